import type { FieldFilter } from "../contract/browse";
import { cellText, isEmpty } from "../domain/cells";
import { NULL_CODE, type Column, type TextColumn, type UniqueTextColumn } from "../domain/columns";
import { fail, ok, type Result } from "../domain/result";
import { compareTexts, fold } from "./fold";
import { compareBytes, containsBytes } from "./plainBytes";
import { scaleOf, type Scale, type Span } from "./scales";
import type { ViewColumn } from "./viewColumns";

/** Whether a row passes. */
export type RowTest = (row: number) => boolean;

/**
 * A filter as a test of rows. Texts are judged once per distinct value; numbers, times and dates are compared as
 * such. Values and ends asked of a masked field are masked first: "is RICHARD" finds whoever is shown as he is.
 */
export function testOf(view: ViewColumn, filter: FieldFilter): Result<RowTest> {
  switch (filter.op) {
    case "is":
      return isOneOf(view, filter.values);
    case "contains":
      return ok(contains(view, filter.text));
    case "between":
      return between(view, filter.min, filter.max);
  }
}

/** The rows that pass, in their order. */
export function narrow(rows: Uint32Array, test: RowTest): Uint32Array {
  let kept = 0;
  const passing = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) if (test(rows[at]!)) passing[kept++] = rows[at]!;
  return passing.slice(0, kept);
}

const foldedAs = (view: ViewColumn, text: string): string =>
  fold(view.mask === null ? text : view.mask(text));

const byValue =
  ({ codes }: TextColumn, accepted: Uint8Array, empty: boolean): RowTest =>
  (row) => {
    const code = codes[row]!;
    return code === NULL_CODE ? empty : accepted[code] === 1;
  };

const accepted = (view: ViewColumn, accept: (folded: string) => boolean): Uint8Array =>
  Uint8Array.from(view.folded, (text) => (accept(text) ? 1 : 0));

function isOneOf(view: ViewColumn, values: readonly (string | null)[]): Result<RowTest> {
  const empty = values.includes(null);
  const texts = values.filter((value) => value !== null);
  const { column } = view;
  if (column.kind === "text") return ok(isOneOfTexts(view, column, texts, empty));
  if (column.kind === "unique") return ok(isOneOfBytes(view, column, texts, empty));
  const scale = scaleOf(column);
  const spans: Span[] = [];
  for (const text of texts) {
    const span = scale.parse(text);
    if (span === null) return badValue(view, text);
    spans.push(span);
  }
  return ok((row) =>
    isEmpty(column, row) ? empty : spans.some((span) => isWithin(scale, span, row)),
  );
}

function isOneOfTexts(
  view: ViewColumn,
  column: TextColumn,
  texts: readonly string[],
  empty: boolean,
): RowTest {
  if (view.ids) {
    const ids = new Set(texts);
    return byValue(
      column,
      Uint8Array.from(column.values, (id) => (ids.has(id) ? 1 : 0)),
      empty,
    );
  }
  const wanted = new Set(texts.map((text) => foldedAs(view, text)));
  return byValue(
    column,
    accepted(view, (text) => wanted.has(text)),
    empty,
  );
}

function isOneOfBytes(
  { ids }: ViewColumn,
  column: UniqueTextColumn,
  texts: readonly string[],
  empty: boolean,
): RowTest {
  const wanted = texts.map((text) => ({ text, bytes: bytesOf(text) }));
  const isIt = (row: number, { text, bytes }: (typeof wanted)[number]): boolean =>
    compareBytes(column, row, bytes) === 0 && (!ids || cellText(column, row) === text);
  return (row) => (isEmpty(column, row) ? empty : wanted.some((each) => isIt(row, each)));
}

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(fold(text));

/** Whether a row's text contains another; never so where it is empty. */
export function contains(view: ViewColumn, asked: string): RowTest {
  const { column } = view;
  const text = fold(asked);
  if (column.kind === "text")
    return byValue(
      column,
      accepted(view, (folded) => folded.includes(text)),
      false,
    );
  if (column.kind === "unique") {
    const wanted = encoder.encode(text);
    return (row) => !isEmpty(column, row) && containsBytes(column, row, wanted);
  }
  return (row) => cellText(column, row)?.toLowerCase().includes(text) ?? false;
}

function between(view: ViewColumn, min: string | null, max: string | null): Result<RowTest> {
  const { column } = view;
  if (column.kind === "text") {
    const low = min === null ? null : foldedAs(view, min);
    const high = max === null ? null : foldedAs(view, max);
    const inside = (text: string): boolean =>
      (low === null || compareTexts(text, low) >= 0) &&
      (high === null || compareTexts(text, high) <= 0);
    return ok(byValue(column, accepted(view, inside), false));
  }
  if (column.kind === "unique") return ok(betweenBytes(column, min, max));
  const scale = scaleOf(column);
  const low = min === null ? scale.open : scale.parse(min);
  if (low === null) return badValue(view, min!);
  const high = max === null ? scale.open : scale.parse(max);
  if (high === null) return badValue(view, max!);
  const span = { from: low.from, fromNano: low.fromNano, to: high.to, toNano: high.toNano };
  return ok((row) => !isEmpty(column, row) && isWithin(scale, span, row));
}

function betweenBytes(column: UniqueTextColumn, min: string | null, max: string | null): RowTest {
  const low = min === null ? null : bytesOf(min);
  const high = max === null ? null : bytesOf(max);
  return (row) =>
    !isEmpty(column, row) &&
    (low === null || compareBytes(column, row, low) >= 0) &&
    (high === null || compareBytes(column, row, high) <= 0);
}

function isWithin({ whole, nano }: Scale, span: Span, row: number): boolean {
  const value = whole[row]!;
  const rest = nano === null ? 0 : nano[row]!;
  if (value < span.from || (value === span.from && rest < span.fromNano)) return false;
  return value < span.to || (value === span.to && rest <= span.toNano);
}

const WRITTEN: Readonly<Record<Exclude<Column["kind"], "text" | "unique">, string>> = {
  number: "Write a number with a point, such as 12.50.",
  flag: "Write 0 or 1.",
  time: "Write a day or a time in UTC, such as 2025-11-26 or 2025-11-26 08:10:15.",
  date: "Write a day, such as 2025-11-26.",
};

function badValue({ field, column }: ViewColumn, text: string): Result<never> {
  const tip = column.kind === "text" || column.kind === "unique" ? undefined : WRITTEN[column.kind];
  return fail("view.badValue", `"${text}" cannot be compared with ${field}.`, {
    ...(tip === undefined ? {} : { tip }),
    where: { field },
  });
}
