import type { WindowFeature } from "#shared/features/types";

const CORE = 45;

const KEYS = "(customer|card|device|ip|bin)";
/** By importance: how fast attempts follow each other, what they come to, what is usual, and who shares what. */
const CORE_NAMES: readonly RegExp[] = [
  new RegExp(`^count_tx_${KEYS}_(1m|5m|1h|1d)$`),
  new RegExp(`^sum_amount_${KEYS}_(5m|1h|1d)$`),
  /^(mean|std)_amount_customer_(7d|30d)$/,
  new RegExp(`^failed_${KEYS}_(5m|1h|1d)$`),
  /^uniq_(customer_(device|ip)|(device|ip)_customer)_(1h|1d)$/,
  /^customers_on_(device|ip)$/,
  /^past_tx_customer/,
];

/**
 * The 45 windows that every engine of the kind has, and with which the aim of 150,000 payments a second was set: the
 * first of `CORE_NAMES` that the dataset can answer, counts, sums and failures by customer, card or BIN, device and IP
 * over a minute to a day first.
 */
export const coreWindows = (windows: readonly WindowFeature[]): readonly WindowFeature[] =>
  CORE_NAMES.flatMap((pattern) => windows.filter(({ name }) => pattern.test(name))).slice(0, CORE);
