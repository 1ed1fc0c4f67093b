/** Whole hundredths of an amount in the major unit; NaN stays NaN. */
export const toCents = (amount: number): number => Math.round(amount * 100);

/** Whether an amount has a part smaller than a cent, beyond what binary fractions cannot hold anyway. */
export const isRounded = (amount: number, cents: number): boolean =>
  Math.abs(amount * 100 - cents) > 1e-9 * Math.max(1, Math.abs(cents));
