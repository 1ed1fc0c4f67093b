import { makeParts } from "#generator/kivendtout/rows";
import { LAYOUTS, type TableName } from "#generator/kivendtout/tables";
import { Random } from "#generator/random";
import type { Cell, Row } from "#generator/write/layout";

export type Rec = Readonly<Record<string, Cell>>;
export type Tables = Readonly<Record<TableName, readonly Rec[]>>;

const NAMES = Object.keys(LAYOUTS) as TableName[];

const recordOf = (table: TableName, row: Row): Rec =>
  Object.fromEntries(LAYOUTS[table].columns.map(({ name }, at) => [name, row[at] ?? null]));

/** The records a dataset of this seed and scale is written from. */
export function generateTables(seed: number, scale = 1): Tables {
  const tables = new Map<TableName, Rec[]>(NAMES.map((name) => [name, []]));
  for (const { rows } of makeParts(Random.seeded(seed).child("kivendtout"), scale))
    for (const name of NAMES)
      for (const row of rows[name] ?? []) tables.get(name)!.push(recordOf(name, row));
  return Object.fromEntries(tables) as Record<TableName, Rec[]>;
}

export const number = (value: Cell | undefined): number => Number(value);
export const text = (value: Cell | undefined): string => String(value);

export const countWhere = (records: readonly Rec[], column: string, value: Cell): number =>
  records.filter((record) => record[column] === value).length;

export const byKey = (records: readonly Rec[], column: string): ReadonlyMap<Cell, Rec> =>
  new Map(records.map((record) => [record[column]!, record]));

/** Records by the value of a column. */
export function grouped(
  records: readonly Rec[],
  column: string,
): ReadonlyMap<Cell, readonly Rec[]> {
  const groups = new Map<Cell, Rec[]>();
  for (const record of records) {
    const group = groups.get(record[column]!);
    if (group === undefined) groups.set(record[column]!, [record]);
    else group.push(record);
  }
  return groups;
}

export const distinct = (records: readonly Rec[], column: string): ReadonlySet<Cell> =>
  new Set(records.map((record) => record[column]!));

export const cents = (euros: Cell | undefined): number => Math.round(number(euros) * 100);

/** Age in whole years on a moment, both UTC. */
export function ageAt(birthDay: Cell | undefined, atMs: number): number {
  const birth = new Date(number(birthDay) * 86_400_000);
  const at = new Date(atMs);
  const years = at.getUTCFullYear() - birth.getUTCFullYear();
  const hadBirthday =
    at.getUTCMonth() * 31 + at.getUTCDate() >= birth.getUTCMonth() * 31 + birth.getUTCDate();
  return hadBirthday ? years : years - 1;
}

/** Milliseconds of an event's text, its nanoseconds cut off. */
export const eventMs = (event: Rec): number =>
  Date.parse(`${text(event["ts"]).slice(0, 23).replace(" ", "T")}Z`);
