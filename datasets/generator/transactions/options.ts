import { z } from "zod";
import { ok, type Result } from "#shared/domain/result";
import { COMMON_OPTIONS, parseOptions, refuseOption, SEED_LIMITS, wholeNumber } from "../options";

export const DEFAULT_ROWS = 250_000;
const ROWS_PER_CUSTOMER = 50;
const FEWEST_ROWS_PER_CUSTOMER = 5;
/** Above this many payments per customer and day the customers would be no persons any more. */
const MOST_PAYMENTS_A_DAY = 20;

export const LIMITS = {
  rows: { min: 5_000, max: 2_000_000 },
  customers: { min: 100, max: 100_000 },
  days: { min: 28, max: 730 },
} as const;
const FORMATS = ["csv", "jsonl", "parquet"] as const;
const takesFormats = ({ input }: { readonly input?: unknown }): string =>
  `takes csv, jsonl and parquet, not ${JSON.stringify(input)}`;

/** Progress is told in rows, once a day; cancelling takes effect between two days. */
const Options = z.strictObject({
  ...COMMON_OPTIONS,
  seed: wholeNumber(SEED_LIMITS),
  rows: wholeNumber(LIMITS.rows).default(DEFAULT_ROWS),
  customers: wholeNumber(LIMITS.customers).optional(),
  days: wholeNumber(LIMITS.days).default(183),
  formats: z
    .array(z.enum(FORMATS, { error: takesFormats }))
    .min(1, { error: takesFormats })
    .default(["csv"]),
  /** Compresses each table file: `transactions.csv.gz`. */
  gzip: z.boolean().default(false),
});

export type TransactionsOptions = z.input<typeof Options>;
export type CheckedOptions = z.output<typeof Options> & { readonly customers: number };

/** Fills the defaults in; a refusal names the first option that is wrong. */
export function checkOptions(options: TransactionsOptions): Result<CheckedOptions> {
  const parsed = parseOptions(Options, options);
  if (!parsed.ok) return parsed;
  const { rows, days } = parsed.value;
  const customers = parsed.value.customers ?? Math.max(100, Math.round(rows / ROWS_PER_CUSTOMER));
  if (customers * FEWEST_ROWS_PER_CUSTOMER > rows)
    return refuseOption(
      "customers",
      `takes at most ${Math.floor(rows / FEWEST_ROWS_PER_CUSTOMER)} for ${rows} rows`,
    );
  if (rows > customers * days * MOST_PAYMENTS_A_DAY)
    return refuseOption(
      "customers",
      `takes at least ${Math.ceil(rows / (days * MOST_PAYMENTS_A_DAY))} for ${rows} rows in ${days} days`,
    );
  return ok({ ...parsed.value, formats: [...new Set(parsed.value.formats)], customers });
}
