import type { Random } from "#generator/random";
import { augmented } from "./augment";
import { freshCard, type SourceCard } from "./cards";
import { MILD, SINGLES, STRONG, type Severity } from "./severities";
import { UNSEEN, unseen } from "./unseen";

/** One file to read and what it says. */
export interface Sample {
  readonly name: string;
  readonly truth: SourceCard["truth"];
  readonly file: Uint8Array;
}

export interface SampleSet {
  readonly name: string;
  readonly count: number;
  /** Makes the samples one by one; the n-th is the same whoever asks. */
  sample(at: number): Promise<Sample>;
}

/** How many samples each kind of set has. */
export interface Sizes {
  readonly fresh: number;
  /** Of mild and of strong. */
  readonly main: number;
  /** Of each single distortion. */
  readonly single: number;
  /** Of each unseen kind. */
  readonly unseen: number;
}

export const QUICK: Sizes = { fresh: 24, main: 50, single: 12, unseen: 4 };
export const FULL: Sizes = { fresh: 200, main: 500, single: 100, unseen: 40 };

type Distort = (random: Random, card: SourceCard) => Promise<Uint8Array>;

/** Every set, the published cards and fresh ones in turn. */
export function sampleSets(
  random: Random,
  published: readonly SourceCard[],
  sizes: Sizes,
): SampleSet[] {
  const under =
    (severity: Severity): Distort =>
    (own, card) =>
      augmented(own, card.pixels, severity);
  const set = (name: string, count: number, distort: Distort): SampleSet => ({
    name,
    count,
    sample: async (at) => {
      const own = random.child(name, at);
      const card =
        at % 2 === 0 && published.length > 0
          ? own.child("card").pick(published)
          : await freshCard(own.child("card"), at);
      return { name: card.name, truth: card.truth, file: await distort(own, card) };
    },
  });
  const kinds = Object.keys(UNSEEN);
  return [
    untouched("undistorted_published", published.length, (at) => Promise.resolve(published[at]!)),
    untouched("undistorted_fresh", sizes.fresh, (at) =>
      freshCard(random.child("undistorted_fresh", at), at),
    ),
    set("mild", sizes.main, under(MILD)),
    set("strong", sizes.main, under(STRONG)),
    ...Object.entries(SINGLES).map(([name, severity]) =>
      set(`only_${name}`, sizes.single, under(severity)),
    ),
    ...kinds.map((kind) =>
      set(`unseen_${kind}`, sizes.unseen, (own, card) => unseen(own, card.pixels, kind)),
    ),
  ].filter(({ count }) => count > 0);
}

const untouched = (
  name: string,
  count: number,
  card: (at: number) => Promise<SourceCard>,
): SampleSet => ({ name, count, sample: card });
