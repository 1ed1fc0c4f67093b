import type { RuleEffectFigures } from "../contract/decisions";
import { OUTCOMES, type Rule, type RuleSet } from "../contract/rules";
import type { DecisionColumns } from "./decideAll";
import {
  ALLOW,
  emptyVerdict,
  judge,
  outcomeCodeOf,
  overridden,
  type OutcomeCode,
  type Verdict,
} from "./decide";
import { UNLABELLED } from "./figureColumns";
import { readPattern } from "./hitPatterns";
import type { RuleHits } from "./ruleHits";
import { hypergeometricTail } from "./significance";

/** Payments that are alike in all that outcomes and labels depend on. */
interface Cell {
  readonly pattern: number;
  /** What the model alone would decide; ALLOW where there is none. */
  readonly modelOutcome: OutcomeCode;
  readonly frauds: number;
  readonly legitimate: number;
  readonly unknown: number;
}

const LABELS = 3;

/**
 * Counts the first `count` payments by pattern, model and label; only the first `known` have labels that count.
 * One pass.
 */
export function cellsOf(
  { thresholds }: RuleSet,
  { patterns }: RuleHits,
  labels: Uint8Array,
  modelScores: Float64Array | null,
  { count, known }: { readonly count: number; readonly known: number },
): readonly Cell[] {
  const perPattern = OUTCOMES.length * LABELS;
  const counts = new Uint32Array(patterns.count * perPattern);
  for (let at = 0; at < count; at++) {
    const modelOutcome = modelScores === null ? 0 : outcomeCodeOf(modelScores[at]!, thresholds);
    const label = at < known ? labels[at]! : UNLABELLED;
    counts[patterns.codes[at]! * perPattern + modelOutcome * LABELS + label]!++;
  }
  const cells: Cell[] = [];
  for (let at = 0; at < counts.length; at += LABELS) {
    const [legitimate, frauds, unknown] = counts.subarray(at, at + LABELS);
    if (legitimate! + frauds! + unknown! === 0) continue;
    cells.push({
      pattern: Math.floor(at / perPattern),
      modelOutcome: (at % perPattern) / LABELS,
      frauds: frauds!,
      legitimate: legitimate!,
      unknown: unknown!,
    });
  }
  return cells;
}

/** Below these a rule has hit too seldom to say that it hits at random. */
const FEWEST_LABELLED_HITS = 30;
const FEWEST_FRAUDS_BY_CHANCE = 2;
/** Chance that any rule of a rule set that hits at random is taken to do better. */
const SIGNIFICANCE = 0.05;
/** An active rule hits at most this share of the legitimate payments (SPEC §6). */
const MOST_FALSE_POSITIVES = 0.05;

interface Tally {
  hits: number;
  frauds: number;
  legitimate: number;
  onlyFrauds: number;
  onlyLegitimate: number;
  lostCaught: number;
  lostFalseAlarms: number;
  /** Payments whose outcome would be another were the rule off, labelled or not. */
  changed: number;
}

/** Payments with a known label. */
interface Labelled {
  readonly frauds: number;
  readonly legitimate: number;
}

function outcomeIn({ override, scoreOutcome }: Verdict, { modelOutcome }: Cell): OutcomeCode {
  const byScore = Math.max(scoreOutcome, modelOutcome);
  return override < 0 ? byScore : overridden(override, byScore);
}

/** Labels that each rule has an answer for, among those of the first `known` payments. One pass a rule that lacks any. */
export function judgedBy(
  { unknown }: RuleHits,
  labels: Uint8Array,
  known: number,
): readonly Labelled[] {
  const all = labelsWithin(labels, known, null);
  return unknown.map((column) => (column === null ? all : labelsWithin(labels, known, column)));
}

function labelsWithin(labels: Uint8Array, known: number, without: Uint8Array | null): Labelled {
  const counts = [0, 0, 0];
  for (let at = 0; at < known; at++) if (without?.[at] !== 1) counts[labels[at]!]!++;
  return { legitimate: counts[0]!, frauds: counts[1]! };
}

/** What each rule of a rule set does to the payments of some cells. */
export class RuleFigures {
  readonly #ruleSet: RuleSet;
  readonly #hits: RuleHits;
  readonly #decisions: DecisionColumns;
  readonly #tallies: readonly Tally[];
  readonly #overlap: readonly number[][];
  readonly #pattern: Uint8Array;
  readonly #without = emptyVerdict();

