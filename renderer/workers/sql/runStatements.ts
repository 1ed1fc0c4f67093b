import type { Database, SqlValue as StoredValue, Statement } from "sql.js";
import type { SqlValue } from "#shared/contract/sql";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { errorPlace } from "#shared/sql/errorPlace";
import { refusedStatement } from "#shared/sql/reading";

/** What the last statement with columns answers. */
export interface Found {
  readonly columns: readonly string[];
  /** One array per column. */
  readonly data: readonly (readonly SqlValue[])[];
  readonly rows: number;
  readonly truncated: boolean;
}

/** Runs statements that only read; keeps at most `maxRows` rows of the last one that has columns. */
export function runStatements(database: Database, sql: string, maxRows: number): Result<Found> {
  const refused = refusedStatement(sql);
  if (refused !== null) return notAllowed(sql, refused.word, refused.offset);
  // Anew each time, so that no statement can have taken it back.
  database.run("PRAGMA query_only=1");
  const statements = database.iterateStatements(sql);
  let answer: Found | null = null;
  // Where the statement begins that is prepared or run next.
  let start = 0;
  try {
    for (;;) {
      const { value: statement, done } = statements.next();
      if (done || statement === undefined) break;
      const columns = statement.getColumnNames();
      if (columns.length > 0) answer = readRows(statement, columns, maxRows);
      else statement.step();
      start = sql.length - statements.getRemainingSQL().length;
    }
  } catch (thrown) {
    return failed(database, sql, start, describeThrown(thrown));
  }
  return answer === null
    ? fail("sql.failed", "There is no statement that answers rows.", { tip: "Write a SELECT." })
    : ok(answer);
}

function readRows(statement: Statement, columns: readonly string[], maxRows: number): Found {
  const data = columns.map((): SqlValue[] => []);
  let rows = 0;
  let truncated = false;
  while (statement.step()) {
    if (rows >= maxRows) {
      truncated = true;
      break;
    }
    const row = statement.get();
    for (let column = 0; column < data.length; column++)
      data[column]!.push(shown(row[column] ?? null, statement, column));
    rows += 1;
  }
  statement.reset();
  return { columns, data, rows, truncated };
}

/** sql.js can answer integers of 64 bits exactly, which its types do not say. */
type ExactStatement = Statement & {
  get(parameters: null, options: { readonly useBigInt: true }): (StoredValue | bigint)[];
};

/** Blobs as hexadecimal text; integers that a number cannot hold as text; infinities as text, as SQLite prints them. */
function shown(value: StoredValue, statement: Statement, column: number): SqlValue {
  if (typeof value === "number") {
    if (Math.abs(value) < Number.MAX_SAFE_INTEGER) return value;
    if (!Number.isFinite(value)) return value < 0 ? "-Inf" : "Inf";
    const exact = (statement as ExactStatement).get(null, { useBigInt: true })[column];
    return typeof exact === "bigint" ? String(exact) : value;
  }
  if (value instanceof Uint8Array)
    return Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return value;
}

function failed(database: Database, sql: string, start: number, message: string): Result<never> {
  if (/attempt to write a readonly database|query_only/.test(message))
    return notAllowed(sql, "This statement", start);
  const attempt = (beginning: string): string | null => {
    try {
      database.prepare(beginning).free();
      return null;
    } catch (thrown) {
      return describeThrown(thrown);
    }
  };
  const place = errorPlace(sql.slice(start), message, attempt);
  return fail("sql.failed", message, {
    ...(place === null ? {} : { where: placeIn(sql, start + place) }),
  });
}

const notAllowed = (sql: string, what: string, offset: number): Result<never> =>
  fail("sql.refused", `${what} is not allowed: the tables can only be read.`, {
    tip: "Use SELECT; a WITH clause takes the place of a table of one's own.",
    where: placeIn(sql, offset),
  });

const placeIn = (sql: string, offset: number): { offset: number; line: number } => ({
  offset,
  line: sql.slice(0, offset).split("\n").length,
});
