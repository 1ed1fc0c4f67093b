import {
  DIMENSIONS,
  type Dimension,
  type OverviewBasis,
  type OverviewFilter,
} from "../contract/overview";
import { SCHEMA_SOURCES } from "../log/sources";
import type { Moment } from "../contract/replay";
import { formatInstant } from "../domain/time";
import { COUNTED_SOURCES, type CountedKind, type CountedSource, type Path } from "./paths";

/** A text literal: SQLite knows no escape but the doubled quote. A NUL would end the statement, so it is spelt out. */
export function quoteText(text: string): string {
  const quoted = text.split("\0").map((part) => `'${part.replaceAll("'", "''")}'`);
  return quoted.length === 1 ? quoted[0]! : `(${quoted.join(" || char(0) || ")})`;
}

/** Every line of a text moved to the right. */
export const indent = (text: string, by: number): string =>
  text.replace(/^(?=.)/gm, " ".repeat(by));

/** Every line but the first moved to the right. */
const indentRest = (text: string, by: number): string =>
  text.replaceAll("\n", `\n${" ".repeat(by)}`);

/** A common table expression; a materialized one is worked out once, however often it is read. */
export const cte = (name: string, body: string, hint: "" | "MATERIALIZED " = ""): string =>
  `  ${name} AS ${hint}(\n${indent(body, 4)}\n  )`;

/** A join, as written, and the table it brings in. */
interface Join {
  readonly table: string;
  readonly sql: string;
}

/** Fields that say when the rows of a table come, where they are no records of the log; those without one were always there. */
const OWN_TIMES: Readonly<Record<string, string>> = {
  customers: "signup_ts",
  products: "created_at",
};

/**
 * The condition that a row of a table has come by a moment; null where there is no moment or the rows were always
 * there. Times have nanoseconds and a clock has milliseconds: what lies within its millisecond has come.
 */
export function hasCome(
  { schema }: OverviewBasis,
  table: string,
  moment: Moment | null,
): string | null {
  if (moment === null) return null;
  const next = timeText(moment.ms + 1);
  const source = SCHEMA_SOURCES[schema].records.find((each) => each.table === table);
  if (source !== undefined) return `${table}.${source.time} < ${next}`;
  const own = OWN_TIMES[table];
  return own === undefined ? null : `(${table}.${own} >= ${next}) IS NOT TRUE`;
}

/** A condition with another that may be none. */
export const and = (condition: string, other: string | null): string =>
  other === null ? condition : `${condition} AND ${other}`;

/** One SELECT over the records of a kind: which columns it reads decides which tables it joins. */
export class KindQuery {
  readonly source: CountedSource;
  readonly #basis: OverviewBasis;
  readonly #moment: Moment | null;
  readonly #joins: Join[] = [];
  readonly #conditions: string[] = [];

  constructor(kind: CountedKind, basis: OverviewBasis, moment: Moment | null) {
    const source = COUNTED_SOURCES[basis.schema][kind];
    if (source === undefined) throw new TypeError(`${basis.schema} has no ${kind}`);
    this.source = source;
    this.#basis = basis;
    this.#moment = moment;
  }

  field(name: string): string {
    return `${this.source.table}.${name}`;
  }

  /** Day of the record as text. Cut, not converted: SQLite rounds to milliseconds, which may move a time to the next day. */
  day(): string {
    return `substr(${this.field(this.source.time)}, 1, 10)`;
  }

