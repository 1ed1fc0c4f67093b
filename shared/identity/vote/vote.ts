import { z } from "zod";
import type { CardField } from "../../contract/identity";
import type { Candidate } from "../read/beamSearch";

/** What one field could say, and what speaks for it. */
export interface Ballot {
  /** Readings of the line reader with the logarithms of their chances, the likeliest first; may be empty. */
  readonly candidates: readonly Candidate[];
  /** What Tesseract read in the form of the field; null where it was not asked or read no such thing. */
  readonly second: string | null;
  readonly doubts: Doubts;
}

/** What makes a reading doubtful whatever it says; 0 where nothing does, about 1 where much does. */
export interface Doubts {
  /** How badly the label of the line fits, nats a character. */
  readonly label: number;
  /** How far the fixed print of the card is from what is seen: 1 − agreement. */
  readonly print: number;
  /** How far the fixed words are from their print at full resolution: 1 − sharpness. */
  readonly blur: number;
  /** Tesseract was asked and read something else of the field's form. */
  readonly contradicted: number;
  /** Tesseract was asked and read nothing of the field's form. */
  readonly unseconded: number;
}

const DOUBTS = [
  "label",
  "print",
  "blur",
  "contradicted",
  "unseconded",
] as const satisfies (keyof Doubts)[];

/** Fields that are written alike are judged alike. */
export const FIELD_KINDS = {
  last_name: "name",
  first_name: "name",
  sex: "sex",
  birthdate: "date",
  doc_number: "number",
  expiry: "date",
} as const satisfies Record<CardField, string>;
export type FieldKind = (typeof FIELD_KINDS)[CardField];

/**
 * Weights of a multinomial logit over the candidates and "none of them": a candidate's utility is
 * `sharpness × log chance + seconded × [Tesseract says so]`, that of none is `none + Σ weight × doubt`.
 */
export const VoteWeights = z.object({
  sharpness: z.number().nonnegative(),
  seconded: z.number().nonnegative(),
  none: z.number(),
  doubts: z.object({
    label: z.number().nonnegative(),
    print: z.number().nonnegative(),
    blur: z.number().nonnegative(),
    contradicted: z.number().nonnegative(),
    unseconded: z.number().nonnegative(),
  }),
});
export type VoteWeights = z.infer<typeof VoteWeights>;

export const VoteModel = z.object({
  format: z.literal("kivendtout-card-vote/1"),
  seed: z.number().int(),
  photos: z.number().int(),
  weights: z.object({
    name: VoteWeights,
    sex: VoteWeights,
    date: VoteWeights,
    number: VoteWeights,
  }),
});
export type VoteModel = z.infer<typeof VoteModel>;

export interface Verdict {
  readonly value: string;
  /** Chance that it is exactly right. */
  readonly confidence: number;
}

/** A candidate that only Tesseract names stands this far below the last of the line reader's (natural log). */
const STEP_DOWN = 2;
const OTHERS = 4;

function named({ candidates, second }: Ballot): readonly Candidate[] {
  if (second === null || candidates.some(({ value }) => value === second)) return candidates;
  const least = candidates.at(-1)?.logChance ?? 0;
  return [...candidates, { value: second, logChance: least - STEP_DOWN }];
}

/**
 * What each option's utility is the weighted sum of, in the order sharpness, seconded, none, then the doubts: a row for
 * each candidate, the last for none of them.
 */
export function ballotFeatures(ballot: Ballot): readonly (readonly number[])[] {
  const noDoubts = DOUBTS.map(() => 0);
  return [
    ...named(ballot).map(({ value, logChance }) => [
      logChance,
      value === ballot.second ? 1 : 0,
      0,
      ...noDoubts,
    ]),
    [0, 0, 1, ...DOUBTS.map((doubt) => ballot.doubts[doubt])],
  ];
}

/** Utilities of the candidates, then of none of them. */
export function utilities(
  ballot: Ballot,
  { sharpness, seconded, none, doubts }: VoteWeights,
): {
  readonly values: readonly string[];
  readonly utilities: readonly number[];
} {
  const weights = [sharpness, seconded, none, ...DOUBTS.map((doubt) => doubts[doubt])];
  return {
    values: named(ballot).map(({ value }) => value),
    utilities: ballotFeatures(ballot).map((features) =>
      features.reduce((sum, feature, at) => sum + feature * weights[at]!, 0),
    ),
  };
}

/** Chances of utilities, which add up to 1 (softmax). */
export function chances(utilities: readonly number[]): readonly number[] {
  const most = Math.max(...utilities);
  const powers = utilities.map((utility) => Math.exp(utility - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Readings by their chance, the likeliest first, at most five; none where nothing was read. */
export function vote(ballot: Ballot, weights: VoteWeights): readonly Verdict[] {
  const { values, utilities: all } = utilities(ballot, weights);
  const shares = chances(all);
  return values
    .map((value, at) => ({ value, confidence: shares[at]! }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, OTHERS + 1);
}
