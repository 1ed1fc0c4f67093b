import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLocalDataset } from "#services/datasets/localSource";
import { cellText } from "#shared/domain/cells";
import type { Table } from "#shared/domain/columns";
import { csvOf } from "#shared/export/csv";
import { readDataset } from "#shared/ingest/readDataset";
import { designOf, statementsOf } from "#shared/sql/design";

/** What the command-line tool is told to do. */
export interface ImportScripts {
  /** `.import` into tables of its own making: all text, no keys. */
  readonly plain: string;
  /** Into tables with the types, keys and indices of the SQL worker's. */
  readonly indexed: string;
}

/** Writes the tables of a dataset as CSV, so that `sqlite3` can import what the SQL worker takes in. */
export async function exportForSqlite3(dataset: string, folder: string): Promise<ImportScripts> {
  const outer = await withLocalDataset(dataset, (source) => readDataset(source));
  const read = outer.ok ? outer.value : outer;
  if (!read.ok) throw new Error(read.error.message);
  mkdirSync(folder, { recursive: true });
  const plain: string[] = [".mode csv"];
  const indexed: string[] = [".mode csv"];
  for (const table of read.value.tables.values()) {
    const file = path.join(folder, `${table.name}.csv`);
    writeFileSync(file, csvOf(Object.keys(table.columns), rowsOf(table)));
    const [createTable, ...createIndices] = statementsOf(designOf(table.name)!);
    plain.push(`.import "${file}" ${table.name}`);
    indexed.push(
      `${createTable};`,
      `.import --skip 1 "${file}" ${table.name}`,
      ...createIndices.map((statement) => `${statement};`),
    );
  }
  return { plain: plain.join("\n"), indexed: indexed.join("\n") };
}

function* rowsOf({ rows, columns }: Table): Generator<(string | null)[]> {
  const all = Object.values(columns);
  for (let row = 0; row < rows; row++) yield all.map((column) => cellText(column, row));
}

/** Whether the command-line tool is there. */
export const hasSqlite3 = (): boolean => spawnSync("sqlite3", ["--version"]).status === 0;

/** Milliseconds `sqlite3` takes for a script from its start to its end, in memory. */
export function sqlite3Time(script: string): number {
  const start = performance.now();
  const run = spawnSync("sqlite3", [":memory:"], { input: `${script}\n`, encoding: "utf8" });
  if (run.status !== 0 || run.stderr !== "") throw new Error(`sqlite3 failed: ${run.stderr}`);
  return performance.now() - start;
}
