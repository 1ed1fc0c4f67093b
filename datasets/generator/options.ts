import { z } from "zod";
import { fail, ok, type Result } from "#shared/domain/result";
import type { GenerationProgress } from "./summary";

const isFunction = <F>() =>
  z.custom<F>((value) => typeof value === "function", "expected a function");

/** Options every generator has. */
export const COMMON_OPTIONS = {
  /** The folder to make. */
  out: z.string().min(1),
  /** Replaces whatever `out` holds, also what no generator wrote. */
  force: z.boolean().default(false),
  onProgress: isFunction<(progress: GenerationProgress) => void>().optional(),
  /** Asked now and then; true ends the generation with `dataset.cancelled` and leaves nothing behind. */
  cancelled: isFunction<() => boolean>().optional(),
};

/** Any whole number from 0. */
export const SEED = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const refuseOption = (option: string, message: string): Result<never> =>
  fail("generator.badOption", `Option ${option}: ${message}.`, { where: { field: option } });

/** Fills the defaults in; a refusal names the first option that is wrong. */
export function parseOptions<S extends z.ZodType>(
  schema: S,
  options: unknown,
): Result<z.output<S>> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0]!;
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return refuseOption(unknown ?? String(issue.path[0] ?? "options"), issue.message);
}
