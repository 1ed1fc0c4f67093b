import type { Thresholds } from "#shared/contract/rules";
import type { Format } from "./format";

const FEWEST = 2;
const MOST = 6;

/** A score with as many decimals as keep it on its side of both thresholds: 0.7996 is not written 0.80. */
export function scoreText(score: number, { challenge, block }: Thresholds, format: Format): string {
  for (let digits = FEWEST; digits < MOST; digits++) {
    const written = Number(score.toFixed(digits));
    const sameSide = [challenge, block].every(
      (threshold) => Math.sign(written - threshold) === Math.sign(score - threshold),
    );
    if (sameSide) return fixed(score, digits, format);
  }
  return fixed(score, MOST, format);
}

/** Always with at least two decimals, so that scores line up. */
function fixed(score: number, digits: number, format: Format): string {
  return digits === FEWEST ? format.cents(score) : format.decimal(score, digits);
}

/** A threshold with two decimals, or with as many as it has. */
export const thresholdText = (threshold: number, format: Format): string =>
  Number(threshold.toFixed(FEWEST)) === threshold
    ? format.cents(threshold)
    : format.decimal(threshold, MOST);
