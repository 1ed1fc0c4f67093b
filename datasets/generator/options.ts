import { z } from "zod";
import { fail, ok, type Result } from "#shared/domain/result";
import type { GenerationProgress } from "./summary";

const isFunction = <F>() =>
  z.custom<F>((value) => typeof value === "function", "expected a function");

/** The least and the greatest whole number an option takes. */
export interface Limits {
  readonly min: number;
  readonly max: number;
}

const inWords = (value: number): string => value.toLocaleString("en");

/** Limits in words, such as "from 5,000 to 2,000,000". */
export const describeLimits = ({ min, max }: Limits): string =>
  `from ${inWords(min)} to ${inWords(max)}`;

/** What is wrong with something given for a number within limits. */
export const notWithin = (limits: Limits, given: unknown): string =>
  `takes a whole number ${describeLimits(limits)}, not ${String(given)}`;

/** A whole number within limits; a refusal tells them. */
export function wholeNumber(limits: Limits) {
  const error = ({ input }: { readonly input?: unknown }) => notWithin(limits, input);
  return z.int({ error }).min(limits.min, { error }).max(limits.max, { error });
}

/** Options every generator has. */
export const COMMON_OPTIONS = {
  /** The folder to make. */
  out: z.string().min(1, { error: "takes the name of a folder" }),
  /** Replaces whatever `out` holds, also what no generator wrote. */
  force: z.boolean().default(false),
  onProgress: isFunction<(progress: GenerationProgress) => void>().optional(),
  /** Asked now and then; true ends the generation with `dataset.cancelled` and leaves nothing behind. */
  cancelled: isFunction<() => boolean>().optional(),
};

export const SEED_LIMITS: Limits = { min: 0, max: Number.MAX_SAFE_INTEGER };

/** The option is named as on the command line, whose words the options are. */
export const refuseOption = (option: string, message: string): Result<never> =>
  fail("generator.badOption", `--${option} ${message}.`, { where: { field: option } });

/** Fills the defaults in; a refusal names the first option that is wrong. */
export function parseOptions<S extends z.ZodType>(
  schema: S,
  options: unknown,
): Result<z.output<S>> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0]!;
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  if (unknown !== undefined) return refuseOption(unknown, "is no option of this generator");
  return refuseOption(String(issue.path[0] ?? "options"), issue.message);
}
