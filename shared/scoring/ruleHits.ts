import type { WorkProgress } from "../contract/decisions";
import type { Condition, RuleSet } from "../contract/rules";
import { fail, ok, type Result } from "../domain/result";
import { MS_PER_DAY } from "../domain/time";
import { compileCondition, type CompiledCondition } from "../rules/compileCondition";
import { featuresOf } from "../rules/conditionFaults";
import { writeCondition } from "../rules/conditionText";
import { FeatureCache, type FeatureReader, type FeatureSupply } from "./featureCache";
import { patternsOf, type HitPatterns } from "./hitPatterns";

/** What long work needs of where it runs. */
export interface WorkPorts {
  /** Lets messages in (a cancel, a newer request) between two stretches of work. */
  readonly breathe: () => Promise<void>;
  /** Asked after each breath; what is done by then is kept. */
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: WorkProgress) => void;
}

export const cancelledDeciding = fail("dataset.cancelled", "The deciding was cancelled.");

/** Which rules of a rule set hit which payments. */
export interface RuleHits {
  /** A column a rule, in the order of the rule set: 1 where its condition is true of the payment, else 0. */
  readonly columns: readonly Uint8Array[];
  /** 1 where a missing value leaves the rule without an answer; null where it always has one. */
  readonly unknown: readonly (Uint8Array | null)[];
  /** Whether the log has all the features the rule names. */
  readonly available: readonly boolean[];
  readonly patterns: HitPatterns;
}

interface HitColumn {
  readonly hits: Uint8Array;
  /** Made with the first payment that the condition cannot answer for. */
  unknown: Uint8Array | null;
  /** Payments evaluated, from the first on. */
  filled: number;
}

/** Payments evaluated between two breaths: few where features are computed, many where they only are read. */
const STRETCH_COMPUTED = 1024;
const STRETCH_KEPT = 65_536;

const DEFAULT_BYTES = { features: 256 * 2 ** 20, hits: 64 * 2 ** 20 };

/**
 * Evaluates conditions over every payment of a log and keeps what it found by the text of the condition: other
 * weights, states or thresholds evaluate nothing, another condition only itself, and its features are kept as well.
 * Every rule of a rule set is evaluated, shadow and off ones too, so that switching one costs nothing.
 */
export class HitMatrix {
  readonly #supply: FeatureSupply;
  readonly #features: FeatureCache;
  readonly #hitBytes: number;
  /** By the condition's text, the one used longest ago first. */
  readonly #columns = new Map<string, HitColumn>();
  #labelDelayMs = NaN;
  #last: Pick<RuleHits, "columns" | "patterns"> | null = null;

  /** @param bytes what columns of features and of hits may take */
  constructor(supply: FeatureSupply, bytes = DEFAULT_BYTES) {
    this.#supply = supply;
    this.#features = new FeatureCache(supply, bytes.features);
    this.#hitBytes = bytes.hits;
  }

  /** The features kept for a label delay; for whatever else reads them (similar payments). */
  featuresAt(labelDelayMs: number): FeatureCache {
    this.#useLabelDelay(labelDelayMs);
    return this.#features;
  }

  /** @returns `dataset.cancelled` where it was cancelled; asking again goes on from there */
  async hitsOf({ rules, labelDelayDays }: RuleSet, ports: WorkPorts): Promise<Result<RuleHits>> {
    this.#useLabelDelay(labelDelayDays * MS_PER_DAY);
    const size = this.#supply.positions.length;
    const texts = rules.map(({ when }) => writeCondition(when));
    const columns = texts.map((text) => this.#columnOf(text));
    this.#giveUpOld(new Set(texts));
    const pending = rules.flatMap(({ when }, at) =>
      columns[at]!.filled < size && texts.indexOf(texts[at]!) === at
        ? [{ when, column: columns[at]! }]
        : [],
    );
    if (pending.length > 0 && !(await this.#evaluate(pending, ports))) return cancelledDeciding;
    const hits = columns.map((column) => column.hits);
    return ok({
      columns: hits,
      unknown: columns.map(({ unknown }) => unknown),
      available: rules.map(({ when }) =>
        featuresOf(when).every((name) => this.#supply.isAvailable(name)),
      ),
      patterns: this.#patternsOf(hits),
    });
  }

  /** Those of the last time where every rule has the column it had then. */
  #patternsOf(columns: readonly Uint8Array[]): HitPatterns {
    const last = this.#last;
    const isSame =
      last?.columns.length === columns.length &&
      columns.every((column, at) => column === last.columns[at]);
    if (last !== null && isSame) return last.patterns;
    const patterns = patternsOf(columns, this.#supply.positions.length);
    this.#last = { columns, patterns };
    return patterns;
  }

  #useLabelDelay(labelDelayMs: number): void {
    this.#features.useLabelDelay(labelDelayMs);
    if (labelDelayMs !== this.#labelDelayMs) this.#columns.clear();
    this.#labelDelayMs = labelDelayMs;
  }

  #columnOf(text: string): HitColumn {
    const column = this.#columns.get(text) ?? {
      hits: new Uint8Array(this.#supply.positions.length),
      unknown: null,
      filled: 0,
    };
    this.#columns.delete(text);
    this.#columns.set(text, column);
    return column;
  }

  #giveUpOld(inUse: ReadonlySet<string>): void {
    const most = Math.floor(this.#hitBytes / Math.max(this.#supply.positions.length, 1));
    for (const text of this.#columns.keys()) {
      if (this.#columns.size <= most) return;
      if (!inUse.has(text)) this.#columns.delete(text);
    }
  }

  /** False where it was cancelled. */
  async #evaluate(pending: readonly Pending[], ports: WorkPorts): Promise<boolean> {
    const size = this.#supply.positions.length;
    const reader = this.#features.reader(pending.flatMap(({ when }) => featuresOf(when)));
    const ready = pending.map(({ when, column }) => ({
      column,
      condition: compileCondition(when, reader.columns),
    }));
    let from = Math.min(...pending.map(({ column }) => column.filled));
    while (from < size) {
      let to = Math.min(from + STRETCH_KEPT, size);
      if (!reader.prepare(from, to)) {
        to = Math.min(from + STRETCH_COMPUTED, size);
        reader.prepare(from, to);
      }
      evaluateStretch(
        reader,
        ready.filter(({ column }) => column.filled < to),
        from,
        to,
      );
      from = to;
      ports.onProgress({ done: from, total: size });
      if (from < size) await ports.breathe();
      if (ports.isCancelled()) return false;
    }
    return true;
  }
}

interface Pending {
  readonly when: Condition;
  readonly column: HitColumn;
}

interface Ready {
  readonly column: HitColumn;
  readonly condition: CompiledCondition;
}

function evaluateStretch(
  reader: FeatureReader,
  ready: readonly Ready[],
  from: number,
  to: number,
): void {
  const row = new Float64Array(reader.names.length);
  for (let ordinal = from; ordinal < to; ordinal++) {
    reader.read(ordinal, row);
    for (let at = 0; at < ready.length; at++) {
      const { column, condition } = ready[at]!;
      const answer = condition(row, 0);
      column.hits[ordinal] = answer === 1 ? 1 : 0;
      if (answer === answer) continue;
      column.unknown ??= new Uint8Array(column.hits.length);
      column.unknown[ordinal] = 1;
    }
  }
  reader.done();
  for (const { column } of ready) column.filled = to;
}
