import { z } from "zod";
import { fail, ok, type Result } from "#shared/domain/result";
import type { GenerationProgress } from "../summary";

export const DEFAULT_ROWS = 250_000;
const ROWS_PER_CUSTOMER = 50;
const FEWEST_ROWS_PER_CUSTOMER = 5;
/** Above this many payments per customer and day the customers would be no persons any more. */
const MOST_PAYMENTS_A_DAY = 20;

const isFunction = <F>() =>
  z.custom<F>((value) => typeof value === "function", "expected a function");

const Options = z.strictObject({
  out: z.string().min(1),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  rows: z.int().min(5_000).max(2_000_000).default(DEFAULT_ROWS),
  customers: z.int().min(100).max(100_000).optional(),
  days: z.int().min(28).max(730).default(183),
  formats: z
    .array(z.enum(["csv", "jsonl", "parquet"]))
    .min(1)
    .default(["csv"]),
  /** Compresses each table file: `transactions.csv.gz`. */
  gzip: z.boolean().default(false),
  /** Replaces whatever `out` holds, also what no generator wrote. */
  force: z.boolean().default(false),
  /** Told the rows written so far, once a day. */
  onProgress: isFunction<(progress: GenerationProgress) => void>().optional(),
  /** Asked between days; true ends the generation with `dataset.cancelled` and leaves nothing behind. */
  cancelled: isFunction<() => boolean>().optional(),
});

export type TransactionsOptions = z.input<typeof Options>;
export type CheckedOptions = z.output<typeof Options> & { readonly customers: number };

const refuse = (option: string, message: string): Result<never> =>
  fail("generator.badOption", `Option ${option}: ${message}.`, { where: { field: option } });

/** Fills the defaults in; a refusal names the first option that is wrong. */
export function checkOptions(options: TransactionsOptions): Result<CheckedOptions> {
  const parsed = Options.safeParse(options);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
    return refuse(unknown ?? String(issue.path[0] ?? "options"), issue.message);
  }
  const { rows, days } = parsed.data;
  const customers = parsed.data.customers ?? Math.max(100, Math.round(rows / ROWS_PER_CUSTOMER));
  if (customers * FEWEST_ROWS_PER_CUSTOMER > rows)
    return refuse(
      "customers",
      `at most ${Math.floor(rows / FEWEST_ROWS_PER_CUSTOMER)} for ${rows} rows`,
    );
  if (rows > customers * days * MOST_PAYMENTS_A_DAY)
    return refuse(
      "customers",
      `at least ${Math.ceil(rows / (days * MOST_PAYMENTS_A_DAY))} for ${rows} rows in ${days} days`,
    );
  return ok({ ...parsed.data, formats: [...new Set(parsed.data.formats)], customers });
}
