import { z } from "zod";
import type { Result } from "#shared/domain/result";
import { COMMON_OPTIONS, parseOptions, SEED_LIMITS, wholeNumber, type Limits } from "../options";

export const DEFAULT_SEED = 42;
export const SCALE_LIMITS: Limits = { min: 1, max: 200 };

/** Progress is told in units, of which there are `scale`; cancelling takes effect between two of them. */
const Options = z.strictObject({
  ...COMMON_OPTIONS,
  /** Multiplies every table but products and ID cards. */
  scale: wholeNumber(SCALE_LIMITS).default(1),
  seed: wholeNumber(SEED_LIMITS).default(DEFAULT_SEED),
  /** Injects the documented defects. */
  defects: z.boolean().default(false),
});

export type KivendtoutOptions = z.input<typeof Options>;
export type CheckedOptions = z.output<typeof Options>;

export const checkOptions = (options: KivendtoutOptions): Result<CheckedOptions> =>
  parseOptions(Options, options);
