import { BLANK, characterOf, classOf } from "./alphabet";
import { addLogs, logAt } from "./columnChances";
import type { ColumnChances } from "./columnChances";
import type { Grammar } from "./grammars";

/** A text and the logarithm of the chance of all ways to lay it over the columns. */
export interface Candidate {
  readonly value: string;
  readonly logChance: number;
}

/** Texts kept from column to column. */
const BEAM = 16;
/** Texts this much less likely than the likeliest are given up, nats. */
const MOST_BEHIND = 15;
/** Logarithm of the chance of nothing at a column from which on nothing else is tried there. */
const SURELY_NOTHING = Math.log(0.9998);
/** Classes less likely than this at a column are not tried there, logarithm: where many may follow, and where few. */
const LEAST_OF_MANY = -9;
const LEAST_OF_FEW = -14;
const FEW = 12;
/** Columns between two characters beyond which a next one is doubted: no line has a gap that wide. */
const WIDE_GAP = 14;
const GAP_COST = 3;

const SPACE = classOf(" ")!;

interface Beam {
  readonly text: string;
  readonly last: number;
  /** Column of the last character. */
  readonly lastColumn: number;
  /** Classes that may follow. */
  readonly next: readonly number[];
  readonly complete: boolean;
  /** The paths that end with nothing, and those that end with the last character; logarithms. */
  blank: number;
  character: number;
}

const total = (beam: Beam): number => addLogs(beam.blank, beam.character);

class Columns {
  readonly #grammar: Grammar;
  readonly #beams = new Map<string, Beam>();

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  /** The beam of a text at this column, made where there is none yet. */
  of(text: string, last: number, column: number): Beam {
    const known = this.#beams.get(text);
    if (known !== undefined) return known;
    const next = this.#grammar.next(text).map((character) => classOf(character)!);
    const complete = this.#grammar.complete(text);
    const beam: Beam = {
      text,
      last,
      lastColumn: column,
      next,
      complete,
      blank: -Infinity,
      character: -Infinity,
    };
    this.#beams.set(text, beam);
    return beam;
  }

  /** The same text at the next column. */
  stay(beam: Beam): Beam {
    const known = this.#beams.get(beam.text);
    if (known !== undefined) return known;
    const stayed = { ...beam, blank: -Infinity, character: -Infinity };
    this.#beams.set(beam.text, stayed);
    return stayed;
  }

  best(): Beam[] {
    const beams = [...this.#beams.values()];
    const least = Math.max(...beams.map(total)) - MOST_BEHIND;
    return beams
      .filter((beam) => total(beam) >= least)
      .sort((a, b) => total(b) - total(a) || (a.text < b.text ? -1 : 1))
      .slice(0, BEAM);
  }
}

/** A space counts as nothing before a value, and after one that nothing may follow. */
const ignoresSpace = (beam: Beam): boolean => beam.text === "" || !beam.next.includes(SPACE);

/** Takes a beam over a column that holds nothing. */
function pass(beam: Beam, log: number): void {
  beam.blank = total(beam) + log;
  beam.character = -Infinity;
}

function step(chances: ColumnChances, column: number, beam: Beam, to: Columns): void {
  const all = total(beam);
  const nothing = ignoresSpace(beam)
    ? addLogs(logAt(chances, column, BLANK), logAt(chances, column, SPACE))
    : logAt(chances, column, BLANK);
  const same = to.stay(beam);
  same.blank = addLogs(same.blank, all + nothing);
  if (beam.text !== "")
    same.character = addLogs(same.character, beam.character + logAt(chances, column, beam.last));
  const gap = beam.text !== "" && column - beam.lastColumn > WIDE_GAP ? GAP_COST : 0;
  const least = beam.next.length <= FEW ? LEAST_OF_FEW : LEAST_OF_MANY;
  for (const next of beam.next) {
    const log = logAt(chances, column, next);
    if (log < least) continue;
    const from = next === beam.last ? beam.blank : all;
    if (from === -Infinity) continue;
    const longer = to.of(beam.text + characterOf(next), next, column);
    longer.character = addLogs(longer.character, from + log - gap);
  }
}

/**
 * Prefix beam search (Hannun et al. 2014) for texts that a grammar allows.
 *
 * @param from first column that counts
 * @returns complete texts, the likeliest first; none where the columns hold none
 */
export function searchTexts(
  chances: ColumnChances,
  from: number,
  grammar: Grammar,
  count: number,
): Candidate[] {
  const start = new Columns(grammar);
  start.of("", BLANK, from).blank = 0;
  let beams = start.best();
  for (let column = from; column < chances.columns; column++) {
    if (logAt(chances, column, BLANK) >= SURELY_NOTHING) {
      for (const beam of beams) pass(beam, logAt(chances, column, BLANK));
      continue;
    }
    const after = new Columns(grammar);
    for (const beam of beams) step(chances, column, beam, after);
    beams = after.best();
  }
  return completed(beams).slice(0, count);
}

/** Complete texts; one that ends with a space is the text before it. */
function completed(beams: readonly Beam[]): Candidate[] {
  const values = new Map<string, number>();
  for (const beam of beams) {
    const value = beam.text.trimEnd();
    if (!beam.complete && value === beam.text) continue;
    values.set(value, addLogs(values.get(value) ?? -Infinity, total(beam)));
  }
  return [...values]
    .map(([value, logChance]) => ({ value, logChance }))
    .sort((a, b) => b.logChance - a.logChance || (a.value < b.value ? -1 : 1));
}
