import type { Calibration } from "../contract/rules";
import { fail, ok, type Result } from "../domain/result";

/** 1 / (1 + exp(−z)) without overflow, and rising without a break: both branches are exact at 0. */
function logistic(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const small = Math.exp(z);
  return small / (1 + small);
}

/** Probability of fraud at so many rule points, 0 … 1; rises with them. */
export const applyCalibration = (
  { intercept, slope }: Pick<Calibration, "intercept" | "slope">,
  points: number,
): number => logistic(intercept + slope * points);

/** Payments with the same points: how many there are, and their target probabilities added up. */
interface PointGroup {
  readonly points: number;
  readonly count: number;
  readonly target: number;
}

interface Fit {
  readonly intercept: number;
  readonly slope: number;
}

interface LabelCounts {
  readonly frauds: number;
  readonly legitimate: number;
}

/**
 * Payments by points, in rising order, so that the fit does not depend on the order of the payments. Targets are
 * Platt's: (N₊ + 1) / (N₊ + 2) for frauds and 1 / (N₋ + 2) for the others, which keeps the fit finite where points
 * separate the classes.
 */
function groupByPoints(
  points: Float64Array,
  labels: Uint8Array,
  { frauds, legitimate }: LabelCounts,
): readonly PointGroup[] {
  const groups = new Map<number, { frauds: number; legitimate: number }>();
  for (let at = 0; at < points.length; at++) {
    const label = labels[at]!;
    if (label > 1) continue;
    const group = groups.get(points[at]!) ?? { frauds: 0, legitimate: 0 };
    if (label === 1) group.frauds++;
    else group.legitimate++;
    groups.set(points[at]!, group);
  }
  const high = (frauds + 1) / (frauds + 2);
  const low = 1 / (legitimate + 2);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([value, group]) => ({
      points: value,
      count: group.frauds + group.legitimate,
      target: group.frauds * high + group.legitimate * low,
    }));
}

/** Negative log likelihood, written so that no exponential overflows (Lin, Lin & Weng 2007, eq. 14). */
function lossOf(groups: readonly PointGroup[], { intercept, slope }: Fit): number {
  let loss = 0;
  for (const { points, count, target } of groups) {
    const z = intercept + slope * points;
    const softplus = Math.log1p(Math.exp(-Math.abs(z))) + Math.max(z, 0);
    loss += count * softplus - target * z;
  }
  return loss;
}

/** Newton's direction at a fit, and the gradient it comes from. */
function newtonStep(groups: readonly PointGroup[], fit: Fit) {
  // A ridge keeps the Hessian positive definite.
  let slopeSlope = RIDGE;
  let interceptIntercept = RIDGE;
  let mixed = 0;
  let bySlope = 0;
  let byIntercept = 0;
  for (const { points, count, target } of groups) {
    const probability = applyCalibration(fit, points);
    const weight =
      count *
      probability *
      applyCalibration({ intercept: -fit.intercept, slope: -fit.slope }, points);
    slopeSlope += points * points * weight;
    interceptIntercept += weight;
    mixed += points * weight;
    const excess = count * probability - target;
    bySlope += points * excess;
    byIntercept += excess;
  }
  const determinant = slopeSlope * interceptIntercept - mixed * mixed;
  return {
    bySlope,
    byIntercept,
    slope: -(interceptIntercept * bySlope - mixed * byIntercept) / determinant,
    intercept: -(slopeSlope * byIntercept - mixed * bySlope) / determinant,
  };
}

const RIDGE = 1e-12;
const MOST_STEPS = 100;
const SMALLEST_STEP = 1e-10;
const FLAT = 1e-5;

/** Newton's method with backtracking, the published algorithm of Lin, Lin & Weng (2007, appendix C). */
function minimise(groups: readonly PointGroup[], start: Fit): Fit {
  let fit = start;
  let loss = lossOf(groups, fit);
  for (let step = 0; step < MOST_STEPS; step++) {
    const newton = newtonStep(groups, fit);
    if (Math.abs(newton.bySlope) < FLAT && Math.abs(newton.byIntercept) < FLAT) break;
    const fall = newton.bySlope * newton.slope + newton.byIntercept * newton.intercept;
    let length = 1;
    for (; length >= SMALLEST_STEP; length /= 2) {
      const tried = {
        slope: fit.slope + length * newton.slope,
        intercept: fit.intercept + length * newton.intercept,
      };
      const triedLoss = lossOf(groups, tried);
      if (triedLoss < loss + 0.0001 * length * fall) {
        fit = tried;
        loss = triedLoss;
        break;
      }
    }
    if (length < SMALLEST_STEP) break;
  }
  return fit;
}

/**
 * Fits rule points to labels by Platt scaling (Platt 1999) with the numerically stable algorithm of Lin, Lin & Weng,
 * "A note on Platt's probabilistic outputs for support vector machines" (Machine Learning 68, 2007).
 * @param labels 1 = fraud, 0 = legitimate; anything else is left out
 * @param dataset what is written down as fitted on
 * @returns `scoring.cannotFit` where a class is missing, or where frauds have no more points than the others
 */
export function fitCalibration(
  points: Float64Array,
  labels: Uint8Array,
  dataset: string,
): Result<Calibration> {
  let frauds = 0;
  let legitimate = 0;
  for (const label of labels) {
    if (label === 1) frauds++;
    else if (label === 0) legitimate++;
  }
  if (frauds === 0 || legitimate === 0)
    return fail(
      "scoring.cannotFit",
      `The score cannot be fitted: no payment is labelled ${frauds === 0 ? "fraud" : "legitimate"}.`,
      { tip: "Fit on a dataset or a period that has frauds and legitimate payments." },
    );
  const fit = minimise(groupByPoints(points, labels, { frauds, legitimate }), {
    slope: 0,
    intercept: -Math.log((legitimate + 1) / (frauds + 1)),
  });
  if (!(fit.slope > 0 && Number.isFinite(fit.slope) && Number.isFinite(fit.intercept)))
    return fail(
      "scoring.cannotFit",
      "The score cannot be fitted: frauds have no more rule points than legitimate payments.",
      { tip: "Give points to rules that hit frauds more often than legitimate payments." },
    );
  return ok({ ...fit, fittedOn: { dataset, payments: frauds + legitimate, frauds } });
}
