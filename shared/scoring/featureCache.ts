import type { FeatureDictionary, FeatureProgram } from "../features/types";
import type { FeatureColumn, FeatureColumns } from "../rules/compileCondition";
import type { FeatureType } from "../contract/decisions";

/** Where feature values of a log's payments come from. */
export interface FeatureSupply {
  /** Position of each payment in the log. */
  readonly positions: Uint32Array;
  /** Null where no such feature is declared. */
  typeOf(name: string): FeatureType | null;
  /** Of a text feature, null for the others. */
  dictionaryOf(name: string): FeatureDictionary | null;
  /** Whether the log has what the feature needs. */
  isAvailable(name: string): boolean;
  /** Only declared names are asked for. */
  compile(names: readonly string[], labelDelayMs: number): FeatureProgram;
}

interface CachedColumn {
  /** Exact values: a float32 would move payments across a threshold. */
  readonly values: Float64Array;
  /** Payments filled, from the first on. */
  filled: number;
}

/** Reads values of some features at any payment, as rows. */
export interface FeatureReader {
  readonly names: readonly string[];
  /** The places in a row, for conditions; undeclared features have none. */
  readonly columns: FeatureColumns;
  /** Readies the payments [from, to); true where all of them are kept already. */
  prepare(from: number, to: number): boolean;
  /** Writes a prepared payment's values to `row[0 …]`. */
  read(ordinal: number, row: Float64Array): void;
  /** Says that every payment of the stretch has been read, so that what was computed is kept. */
  done(): void;
}

/** Feature columns of a log, kept up to a number of bytes and computed again where they are not. */
export class FeatureCache {
  readonly #supply: FeatureSupply;
  readonly #budget: number;
  /** The one used longest ago first. */
  readonly #columns = new Map<string, CachedColumn>();
  #labelDelayMs = NaN;

  /** @param budget bytes of columns that are kept, 8 a payment and feature */
  constructor(supply: FeatureSupply, budget: number) {
    this.#supply = supply;
    this.#budget = budget;
  }

  /** Forgets everything where the label delay is another than before. */
  useLabelDelay(labelDelayMs: number): void {
    if (labelDelayMs !== this.#labelDelayMs) this.#columns.clear();
    this.#labelDelayMs = labelDelayMs;
  }

  reader(names: Iterable<string>): FeatureReader {
    const declared = [...new Set(names)].filter((name) => this.#supply.typeOf(name) !== null);
    this.#makeRoom(declared);
    return new CachedReader(
      this.#supply,
      declared,
      declared.map((name) => this.#columns.get(name) ?? null),
      this.#labelDelayMs,
    );
  }

  /** A column for each name as far as the budget goes; columns of other names give way, the oldest first. */
  #makeRoom(names: readonly string[]): void {
    const size = this.#supply.positions.length;
    const most = Math.floor(this.#budget / Math.max(size * 8, 1));
    const wanted = new Set(names);
    for (const name of names) {
      const column = this.#columns.get(name);
      if (column === undefined) continue;
      this.#columns.delete(name);
      this.#columns.set(name, column);
    }
    for (const name of names) {
      if (this.#columns.has(name)) continue;
      if (this.#columns.size >= most) {
        const [oldest] = this.#columns.keys();
        if (oldest === undefined || wanted.has(oldest)) return;
        this.#columns.delete(oldest);
      }
      this.#columns.set(name, { values: new Float64Array(size), filled: 0 });
    }
  }
}

class CachedReader implements FeatureReader {
  readonly names: readonly string[];
  readonly columns: FeatureColumns;
  readonly #supply: FeatureSupply;
  readonly #cached: readonly (CachedColumn | null)[];
  readonly #labelDelayMs: number;
  readonly #programs = new Map<string, FeatureProgram>();
  #program: FeatureProgram | null = null;
  /** Places in a row of what is computed, in the order of the program, and of what is kept. */
  #computed: readonly number[] = [];
  #kept: readonly number[] = [];
  #values = new Float64Array(0);
  #from = 0;
  #to = 0;

  constructor(
    supply: FeatureSupply,
    names: readonly string[],
    cached: readonly (CachedColumn | null)[],
    labelDelayMs: number,
  ) {
    this.names = names;
    this.#supply = supply;
    this.#cached = cached;
    this.#labelDelayMs = labelDelayMs;
    this.columns = new Map(
      names.map((name, place): [string, FeatureColumn] => [
        name,
        { place, type: supply.typeOf(name)!, dictionary: supply.dictionaryOf(name) },
      ]),
    );
  }

  prepare(from: number, to: number): boolean {
    const places = [...this.names.keys()];
    const isKept = (place: number): boolean => (this.#cached[place]?.filled ?? -1) >= to;
    this.#kept = places.filter(isKept);
    this.#computed = places.filter((place) => !isKept(place));
    this.#program = this.#computed.length === 0 ? null : this.#programOf(this.#computed);
    this.#values = new Float64Array(this.#computed.length);
    this.#from = from;
    this.#to = to;
    return this.#program === null;
  }

  #programOf(places: readonly number[]): FeatureProgram {
    const key = places.join();
    const made = this.#programs.get(key);
    if (made !== undefined) return made;
    const names = places.map((place) => this.names[place]!);
    const program = this.#supply.compile(names, this.#labelDelayMs);
    this.#programs.set(key, program);
    return program;
  }

  read(ordinal: number, row: Float64Array): void {
    const kept = this.#kept;
    for (let at = 0; at < kept.length; at++)
      row[kept[at]!] = this.#cached[kept[at]!]!.values[ordinal]!;
    if (this.#program === null) return;
    const computed = this.#computed;
    this.#program.evaluate(this.#supply.positions[ordinal]!, this.#values);
    for (let at = 0; at < computed.length; at++) {
      const place = computed[at]!;
      const value = this.#values[at]!;
      row[place] = value;
      const column = this.#cached[place];
      if (column) column.values[ordinal] = value;
    }
  }

  done(): void {
    for (const place of this.#computed) {
      const column = this.#cached[place];
      if (column && column.filled >= this.#from) column.filled = Math.max(column.filled, this.#to);
    }
  }
}
