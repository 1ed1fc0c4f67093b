import { z } from "zod";
import { fail, ok, type Result } from "#shared/domain/result";
import type { GenerationProgress } from "../summary";

export const DEFAULT_SEED = 2025;

const Options = z.strictObject({
  out: z.string().min(1),
  /** Multiplies every table but products and ID cards. */
  scale: z.int().min(1).max(200).default(1),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(DEFAULT_SEED),
  /** Injects the documented defects. */
  defects: z.boolean().default(false),
  /** Replaces whatever `out` holds, also what no generator wrote. */
  force: z.boolean().default(false),
});

export type KivendtoutOptions = z.input<typeof Options> & {
  /** Units of the dataset written so far; there are `scale` of them. */
  readonly onProgress?: (progress: GenerationProgress) => void;
  /** Asked between units; true ends the generation with `dataset.cancelled` and leaves nothing behind. */
  readonly cancelled?: () => boolean;
};

export type CheckedOptions = z.output<typeof Options>;

/** Fills the defaults in; a refusal names the first option that is wrong. */
export function checkOptions(options: KivendtoutOptions): Result<CheckedOptions> {
  const { onProgress: _progress, cancelled: _cancelled, ...data } = options;
  const parsed = Options.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0]!;
  const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  const option = unknown ?? String(issue.path[0] ?? "options");
  return fail("generator.badOption", `Option ${option}: ${issue.message}.`, {
    where: { field: option },
  });
}
