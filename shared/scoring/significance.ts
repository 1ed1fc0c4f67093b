/**
 * P(X ≥ successes) of a binomial X: the exact one-sided test of "more often than `chance`" (Clopper & Pearson 1934).
 * The first term is taken in logarithms, the rest by the ratio of neighbours.
 * @param chance 0 < chance < 1
 */
export function binomialTail(trials: number, successes: number, chance: number): number {
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  // Below the mean the terms rise at first; there the other tail is the short one.
  if (successes <= trials * chance)
    return Math.max(0, 1 - binomialTail(trials, trials - successes + 1, 1 - chance));
  let logTerm = successes * Math.log(chance) + (trials - successes) * Math.log1p(-chance);
  for (let each = 1; each <= successes; each++)
    logTerm += Math.log((trials - successes + each) / each);
  let term = Math.exp(logTerm);
  let sum = 0;
  for (let at = successes; at <= trials && term > sum * Number.EPSILON; at++) {
    sum += term;
    term *= ((trials - at) / (at + 1)) * (chance / (1 - chance));
  }
  return Math.min(sum, 1);
}
