import {
  NULL_CODE,
  NULL_FLAG,
  type Column,
  type Table,
  type TextColumn,
} from "../../domain/columns";
import type { Instant } from "../../log/kinds";
import type { Draws } from "./draws";
import { linkedRows, type Links } from "./links";

/** How cells are drawn. */
export interface Scramble {
  readonly draws: Draws;
  /** Column of the table's key, which stays. */
  readonly key: string | null;
  /** A record of one of these payments keeps its links, and no other gets one to them: they say whose record it is. */
  readonly links: Links;
  /** Texts by column that are drawn often: the keys of the payment that is tried. */
  readonly focus: ReadonlyMap<string, string>;
  /** Null = times stay. */
  readonly instant: ((row: number) => Instant) | null;
}

/** Every how many draws of a key take that of the payment that is tried. */
const FOCUS_ONE_IN = 3;
const MOST_CENTS = 1_000_000;
/** Days since 1970 of drawn dates: up to the year 2024. */
const MOST_DAYS = 20_000;

function drawCode(
  values: readonly string[],
  focused: number,
  { draws }: Scramble,
  linked: ReadonlySet<number> | undefined,
): number {
  const drawn =
    focused >= 0 && draws.oneIn(FOCUS_ONE_IN) ? focused : draws.below(values.length + 1);
  return drawn === values.length || linked?.has(drawn) === true ? NULL_CODE : drawn;
}

/** Writes an instant, moved on where the column cannot hold its nanoseconds. */
export function setInstant(column: Column, row: number, { ms, nano }: Instant): void {
  if (column.kind !== "time") throw new TypeError(`A ${column.kind} column has no times`);
  column.ms[row] = column.nano === null && nano > 0 ? ms + 1 : ms;
  if (column.nano !== null) column.nano[row] = nano;
}

function scrambleTexts(
  column: TextColumn,
  rows: readonly number[],
  scramble: Scramble,
  focus: string | undefined,
  linked: ReadonlySet<number> | undefined,
): void {
  const focused = focus === undefined ? -1 : column.values.indexOf(focus);
  for (const row of rows) column.codes[row] = drawCode(column.values, focused, scramble, linked);
}

function scrambleValues(
  column: Exclude<Column, TextColumn>,
  rows: readonly number[],
  { draws, instant }: Scramble,
): void {
  switch (column.kind) {
    case "number":
      for (const row of rows)
        column.data[row] = draws.oneIn(10) ? NaN : draws.below(MOST_CENTS) / 100;
      return;
    case "flag":
      for (const row of rows) column.data[row] = draws.below(NULL_FLAG + 1);
      return;
    case "time":
      if (instant !== null) for (const row of rows) setInstant(column, row, instant(row));
      return;
    case "date":
      for (const row of rows) column.days[row] = draws.below(MOST_DAYS);
      return;
    case "unique":
      return;
  }
}

/** Draws the cells of some rows anew, in place: the table must be a copy. */
export function scrambleRows(table: Table, rows: readonly number[], scramble: Scramble): void {
  const links = scramble.links.get(table.name);
  const tied = new Set(linkedRows(table, scramble.links));
  const free = rows.filter((row) => !tied.has(row));
  for (const [name, column] of Object.entries(table.columns)) {
    if (name === scramble.key) continue;
    const linked = links?.get(name);
    const drawn = linked === undefined ? rows : free;
    if (column.kind === "text")
      scrambleTexts(column, drawn, scramble, scramble.focus.get(name), linked);
    else scrambleValues(column, drawn, scramble);
  }
}

/** Turns flags over, in place: 1 becomes 0, anything else 1. */
export function turnFlags(column: Column | undefined, rows: readonly number[]): void {
  if (column?.kind === "flag")
    for (const row of rows) column.data[row] = column.data[row] === 1 ? 0 : 1;
}
