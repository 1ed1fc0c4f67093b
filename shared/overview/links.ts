import { columnOf, NULL_CODE, type Table, type TextColumn } from "../domain/columns";
import type { Arrivals } from "../log/arrivals";
import type { Path, Step } from "./paths";
import { EMPTY, type ValueCodes } from "./valueCodes";

/** No row, or no code. */
const NOTHING = 0xffffffff;

/** Position of a row that a path does not lead on: above those of all others, the untimed ones among them. */
export const UNREACHED = NOTHING;

/** Answers of `reaching` that are kept: those of one filter, which many moments are asked with. */
const REACHED_KEPT = 16;

/** Follows foreign keys between the tables of a dataset; what it works out once is kept. */
export class Links {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #arrivals: Arrivals;
  readonly #codes = new Map<string, Uint32Array>();
  readonly #reached = new Map<string, Uint32Array>();

  constructor(tables: ReadonlyMap<string, Table>, arrivals: Arrivals) {
    this.#tables = tables;
    this.#arrivals = arrivals;
  }

  /** Row of the step's table per row of `from`; 0xffffffff where there is none. Keys are unique (ingest sees to it). */
  rows(from: Table, { by, table, key }: Step): Uint32Array {
    const rows = new Uint32Array(from.rows).fill(NOTHING);
    const own = columnOf(from, by, "text");
    const other = columnOf(this.#tables.get(table), key, "text");
    if (own === null || other === null) return rows;
    const rowOfCode = new Uint32Array(other.values.length).fill(NOTHING);
    // Backwards, so that the first row of a key wins.
    for (let row = other.codes.length - 1; row >= 0; row--) {
      const code = other.codes[row]!;
      if (code !== NULL_CODE) rowOfCode[code] = row;
    }
    const translated = this.#translate(from, by, own, { by, table, key }, other);
    for (let row = 0; row < from.rows; row++) {
      const code = own.codes[row]!;
      const otherCode = code === NULL_CODE ? NOTHING : translated[code]!;
      if (otherCode !== NOTHING) rows[row] = rowOfCode[otherCode]!;
    }
    return rows;
  }

  /** Value codes of a path that leads to at most one row; null where the tables have no such field. */
  values(from: Table, path: Path, dictionary: ValueCodes): Uint32Array | null {
    let rows: Uint32Array | null = null;
    let table: Table | undefined = from;
    for (const step of path.steps) {
      if (table === undefined) return null;
      const next: Uint32Array = this.rows(table, step);
      rows = rows === null ? next : rows.map((row) => (row === NOTHING ? NOTHING : next[row]!));
      table = this.#tables.get(step.table);
    }
    const column = columnOf(table, path.field, "text");
    if (column === null) return null;
    const codes = dictionary.adopt(column);
    return rows === null ? codes : rows.map((row) => (row === NOTHING ? EMPTY : codes[row]!));
  }

  /**
   * From when on the path leads each row of `from` to a row with one of the values, null in `texts` = any value: the
   * position of the log at which the last row of the way has come, of several ways the earliest; `UNREACHED` where
   * there is none. So it is asked once for all moments.
   */
  reaching(from: Table, path: Path, texts: ReadonlySet<string> | null): Uint32Array {
    const name = JSON.stringify([from.name, path, texts === null ? null : [...texts]]);
    const known = this.#reached.get(name);
    if (known !== undefined) return known;
    const reached = this.#follow(from, path, texts);
    for (const oldest of this.#reached.keys()) {
      if (this.#reached.size < REACHED_KEPT) break;
      this.#reached.delete(oldest);
    }
    this.#reached.set(name, reached);
    return reached;
  }

  #follow(from: Table, path: Path, texts: ReadonlySet<string> | null): Uint32Array {
    const last = this.#tables.get(path.steps.at(-1)?.table ?? from.name);
    let reached = rowsWith(columnOf(last, path.field, "text"), texts);
    for (let at = path.steps.length - 1; at >= 0; at--) {
      const step = path.steps[at]!;
      const before = at === 0 ? from : this.#tables.get(path.steps[at - 1]!.table);
      if (before === undefined) return new Uint32Array(from.rows).fill(UNREACHED);
      reached = this.#backwards(before, step, reached);
    }
    return reached;
  }

  /** Per row of `from` the earliest of the rows of the step's table that have its key, none before it has come itself. */
  #backwards(from: Table, step: Step, reached: Uint32Array): Uint32Array {
    const found = new Uint32Array(from.rows).fill(UNREACHED);
    const table = this.#tables.get(step.table);
    const own = columnOf(from, step.by, "text");
    const other = columnOf(table, step.key, "text");
    if (table === undefined || own === null || other === null) return found;
    const comes = this.#arrivals.positions(table);
    const earliest = new Uint32Array(other.values.length).fill(UNREACHED);
    for (let row = 0; row < reached.length; row++) {
      const code = other.codes[row]!;
      if (code === NULL_CODE) continue;
      const position = Math.max(reached[row]!, comes[row]!);
      if (position < earliest[code]!) earliest[code] = position;
    }
    const translated = this.#translate(from, step.by, own, step, other);
    for (let row = 0; row < from.rows; row++) {
      const code = own.codes[row]!;
      const otherCode = code === NULL_CODE ? NOTHING : translated[code]!;
      if (otherCode !== NOTHING) found[row] = earliest[otherCode]!;
    }
    return found;
  }

  /** Code in the other column per code of the own column. */
  #translate(from: Table, by: string, own: TextColumn, step: Step, other: TextColumn): Uint32Array {
    const name = `${from.name}.${by} ${step.table}.${step.key}`;
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    const places = new Map(other.values.map((text, code) => [text, code]));
    const codes = Uint32Array.from(own.values, (text) => places.get(text) ?? NOTHING);
    this.#codes.set(name, codes);
    return codes;
  }
}

/** 0 for every row of a column with one of the texts, else `UNREACHED`. Plain loops: there may be millions of events. */
function rowsWith(column: TextColumn | null, texts: ReadonlySet<string> | null): Uint32Array {
  if (column === null) return new Uint32Array(0);
  const wanted = Uint32Array.from(column.values, (text) =>
    texts?.has(text) === false ? UNREACHED : 0,
  );
  const { codes } = column;
  const rows = new Uint32Array(codes.length).fill(UNREACHED);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== NULL_CODE) rows[row] = wanted[code]!;
  }
  return rows;
}
