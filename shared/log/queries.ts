import type { LoggedRecord } from "./codedRecord";
import type { Instant, KeyKind } from "./kinds";
import type { LogDictionaries } from "./eventLog";
import { CodeCounter } from "./codeCounter";
import { centreOf, sampleDeviation, squaresAbout } from "./deviation";
import type { PostingIndex } from "./postingIndex";
import { EXACT_SQUARES, type LogPart, type LogWindow, type Moments } from "./window";

/** Amounts of a window, in cents. Null means that the window is too short to say. */
export interface AmountSummary {
  /** Payments that have an amount. */
  readonly count: number;
  /** Exact. */
  readonly sum: number;
  /** sum / count; null where count is 0. */
  readonly mean: number | null;
  /** Sample standard deviation; null below two amounts, exactly 0 where all amounts are equal. */
  readonly std: number | null;
}

/** What can be asked of a log, sealed or live. Windows see `LogWindow`; nothing here depends on later records. */
export interface LogQueries {
  readonly size: number;
  count(window: LogWindow): number;
  amounts(window: LogWindow): AmountSummary;
  /** Smallest and largest amount in cents; null where no payment of the window has one. Reads the window. */
  extent(window: LogWindow): { readonly min: number; readonly max: number } | null;
  /** Different values of another key among the window's records; records without it count for nothing. Reads the window. */
  distinct(window: LogWindow, of: KeyKind): number;
  /** Calls with the code of another key of each of the window's records, `NONE` included, in order. */
  visitCodes(window: LogWindow, of: KeyKind, visit: (code: number) => void): void;
  /** Time of the window's last record; null where it is empty. */
  last(window: LogWindow): Instant | null;
  /** Position of the window's last record, −1 where it is empty. */
  lastPosition(window: LogWindow): number;
  /** Positions of the window's records in the total order. Reads the window. */
  positions(window: LogWindow): number[];
  instantAt(position: number): Instant;
  recordAt(position: number): LoggedRecord;
}

/** Answers over consecutive parts of one total order: a sealed log is one part, a live log several and a tail. */
export class PartedQueries implements LogQueries {
  readonly #parts: readonly LogPart[];
  readonly #dictionaries: LogDictionaries;
  readonly #counter = new CodeCounter();

  /** `parts` is read at each question, so its owner may replace its elements in between. */
  constructor(parts: readonly LogPart[], dictionaries: LogDictionaries) {
    this.#parts = parts;
    this.#dictionaries = dictionaries;
  }

  get size(): number {
    return this.#parts.reduce((sum, part) => sum + part.size, 0);
  }

  count(window: LogWindow): number {
    let count = 0;
    this.#visitParts(window, (part, local) => (count += part.count(local)));
    return count;
  }

  amounts(window: LogWindow): AmountSummary {
    const parts: Moments[] = [];
    this.#visitParts(window, (part, local) => parts.push(part.moments(local)));
    let count = 0;
    let sum = 0;
    for (const part of parts) {
      count += part.count;
      sum += part.count === 0 ? 0 : part.count * part.pivot + part.sum;
    }
    if (count === 0) return { count, sum: 0, mean: null, std: null };
    const std =
      count < 2
        ? null
        : sampleDeviation(count, sum, this.#squares(window, parts, centreOf(count, sum)));
    return { count, sum, mean: sum / count, std };
  }

  extent(window: LogWindow): { readonly min: number; readonly max: number } | null {
    let min = Infinity;
    let max = -Infinity;
    this.#visitParts(window, (part, local) =>
      part.visitAmounts(local, (cents) => {
        if (cents < min) min = cents;
        if (cents > max) max = cents;
      }),
    );
    return min > max ? null : { min, max };
  }

  distinct(window: LogWindow, of: KeyKind): number {
    const counter = this.#counter;
    counter.start(this.#dictionaries.keys[of].size);
    this.visitCodes(window, of, counter.add);
    return counter.count;
  }

  visitCodes(window: LogWindow, of: KeyKind, visit: (code: number) => void): void {
    this.#visitParts(window, (part, local) => part.visitCodes(local, of, visit));
  }

  last(window: LogWindow): Instant | null {
    const position = this.lastPosition(window);
    return position < 0 ? null : this.instantAt(position);
  }

  lastPosition(window: LogWindow): number {
    let last = -1;
    this.#visitParts(window, (part, local, base) => {
      const position = part.lastPosition(local);
      if (position >= 0) last = base + position;
    });
    return last;
  }

  positions(window: LogWindow): number[] {
    const positions: number[] = [];
    this.#visitParts(window, (part, local, base) =>
      part.visitPositions(local, (position) => positions.push(base + position)),
    );
    return positions;
  }

  instantAt(position: number): Instant {
    return this.#atPosition(position, (part, local) => part.instantAt(local));
  }

  recordAt(position: number): LoggedRecord {
    return this.#atPosition(position, (part, local) => part.recordAt(local));
  }

  #atPosition<Answer>(position: number, ask: (part: LogPart, local: number) => Answer): Answer {
    let base = 0;
    for (const part of this.#parts) {
      if (position < base + part.size) return ask(part, position - base);
      base += part.size;
    }
    throw new RangeError(`No record at position ${position} of ${base}`);
  }

  /** Σ (x − centre)², exact where it can be. */
  #squares(window: LogWindow, parts: readonly Moments[], centre: number): number {
    let squares = 0;
    let exact = true;
    for (const part of parts) {
      if (part.count === 0) continue;
      squares += squaresAbout(part.count, part.pivot, part.sum, part.square, centre);
      exact &&= part.squareIsExact;
    }
    if (!exact || squares > EXACT_SQUARES) {
      squares = 0;
      this.#visitParts(window, (part, local) =>
        part.visitAmounts(local, (cents) => (squares += (cents - centre) ** 2)),
      );
    }
    return squares;
  }

  /** Calls with each part, the window with `before` made local to it, and the part's first position. */
  #visitParts(
    window: LogWindow,
    visit: (part: LogPart, local: LogWindow, base: number) => void,
  ): void {
    let base = 0;
    for (const part of this.#parts) {
      if (window.before !== null && window.before <= base) return;
      const local =
        base === 0 || window.before === null ? window : { ...window, before: window.before - base };
      visit(part, local, base);
      base += part.size;
    }
  }
}

/** Questions to a sealed log. */
export const queriesOf = (index: PostingIndex): LogQueries =>
  new PartedQueries([index], index.log.dictionaries);
