import type { Random } from "../../random";
import type { Cell, Row } from "../../write/layout";
import type { UnitRows } from "../rows";
import { LAYOUTS } from "../tables";
import type { TableName } from "../tables";

/** A record on its way to the files. */
export interface Draft {
  readonly row: Cell[];
  /** What CSV and JSONL say instead, where they say something else. */
  inText?: Row;
}

const draftOf = (row: Row): Draft => ({ row: [...row] });

/** The records of one table, open to damage. Every record is damaged once at most. */
export class DraftTable {
  readonly drafts: Draft[];
  /** Lines that are no records, for the end of the text formats. */
  readonly lines: string[] = [];
  readonly #name: TableName;
  readonly #untouched: Draft[];

  constructor(name: TableName, rows: readonly Row[], random: Random) {
    this.#name = name;
    this.drafts = rows.map(draftOf);
    this.#untouched = random.shuffled(this.drafts);
  }

  get(draft: Draft, column: string): Cell {
    return draft.row[this.#at(column)]!;
  }

  set(draft: Draft, column: string, value: Cell): void {
    draft.row[this.#at(column)] = value;
  }

  /** The record with another value in one column; the draft itself stays as it is. */
  changed(draft: Draft, column: string, value: Cell): Row {
    return draft.row.with(this.#at(column), value);
  }

  /** `count` undamaged records that fit, no longer to be taken. */
  take(count: number, fits: (draft: Draft) => boolean = () => true): Draft[] {
    const taken: Draft[] = [];
    for (let at = 0; taken.length < count;) {
      const draft = this.#untouched[at];
      if (draft === undefined) throw new RangeError(`too few records of ${this.#name} fit`);
      if (fits(draft)) taken.push(...this.#untouched.splice(at, 1));
      else at++;
    }
    return taken;
  }

  /** Writes `value(record)` into the column of `count` records. */
  spoil(
    column: string,
    count: number,
    value: (was: Cell, draft: Draft) => Cell,
    fits?: (draft: Draft) => boolean,
  ): void {
    for (const draft of this.take(count, fits))
      this.set(draft, column, value(this.get(draft, column), draft));
  }

  /** Repeats `count` records at the end of the table. */
  repeat(count: number): void {
    for (const { row } of this.take(count)) this.drafts.push(draftOf(row));
  }

  #at(column: string): number {
    const at = LAYOUTS[this.#name].columns.findIndex(({ name }) => name === column);
    if (at === -1) throw new RangeError(`${this.#name} has no column ${column}`);
    return at;
  }
}

export type DraftTables = Readonly<Record<TableName, DraftTable>>;

export function draftTables(random: Random, rows: UnitRows): DraftTables {
  const names = Object.keys(LAYOUTS) as TableName[];
  const tables = names.map((name) => [
    name,
    new DraftTable(name, rows[name] ?? [], random.child(name)),
  ]);
  return Object.fromEntries(tables) as DraftTables;
}
