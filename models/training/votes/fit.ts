import { CONFIDENCE_BAR } from "#shared/contract/identity";
import type { Ballot, VoteWeights } from "#shared/identity/vote/vote";
import { ballotFeatures, chances, utilities, vote } from "#shared/identity/vote/vote";

export interface Judged {
  readonly ballot: Ballot;
  readonly truth: string;
}

const ITERATIONS = 1500;
const RATE = 0.05;
/** Pulls weights towards 0 (L2), so that what is never seen in training does not decide. */
const SHRINKING = 1e-3;
/** Wrong fields among those shown: half of what is promised, since other pictures differ from those trained on. */
const WRONG_SHARE = 1 / 400;
const STEP = 0.25;
const MAX_SHIFT = 12;

const START = [1, 1, -5, 0.5, 0.5, 0.5, 0.5, 0.5];

/** Weights as numbers in the order of `ballotFeatures`. */
function weightsOf(numbers: readonly number[]): VoteWeights {
  const [sharpness, seconded, none, label, print, blur, contradicted, unseconded] = numbers;
  return {
    sharpness: sharpness!,
    seconded: seconded!,
    none: none!,
    doubts: {
      label: label!,
      print: print!,
      blur: blur!,
      contradicted: contradicted!,
      unseconded: unseconded!,
    },
  };
}

/** Position of the intercept of "none of them", which alone may be negative. */
const NONE = 2;
/**
 * How small "none of them" may become where nothing speaks for it in training: with two values to choose from there is
 * always a right one among them, and a worn one would be told for certain.
 */
const LEAST_NONE = -8;

function gradientAt(numbers: readonly number[], judged: readonly Judged[]): number[] {
  const weights = weightsOf(numbers);
  const gradient = numbers.map((number, at) => (at === NONE ? 0 : SHRINKING * number));
  for (const { ballot, truth } of judged) {
    const all = utilities(ballot, weights);
    const shares = chances(all.utilities);
    const right = all.values.indexOf(truth);
    const wanted = right < 0 ? all.values.length : right;
    for (const [option, features] of ballotFeatures(ballot).entries()) {
      const error = (shares[option]! - (option === wanted ? 1 : 0)) / judged.length;
      for (const [at, feature] of features.entries()) gradient[at]! += error * feature;
    }
  }
  return gradient;
}

/** Share of wrong ones among the fields that would be shown as facts, and how many are shown. */
export function shownBy(weights: VoteWeights, judged: readonly Judged[]) {
  const shown = judged.flatMap(({ ballot, truth }) => {
    const best = vote(ballot, weights)[0];
    return best && best.confidence >= CONFIDENCE_BAR ? [best.value === truth] : [];
  });
  return { shown: shown.length, wrong: shown.filter((right) => !right).length };
}

/**
 * Weights of greatest likelihood (multinomial logit, gradient descent with Adam's steps), then "none of them" raised
 * until at most `WRONG_SHARE` of what is shown as a fact is wrong.
 */
export function fitWeights(judged: readonly Judged[]): VoteWeights {
  let numbers = [...START];
  const [mean, square] = [numbers.map(() => 0), numbers.map(() => 0)];
  for (let n = 1; n <= ITERATIONS; n++) {
    const gradient = gradientAt(numbers, judged);
    numbers = numbers.map((number, at) => {
      mean[at] = 0.9 * mean[at]! + 0.1 * gradient[at]!;
      square[at] = 0.999 * square[at]! + 0.001 * gradient[at]! ** 2;
      const step = mean[at] / (1 - 0.9 ** n) / (Math.sqrt(square[at] / (1 - 0.999 ** n)) + 1e-8);
      const next = number - RATE * step;
      return Math.max(at === NONE ? LEAST_NONE : 0, next);
    });
  }
  for (let shift = 0; shift <= MAX_SHIFT; shift += STEP) {
    const weights = weightsOf(numbers.map((number, at) => (at === NONE ? number + shift : number)));
    const { shown, wrong } = shownBy(weights, judged);
    if (wrong <= WRONG_SHARE * shown) return rounded(weights);
  }
  throw new Error("no weights keep wrong fields below the bar");
}

const round = (value: number): number => Number(value.toFixed(4));

const rounded = ({ sharpness, seconded, none, doubts }: VoteWeights): VoteWeights => ({
  sharpness: round(sharpness),
  seconded: round(seconded),
  none: round(none),
  doubts: {
    label: round(doubts.label),
    print: round(doubts.print),
    blur: round(doubts.blur),
    contradicted: round(doubts.contradicted),
    unseconded: round(doubts.unseconded),
  },
});
