import type { Table } from "../domain/columns";
import type { AppError } from "../domain/result";
import { SCENARIO_TABLES } from "../domain/scenarios";
import type { SchemaName } from "../domain/schema";
import { openTable, readTable, type ReadTable } from "./readTable";
import { UnreadableFile, type ByteSource, type ReadMeter } from "./source";

export interface ReadScenarios {
  /** Null where there is no such file or it cannot be used. */
  readonly scenarios: Table | null;
  readonly scenarioProblems: readonly AppError[];
}

/** Reads what the dataset tells of its scenarios; whatever is wrong with it is a problem and stops nothing. */
export async function readScenarios(
  schema: SchemaName,
  source: ByteSource | null,
  meter: ReadMeter,
): Promise<ReadScenarios> {
  if (source === null) return { scenarios: null, scenarioProblems: [] };
  const spec = SCENARIO_TABLES[schema];
  const file = source.name;
  try {
    const read = await readTable(
      spec,
      file,
      await openTable(spec, { source, format: "csv" }, meter),
    );
    const missing = spec.fields.find(({ name, optional }) => !optional && !read.columns.has(name));
    return missing === undefined
      ? { scenarios: read.table, scenarioProblems: lostRows(file, read) }
      : { scenarios: null, scenarioProblems: [missingColumn(file, missing.name)] };
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    return { scenarios: null, scenarioProblems: [unreadable(file, thrown.message)] };
  } finally {
    meter.complete(source);
  }
}

const EVALUATED_WITHOUT = "The dataset is evaluated without its scenarios.";

const unreadable = (file: string, detail: string): AppError => ({
  code: "dataset.unreadable",
  message: `The file ${file} cannot be read. ${EVALUATED_WITHOUT}`,
  where: { file },
  tip: "Copy the file again from where it came; it may be cut short or damaged.",
  detail,
});

const missingColumn = (file: string, field: string): AppError => ({
  code: "dataset.missingColumn",
  message: `The file ${file} has no column ${field}. ${EVALUATED_WITHOUT}`,
  where: { file, field },
  tip: `Add the column ${field}, or name it so in the header line.`,
});

/** One problem for all rows that cannot be used, with the place of the first. */
function lostRows(file: string, { quarantined, quarantine }: ReadTable): AppError[] {
  const [first] = quarantine;
  if (first === undefined) return [];
  const { row, line, field, reason } = first;
  return [
    {
      code: "dataset.badRow",
      message: `Rows of ${file} that cannot be used: ${quarantined}. Their payments count as normal.`,
      where: {
        file,
        row,
        ...(line === undefined ? {} : { line }),
        ...(field === undefined ? {} : { field }),
      },
      tip: "Correct the rows, or generate the dataset again.",
      detail: reason,
    },
  ];
}
