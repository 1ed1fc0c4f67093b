import type { FieldFilter, FieldInfo, TableView } from "../contract/browse";
import { maskText } from "../domain/personal";
import { formatDay, formatInstant } from "../domain/time";
import { holdsIds } from "./entityFields";
import { fold } from "./fold";
import { PARSERS, type Span } from "./scales";

export interface SqlWishes {
  /** Names of the columns, in order; null = all. */
  readonly shown: readonly string[] | null;
  /** Whether personal fields are shown, in the table and in SQLite alike. */
  readonly revealed: boolean;
}

/**
 * The SELECT that answers what a view shows, for the tables of `shared/sql`. Numbers, instants and days are written as
 * SQLite has them; a day, minute or second becomes the range it means. A value that the view refuses is left as written.
 *
 * SQLite ignores the case of ASCII letters only and knows nothing of accents. What is asked is therefore spelt with and
 * without its accents, small and large, but a text asked without accents does not find a value that has them, and in
 * bounds and order values with accents come after `z`. Numbers are searched as text to 15 digits. Equal values of the
 * sort come in any order.
 */
export function tableViewSql(
  view: TableView,
  fields: readonly FieldInfo[],
  { shown, revealed }: SqlWishes,
): string {
  const find = (name: string): SqlField => sqlField(view.table, name, fields, revealed);
  const conditions = view.filters.map((filter) => conditionOf(filter, find(filter.field)));
  const lines = [
    `SELECT ${shown === null ? "*" : shown.map(identifier).join(", ")}`,
    `FROM ${identifier(view.table)}`,
  ];
  if (conditions.length > 0) lines.push(`WHERE ${conditions.join("\n  AND ")}`);
  if (view.sort !== null) {
    const { field, descending } = view.sort;
    const folded = find(field).scale === null ? NOCASE : "";
    lines.push(`ORDER BY ${identifier(field)}${folded}${descending ? " DESC" : ""} NULLS LAST`);
  }
  return lines.join("\n");
}

type ScaleKind = keyof typeof PARSERS;

/** A field as SQLite compares it. */
interface SqlField {
  readonly name: string;
  /** Null for texts, masked values among them. */
  readonly scale: ScaleKind | null;
  readonly ids: boolean;
  readonly mask: (text: string) => string;
}

const NOCASE = " COLLATE NOCASE";

const SCALES: Readonly<Record<FieldInfo["type"], ScaleKind | null>> = {
  text: null,
  unique: null,
  bin: null,
  number: "number",
  integer: "number",
  flag: "flag",
  time: "time",
  date: "date",
};

function sqlField(
  table: string,
  name: string,
  fields: readonly FieldInfo[],
  revealed: boolean,
): SqlField {
  const field = fields.find((each) => each.name === name);
  const masked = field?.personal === true && !revealed;
  return {
    name: identifier(name),
    scale: masked ? null : SCALES[field?.type ?? "text"],
    ids: holdsIds(table, name),
    mask: masked ? (text) => maskText(name, text) : (text) => text,
  };
}

const identifier = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

function conditionOf(filter: FieldFilter, field: SqlField): string {
  switch (filter.op) {
    case "is":
      return isOneOf(field, filter.values);
    case "contains":
      return contains(field, filter.text);
    case "between":
      return between(field, filter.min, filter.max);
  }
}

const anyOf = (alternatives: readonly string[]): string =>
  alternatives.length > 1 ? `(${alternatives.join(" OR ")})` : (alternatives[0] ?? "FALSE");

function isOneOf(field: SqlField, values: readonly (string | null)[]): string {
  const asked = values.filter((value) => value !== null);
  return anyOf([
    ...(values.includes(null) ? [`${field.name} IS NULL`] : []),
    ...(field.scale === null ? isText(field, asked) : isOnScale(field.name, field.scale, asked)),
  ]);
}

function isText({ name, ids, mask }: SqlField, asked: readonly string[]): readonly string[] {
  const texts = ids ? asked : asked.map(mask).flatMap(spellings);
  const folded = !ids && texts.some((text) => /[a-z]/i.test(text)) ? NOCASE : "";
  return listed(`${name}${folded}`, texts.map(quoted));
}

function isOnScale(name: string, scale: ScaleKind, asked: readonly string[]): readonly string[] {
  const points: string[] = [];
  const ranges: string[] = [];
  for (const text of asked) {
    const span = PARSERS[scale](text);
    const [from, to] = span === null ? [quoted(text), quoted(text)] : endsOf(scale, span);
    if (from === to) points.push(from);
    else ranges.push(`${name} BETWEEN ${from} AND ${to}`);
  }
  return [...listed(name, points), ...ranges];
}

function listed(name: string, literals: readonly string[]): readonly string[] {
  if (literals.length === 0) return [];
  return [
    literals.length === 1 ? `${name} = ${literals[0]!}` : `${name} IN (${literals.join(", ")})`,
  ];
}

function contains({ name, scale }: SqlField, text: string): string {
  // SQLite writes 10 as 10.0 where the column is one of fractions; 15 digits are all it writes.
  const searched = scale === "number" ? `rtrim(rtrim(CAST(${name} AS REAL), '0'), '.')` : name;
  return anyOf(
    spellings(text).map((spelling) => {
      const pattern = spelling.replaceAll(/[\\%_]/g, "\\$&");
      const escape = pattern === spelling ? "" : " ESCAPE '\\'";
      return `${searched} LIKE ${quoted(`%${pattern}%`)}${escape}`;
    }),
  );
}

function between(field: SqlField, min: string | null, max: string | null): string {
  const { name, scale } = field;
  const compared = scale === null ? `${name}${NOCASE}` : name;
  const parts = [
    ...(min === null ? [] : [`${compared} >= ${endOf(field, min, 0)}`]),
    ...(max === null ? [] : [`${compared} <= ${endOf(field, max, 1)}`]),
  ];
  return parts.length === 0 ? `${name} IS NOT NULL` : parts.join(" AND ");
}

/** The first (0) or last (1) value of what a text means. */
function endOf({ scale, mask }: SqlField, text: string, end: 0 | 1): string {
  if (scale === null) return quoted(unaccented(mask(text)));
  const span = PARSERS[scale](text);
  return span === null ? quoted(text) : endsOf(scale, span)[end];
}

function endsOf(scale: ScaleKind, span: Span): readonly [from: string, to: string] {
  switch (scale) {
    case "number":
    case "flag":
      return [numeral(span.from), numeral(span.to)];
    case "time":
      return [
        quoted(formatInstant(span.from, span.fromNano)),
        quoted(formatInstant(span.to, span.toNano)),
      ];
    case "date":
      return [quoted(formatDay(span.from)), quoted(formatDay(span.to))];
  }
}

/** SQLite reads a number too large for it as infinity, and has no word for that. */
const numeral = (value: number): string =>
  Number.isFinite(value) ? String(value) : value > 0 ? "9e999" : "-9e999";

const smallAscii = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** ASCII is left as written, for SQLite folds its case. */
const unaccented = (text: string): string => (/^\p{ASCII}*$/u.test(text) ? text : fold(text));

/** A text as values may spell it, ASCII letters apart: as written, small, large, and without accents. */
function spellings(text: string): readonly string[] {
  const found = new Map<string, string>();
  for (const spelling of [text, text.toLowerCase(), text.toUpperCase(), unaccented(text)])
    if (!found.has(smallAscii(spelling))) found.set(smallAscii(spelling), spelling);
  return [...found.values()];
}
