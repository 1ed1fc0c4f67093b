/**
 * ln n! by Stirling's series with three correction terms; exact products below 20. Relative error under 1e-12
 * (Abramowitz & Stegun 6.1.41).
 */
function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1;
    for (let each = 2; each <= n; each++) product *= each;
    return Math.log(product);
  }
  const correction = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + correction;
}

const logChoose = (n: number, k: number): number =>
  logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * P(X ≥ successes) where `draws` are drawn without replacement from a population of which some are marked: Fisher's
 * exact one-sided test of "more often than chance" (Fisher 1922). 1 at the mean and below it, where nothing is shown.
 * The first term is taken in logarithms, the rest by the ratio of neighbours.
 */
export function hypergeometricTail(
  { population, marked }: { readonly population: number; readonly marked: number },
  draws: number,
  successes: number,
): number {
  const most = Math.min(marked, draws);
  if (successes > most) return 0;
  if (successes * population <= draws * marked) return 1;
  const unmarked = population - marked;
  let term = Math.exp(
    logChoose(marked, successes) +
      logChoose(unmarked, draws - successes) -
      logChoose(population, draws),
  );
  let sum = 0;
  for (let at = successes; at <= most && term > sum * Number.EPSILON; at++) {
    sum += term;
    term *= ((marked - at) * (draws - at)) / ((at + 1) * (unmarked - draws + at + 1));
  }
  return Math.min(sum, 1);
}
