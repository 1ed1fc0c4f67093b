import { cellText } from "#shared/domain/cells";
import { recordOf, type Column, type Table } from "#shared/domain/columns";
import { QUARANTINE_LIMIT, type Dataset, type TableSource } from "#shared/domain/dataset";

/** What is wrong with the account a dataset gives of its files: every record must be kept or lost at a known place. */
export function accountingFaults(dataset: Dataset): string[] {
  return dataset.sources.flatMap((source) =>
    (source.source === null ? unreadFaults(dataset, source) : tableFaults(dataset, source)).map(
      (fault) => `${source.table}: ${fault}`,
    ),
  );
}

function unreadFaults({ problems, tables }: Dataset, { table, others }: TableSource): string[] {
  const named = new Set(problems.map((problem) => problem.where?.file));
  const faults = others
    .filter(({ file }) => !named.has(file))
    .map(({ file }) => `${file} was not read and no problem names it`);
  return tables.has(table) ? [...faults, "a table without a source"] : faults;
}

function tableFaults(dataset: Dataset, source: TableSource): string[] {
  const table = dataset.tables.get(source.table);
  if (table === undefined) return ["a source without a table"];
  const records = source.source!.records!;
  const faults: string[] = [];
  if (table.rows + source.quarantined !== records)
    faults.push(`${table.rows} kept + ${source.quarantined} lost ≠ ${records} records`);
  const byReason = source.losses.reduce((sum, { count }) => sum + count, 0);
  if (byReason !== source.quarantined)
    faults.push(`losses by reason add up to ${byReason}, not ${source.quarantined}`);
  for (const [name, column] of Object.entries(table.columns))
    if (lengthOf(column) !== table.rows) faults.push(`column ${name} has ${lengthOf(column)} rows`);
  const losses = dataset.quarantine.filter((loss) => loss.table === source.table);
  for (const loss of losses)
    if (loss.file !== source.source!.file || !(loss.row >= 1) || !(loss.count >= 1))
      faults.push(`loss without a place: ${JSON.stringify(loss)}`);
  if (losses.length < QUARANTINE_LIMIT) faults.push(...placeFaults(table, losses, records));
  return [...faults, ...textFaults(table)];
}

/** Kept records and losses together must be the records from first to last, each once. */
function placeFaults(table: Table, losses: Dataset["quarantine"], records: number): string[] {
  const spans = losses.map(({ row, count }) => [row, count] as const);
  for (let row = 0; row < table.rows; row++) spans.push([recordOf(table, row), 1]);
  let next = 1;
  for (const [row, count] of spans.sort((a, b) => a[0] - b[0])) {
    if (row !== next) return [`record ${next} is neither kept nor lost, or ${row} twice`];
    next = row + count;
  }
  return next === records + 1 ? [] : [`the account ends at record ${next - 1} of ${records}`];
}

/** Unusable text must not get into a table, and every cell must have a text. */
function textFaults(table: Table): string[] {
  for (const [name, column] of Object.entries(table.columns))
    for (let row = 0; row < table.rows; row += 7)
      if (/[\0\uFFFD]/.test(cellText(column, row) ?? "")) return [`damaged text in ${name}`];
  return [];
}

function lengthOf(column: Column): number {
  switch (column.kind) {
    case "text":
      return column.codes.length;
    case "unique":
      return column.offsets.length - 1;
    case "number":
    case "flag":
      return column.data.length;
    case "time":
      return column.nano !== null && column.nano.length !== column.ms.length
        ? -1
        : column.ms.length;
    case "date":
      return column.days.length;
  }
}