  constructor(
    ruleSet: RuleSet,
    hits: RuleHits,
    decisions: DecisionColumns,
    cells: readonly Cell[],
  ) {
    this.#ruleSet = ruleSet;
    this.#hits = hits;
    this.#decisions = decisions;
    this.#pattern = new Uint8Array(ruleSet.rules.length);
    this.#tallies = ruleSet.rules.map(() => ({
      hits: 0,
      frauds: 0,
      legitimate: 0,
      onlyFrauds: 0,
      onlyLegitimate: 0,
      lostCaught: 0,
      lostFalseAlarms: 0,
      changed: 0,
    }));
    this.#overlap = ruleSet.rules.map(() => ruleSet.rules.map(() => 0));
    for (const cell of cells) this.#count(cell);
  }

  /** Payments hit by both rules of a pair, by place; on the diagonal those hit by the rule. */
  overlap(): readonly (readonly number[])[] {
    return this.#overlap;
  }

  /** @param judged labels that each rule has an answer for */
  figures(labelled: Labelled, judged: readonly Labelled[]): RuleEffectFigures[] {
    const { rules } = this.#ruleSet;
    const isTested = rules.map((rule, at) => canBeTested(rule, this.#tallies[at]!, judged[at]!));
    // Bonferroni: as many are tried at once, each has to convince the more.
    const significance = SIGNIFICANCE / isTested.filter(Boolean).length;
    return rules.map((rule, at) => {
      const tally = this.#tallies[at]!;
      const known = tally.frauds + tally.legitimate;
      const falsePositiveRate =
        labelled.legitimate === 0 ? null : tally.legitimate / labelled.legitimate;
      const isAtRandom = isTested[at]! && chanceOf(tally, judged[at]!) > significance;
      return {
        ruleId: rule.id,
        hits: tally.hits,
        frauds: tally.frauds,
        legitimate: tally.legitimate,
        precision: known === 0 ? null : tally.frauds / known,
        falsePositiveRate,
        onlyFrauds: tally.onlyFrauds,
        onlyLegitimate: tally.onlyLegitimate,
        lostIfOff: { caught: tally.lostCaught, falseAlarms: tally.lostFalseAlarms },
        hint: this.#hits.available[at]!
          ? hintOf(rule, tally, isAtRandom, falsePositiveRate)
          : "unavailable",
      };
    });
  }

  #count(cell: Cell): void {
    const pattern = this.#pattern;
    readPattern(this.#hits.columns, this.#hits.patterns, cell.pattern, pattern);
    const { rules } = this.#ruleSet;
    const hitting = [...rules.keys()].filter((at) => pattern[at] === 1);
    const active = hitting.filter((at) => rules[at]!.state === "active");
    const payments = cell.frauds + cell.legitimate + cell.unknown;
    for (const at of hitting) {
      const tally = this.#tallies[at]!;
      tally.hits += payments;
      tally.frauds += cell.frauds;
      tally.legitimate += cell.legitimate;
      if (active.every((other) => other === at)) {
        tally.onlyFrauds += cell.frauds;
        tally.onlyLegitimate += cell.legitimate;
      }
      for (const other of hitting) this.#overlap[at]![other]! += payments;
    }
    for (const at of active) this.#switchOff(at, cell, payments);
  }

  /** Decides the cell's payments again as though the rule were off. */
  #switchOff(at: number, cell: Cell, payments: number): void {
    const outcome = outcomeIn(this.#decisions.verdicts[cell.pattern]!, cell);
    this.#pattern[at] = 0;
    judge(this.#ruleSet, this.#pattern, NaN, this.#without);
    this.#pattern[at] = 1;
    const without = outcomeIn(this.#without, cell);
    if (without === outcome) return;
    const tally = this.#tallies[at]!;
    tally.changed += payments;
    if (outcome === ALLOW || without !== ALLOW) return;
    tally.lostCaught += cell.frauds;
    tally.lostFalseAlarms += cell.legitimate;
  }
}

/**
 * The first of these that holds: it never hits; it hits at random, its frauds being no more than chance explains among
 * the payments it has an answer for (Fisher's exact test, one-sided, at 5 % over all rules that are tested, which are
 * those with 30 labelled hits on which chance alone would bring two frauds); no decision would be another without it; it
 * hits more than 5 % of the legitimate payments. A rule that lets payments through is meant to hit legitimate ones, and so is never at random
 * nor noisy.
 */
function hintOf(
  rule: Rule,
  tally: Tally,
  isAtRandom: boolean,
  falsePositiveRate: number | null,
): RuleEffectFigures["hint"] {
  if (tally.hits === 0) return "never";
  if (isAtRandom) return "useless";
  if (rule.state === "active" && tally.changed === 0) return "redundant";
  return !letsThrough(rule) && (falsePositiveRate ?? 0) > MOST_FALSE_POSITIVES ? "noisy" : null;
}

const letsThrough = ({ effect }: Rule): boolean =>
  "outcome" in effect && effect.outcome === "ALLOW";

/** Share of frauds among the payments with a known label. */
const baseRateOf = ({ frauds, legitimate }: Labelled): number => frauds / (frauds + legitimate);

function canBeTested(rule: Rule, { frauds, legitimate }: Tally, judged: Labelled): boolean {
  if (letsThrough(rule) || judged.frauds === 0 || judged.legitimate === 0) return false;
  const hits = frauds + legitimate;
  return hits >= FEWEST_LABELLED_HITS && hits * baseRateOf(judged) >= FEWEST_FRAUDS_BY_CHANCE;
}

/** Chance that hits at random bring as many frauds as the rule found, or more. */
const chanceOf = ({ frauds, legitimate }: Tally, judged: Labelled): number =>
  hypergeometricTail(
    { population: judged.frauds + judged.legitimate, marked: judged.frauds },
    frauds + legitimate,
    frauds,
  );
