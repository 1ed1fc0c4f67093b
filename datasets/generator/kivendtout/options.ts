import { z } from "zod";
import type { Result } from "#shared/domain/result";
import { COMMON_OPTIONS, parseOptions, SEED } from "../options";

export const DEFAULT_SEED = 42;

/** Progress is told in units, of which there are `scale`; cancelling takes effect between two of them. */
const Options = z.strictObject({
  ...COMMON_OPTIONS,
  /** Multiplies every table but products and ID cards. */
  scale: z.int().min(1).max(200).default(1),
  seed: SEED.default(DEFAULT_SEED),
  /** Injects the documented defects. */
  defects: z.boolean().default(false),
});

export type KivendtoutOptions = z.input<typeof Options>;
export type CheckedOptions = z.output<typeof Options>;

export const checkOptions = (options: KivendtoutOptions): Result<CheckedOptions> =>
  parseOptions(Options, options);
