import type { Database, SqlValue } from "sql.js";
import { expect } from "vitest";
import { OVERVIEW_CHARTS, type Grain, type OverviewFilter } from "#shared/contract/overview";
import type { Moment } from "#shared/contract/replay";
import { sqlOfChart, sqlOfFigures } from "#shared/overview/chartSql";
import type { Overview } from "#shared/overview/overview";
import { dataOf } from "./shop";

interface SqlRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
}

/** The rows of one statement, with its columns also where it has no row. */
export function ask(database: Database, sql: string): SqlRows {
  const statement = database.prepare(sql);
  try {
    const rows: SqlValue[][] = [];
    while (statement.step()) rows.push(statement.get());
    return { columns: statement.getColumnNames(), rows };
  } finally {
    statement.free();
  }
}

/** Both sides add up whole cents, so that only the last binary digit of a division may differ. */
const CLOSE = 1e-9;

const isNear = (a: unknown, b: unknown): boolean =>
  typeof a === "number" && typeof b === "number" ? Math.abs(a - b) < CLOSE : a === b;

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Holds every chart and the figures against their SQL, row by row. */
export function expectAgreement(
  overview: Overview,
  database: Database,
  filter: OverviewFilter,
  grain: Grain,
  moment: Moment | null = null,
): void {
  const { basis, figures, charts } = dataOf(overview, filter, grain, moment);
  for (const name of OVERVIEW_CHARTS) {
    const chart = charts[name];
    if (chart === null) continue;
    const sql = sqlOfChart(name, filter, grain, basis, moment);
    const answer = ask(database, sql);
    expect(answer.columns, sql).toEqual(chart.columns);
    expect(answer.rows.length, sql).toBe(chart.rows.length);
    chart.rows.forEach((row, at) => {
      const same = row.every((cell, column) => isNear(cell, answer.rows[at]![column]));
      if (!same) expect(answer.rows[at], `row ${at} of\n${sql}`).toEqual(row);
    });
  }
  const sql = sqlOfFigures(filter, basis, moment);
  const answer = ask(database, sql);
  expect(answer.columns).toEqual(Object.keys(figures).map(snakeCase));
  Object.values(figures).forEach((figure, at) => {
    if (!isNear(figure, answer.rows[0]![at]))
      expect(answer.rows[0], sql).toEqual(Object.values(figures));
  });
}
