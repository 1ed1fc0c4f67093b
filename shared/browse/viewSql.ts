import type { FieldFilter, FieldInfo, TableView } from "../contract/browse";

/**
 * The SELECT that answers what a view shows, for the tables of `shared/sql`. Texts are compared without regard to
 * case (ASCII only: SQLite knows no other); equal values of the sort come in any order.
 *
 * @param shown names of the columns, in order; null = all
 */
export function tableViewSql(
  view: TableView,
  fields: readonly FieldInfo[],
  shown: readonly string[] | null,
): string {
  const conditions = view.filters.map((filter) =>
    conditionOf(filter, typeOf(fields, filter.field)),
  );
  const lines = [
    `SELECT ${shown === null ? "*" : shown.map(identifier).join(", ")}`,
    `FROM ${identifier(view.table)}`,
  ];
  if (conditions.length > 0) lines.push(`WHERE ${conditions.join("\n  AND ")}`);
  if (view.sort !== null) {
    const { field, descending } = view.sort;
    const folded = isText(typeOf(fields, field)) ? " COLLATE NOCASE" : "";
    lines.push(`ORDER BY ${identifier(field)}${folded}${descending ? " DESC" : ""} NULLS LAST`);
  }
  return lines.join("\n");
}

type Type = FieldInfo["type"];

const typeOf = (fields: readonly FieldInfo[], name: string): Type =>
  fields.find((field) => field.name === name)?.type ?? "text";

const isText = (type: Type): boolean => type === "text" || type === "unique" || type === "bin";

const isNumber = (type: Type): boolean =>
  type === "number" || type === "integer" || type === "flag";

const identifier = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/i.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Numbers stand bare; what is no number is left for SQLite to compare as text. */
const literal = (text: string, type: Type): string =>
  isNumber(type) && text.trim() !== "" && Number.isFinite(Number(text))
    ? String(Number(text))
    : quoted(text);

function conditionOf(filter: FieldFilter, type: Type): string {
  const name = identifier(filter.field);
  switch (filter.op) {
    case "is":
      return isOneOf(name, filter.values, type);
    case "contains":
      return contains(name, filter.text);
    case "between":
      return between(name, filter.min, filter.max, type);
  }
}

function isOneOf(name: string, values: readonly (string | null)[], type: Type): string {
  const literals = values.flatMap((value) => (value === null ? [] : [literal(value, type)]));
  const listed =
    literals.length === 1 ? `${name} = ${literals[0]}` : `${name} IN (${literals.join(", ")})`;
  if (!values.includes(null)) return listed;
  return literals.length === 0 ? `${name} IS NULL` : `(${name} IS NULL OR ${listed})`;
}

function contains(name: string, text: string): string {
  const pattern = text.replaceAll(/[\\%_]/g, "\\$&");
  const escape = pattern === text ? "" : " ESCAPE '\\'";
  return `${name} LIKE ${quoted(`%${pattern}%`)}${escape}`;
}

function between(name: string, min: string | null, max: string | null, type: Type): string {
  const parts: string[] = [];
  if (min !== null) parts.push(`${name} >= ${literal(min, type)}`);
  if (max !== null)
    // A day as the end means all of it, and times begin with their day.
    parts.push(
      type === "time" && max.length === 10
        ? `date(${name}) <= ${quoted(max)}`
        : `${name} <= ${literal(max, type)}`,
    );
  return parts.length === 0 ? `${name} IS NOT NULL` : parts.join(" AND ");
}