  /** The value of a dimension; NULL where the record has none, or several. */
  value(dimension: Dimension): string {
    if (dimension === "weekday") return `CAST(strftime('%u', ${this.day()}) AS INTEGER)`;
    if (dimension === "hour")
      return `CAST(substr(${this.field(this.source.time)}, 12, 2) AS INTEGER)`;
    const path = this.source.paths[dimension];
    if (path === undefined || path.many || !this.#isThere(path)) return "NULL";
    let table: string = this.source.table;
    for (const step of path.steps) {
      const condition = and(
        `${step.table}.${step.key} = ${table}.${step.by}`,
        hasCome(this.#basis, step.table, this.#moment),
      );
      this.#join({ table: step.table, sql: `LEFT JOIN ${step.table} ON ${condition}` });
      table = step.table;
    }
    return `${table}.${path.field}`;
  }

  /** Keeps the records that pass a filter but for the dimensions left out. */
  restrict(filter: OverviewFilter, leftOut: readonly Dimension[]): void {
    const time = this.field(this.source.time);
    const come = hasCome(this.#basis, this.source.table, this.#moment);
    if (come !== null) this.#conditions.push(come);
    if (filter.fromMs !== null) this.#conditions.push(`${time} >= ${timeText(filter.fromMs)}`);
    if (filter.toMs !== null) this.#conditions.push(`${time} < ${timeText(filter.toMs)}`);
    for (const dimension of DIMENSIONS) {
      const texts = filter.values[dimension];
      if (texts === undefined || texts.length === 0 || leftOut.includes(dimension)) continue;
      this.#conditions.push(this.#condition(dimension, texts));
    }
  }

  /** The SELECT with these columns, each as `expression AS name`. */
  select(columns: readonly string[]): string {
    return [
      "SELECT",
      indent(columns.join(",\n"), 2),
      `FROM ${this.source.table}`,
      ...this.#joins.map(({ sql }) => sql),
      ...this.#conditions.map(
        (condition, at) => `${at === 0 ? "WHERE" : "  AND"} ${indentRest(condition, 2)}`,
      ),
    ].join("\n");
  }

  #condition(dimension: Dimension, texts: readonly string[]): string {
    const listed = literals(dimension, texts);
    const emptyToo = texts.includes("");
    const path =
      dimension === "weekday" || dimension === "hour" ? undefined : this.source.paths[dimension];
    if (path?.many === true && this.#isThere(path)) return this.#anyOf(path, listed, emptyToo);
    const value = this.value(dimension);
    const among = `${value} IN (${listed})`;
    if (!emptyToo) return among;
    return listed === "" ? `${value} IS NULL` : `(${among} OR ${value} IS NULL)`;
  }

  /** A condition on what a path leads to: one of several values, or none at all. */
  #anyOf(path: Path, listed: string, emptyToo: boolean): string {
    const [first, ...others] = path.steps;
    const own = this.field(first!.by);
    const last = path.steps.at(-1)!.table;
    const from = [
      `SELECT ${first!.table}.${first!.key}`,
      `FROM ${first!.table}`,
      ...others.map(({ by, table, key }, at) => {
        const before = path.steps[at]!.table;
        return `JOIN ${table} ON ${table}.${key} = ${before}.${by}`;
      }),
    ].join("\n");
    const come = path.steps
      .map(({ table }) => hasCome(this.#basis, table, this.#moment))
      .reduce<string | null>(
        (all, each) => (all === null || each === null ? (all ?? each) : and(all, each)),
        null,
      );
    const among = (condition: string): string =>
      `${own} IN (\n${indent(`${from}\nWHERE ${and(condition, come)}`, 2)}\n)`;
    const having = among(`${last}.${path.field} IN (${listed})`);
    if (!emptyToo) return having;
    // IS NOT TRUE: a record without the key itself reaches nothing either.
    const none = `(${among(`${last}.${path.field} IS NOT NULL`)}) IS NOT TRUE`;
    return listed === "" ? none : `(${having} OR ${none})`;
  }

  #join(join: Join): void {
    if (!this.#joins.some(({ table }) => table === join.table)) this.#joins.push(join);
  }

  #isThere({ steps }: Path): boolean {
    return steps.every(({ table }) => this.#basis.tables.includes(table));
  }
}

/** Times of a dataset have years of four digits, and only those compare as text. */
const FIRST_MS = Date.parse("0001-01-01T00:00:00Z");
const LAST_MS = Date.parse("9999-12-31T23:59:59.999Z");

const timeText = (ms: number): string =>
  quoteText(formatInstant(Math.min(Math.max(ms, FIRST_MS), LAST_MS), 0));

/** The chosen values as a list of literals; weekdays and hours are numbers, and what is none of them chooses nothing. */
function literals(dimension: Dimension, texts: readonly string[]): string {
  const named = texts.filter((text) => text !== "");
  if (dimension === "weekday" || dimension === "hour")
    return named.filter((text) => /^(0|[1-9]\d?)$/.test(text)).join(", ");
  return named.map(quoteText).join(", ");
}
