import { columnOf, NULL_CODE, type Table, type TextColumn } from "../domain/columns";
import type { Path, Step } from "./paths";
import { EMPTY, type ValueCodes } from "./valueCodes";

/** No row, or no code. */
const NOTHING = 0xffffffff;

/** Follows foreign keys between the tables of a dataset; what it works out once is kept. */
export class Links {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #codes = new Map<string, Uint32Array>();

  constructor(tables: ReadonlyMap<string, Table>) {
    this.#tables = tables;
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

  /** 1 for every row of `from` that the path leads to a row with one of the values; null in `texts` = any value. */
  reaching(from: Table, path: Path, texts: ReadonlySet<string> | null): Uint8Array {
    const last = this.#tables.get(path.steps.at(-1)?.table ?? from.name);
    let reached = rowsWith(columnOf(last, path.field, "text"), texts);
    for (let at = path.steps.length - 1; at >= 0; at--) {
      const step = path.steps[at]!;
      const before = at === 0 ? from : this.#tables.get(path.steps[at - 1]!.table);
      if (before === undefined) return new Uint8Array(from.rows);
      reached = this.#backwards(before, step, reached);
    }
    return reached;
  }

  /** 1 for every row of `from` whose key is that of a marked row of the step's table. */
  #backwards(from: Table, step: Step, marked: Uint8Array): Uint8Array {
    const reached = new Uint8Array(from.rows);
    const own = columnOf(from, step.by, "text");
    const other = columnOf(this.#tables.get(step.table), step.key, "text");
    if (own === null || other === null) return reached;
    const codes = new Uint8Array(other.values.length);
    for (let row = 0; row < marked.length; row++) {
      const code = other.codes[row]!;
      if (marked[row] === 1 && code !== NULL_CODE) codes[code] = 1;
    }
    const translated = this.#translate(from, step.by, own, step, other);
    for (let row = 0; row < from.rows; row++) {
      const code = own.codes[row]!;
      const otherCode = code === NULL_CODE ? NOTHING : translated[code]!;
      if (otherCode !== NOTHING && codes[otherCode] === 1) reached[row] = 1;
    }
    return reached;
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

/** 1 for every row of a column with one of the texts. Plain loops: there may be millions of events. */
function rowsWith(column: TextColumn | null, texts: ReadonlySet<string> | null): Uint8Array {
  if (column === null) return new Uint8Array(0);
  const wanted = Uint8Array.from(column.values, (text) => (texts?.has(text) === false ? 0 : 1));
  const { codes } = column;
  const rows = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code !== NULL_CODE) rows[row] = wanted[code]!;
  }
  return rows;
}
