import type {
  ExportedBytes,
  ExportFormat,
  FieldInfo,
  FieldValues,
  RowsPage,
  TableInfo,
  TableRow,
  TableView,
} from "../contract/browse";
import type { AsOf } from "../contract/replay";
import { cellText } from "../domain/cells";
import { recordOf, type Column, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import { fail, ok, type Result } from "../domain/result";
import { csvOf } from "../export/csv";
import { parquetOf, type ExportType } from "../export/parquet";
import type { Arrivals } from "../log/arrivals";
import { tableInfos } from "./entityFields";
import { commonValues } from "./fieldValues";
import type { Privacy } from "./privacy";
import { ViewColumns } from "./viewColumns";
import { HappenedRows } from "./happenedRows";
import { futureMark } from "./recordLists";
import { allRows, rowAt, ViewRows, wholeTable, type OrderedRows } from "./viewRows";

/** Looks at tables: rows of a view, values of a field, a view as a file. */
export class TableBrowser {
  readonly tables: readonly TableInfo[];
  readonly #privacy: Privacy;
  readonly #columns: ViewColumns;
  readonly #views: ViewRows;
  readonly #happened: HappenedRows;

  constructor(dataset: Dataset, arrivals: Arrivals, privacy: Privacy) {
    this.tables = tableInfos(dataset);
    this.#privacy = privacy;
    this.#columns = new ViewColumns(privacy);
    this.#views = new ViewRows(dataset, this.#columns, privacy);
    this.#happened = new HappenedRows(arrivals);
  }

  rows(view: TableView, from: number, count: number, asOf: AsOf | null = null): Result<RowsPage> {
    const found = this.#views.rowsOf(view);
    if (!found.ok) return found;
    const happened = this.#happened.of(found.value, asOf);
    const shown = asOf?.future === "hidden" ? happened : found.value;
    const { table, length } = shown;
    const isFuture = this.#happened.isFuture(table, asOf);
    const read = this.#reader(table, this.#fields(table));
    const rows: TableRow[] = [];
    const end = Math.min(length, from + count);
    for (let place = Math.max(0, from); place < end; place++) {
      const row = rowAt(shown, place);
      rows.push({ record: recordOf(table, row), cells: read(row), ...futureMark(isFuture(row)) });
    }
    const of =
      asOf?.future === "hidden" ? this.#happened.of(wholeTable(table), asOf).length : table.rows;
    return ok({ total: length, of, happened: happened.length, rows });
  }

  values(
    view: TableView,
    field: string,
    text: string,
    limit: number,
    asOf: AsOf | null = null,
  ): Result<FieldValues> {
    const others = view.filters.filter((filter) => filter.field !== field);
    const found = this.#shown({ ...view, filters: others, sort: null }, asOf);
    if (!found.ok) return found;
    const { table, rows } = found.value;
    const column = this.#columns.find(table, field);
    if (!column.ok) return column;
    return ok(commonValues(rows ?? allRows(table), column.value, text, limit));
  }

  exportRows(
    view: TableView,
    fields: readonly string[],
    format: ExportFormat,
    asOf: AsOf | null = null,
  ): Result<ExportedBytes> {
    const found = this.#shown(view, asOf);
    if (!found.ok) return found;
    const { table, length } = found.value;
    const known = new Map(this.#fields(table).map((field) => [field.name, field]));
    const chosen: FieldInfo[] = [];
    for (const name of new Set(fields)) {
      const field = known.get(name);
      if (field === undefined)
        return fail("dataset.missingColumn", `${table.name} has no field ${name}.`, {
          where: { field: name },
        });
      chosen.push(field);
    }
    if (chosen.length === 0) return fail("host.badRequest", "No field was chosen for the file.");
    const bytes =
      format === "csv" ? this.#csv(found.value, chosen) : this.#parquet(found.value, chosen);
    return ok({ bytes, rows: length });
  }

  /** The rows of a view, without those still to come where they are hidden. */
  #shown(view: TableView, asOf: AsOf | null): Result<OrderedRows> {
    const found = this.#views.rowsOf(view);
    if (!found.ok || asOf?.future !== "hidden") return found;
    return ok(this.#happened.of(found.value, asOf));
  }

  #csv(rows: OrderedRows, fields: readonly FieldInfo[]): Uint8Array {
    const read = this.#reader(rows.table, fields);
    function* records(): Generator<readonly (string | null)[]> {
      for (let place = 0; place < rows.length; place++) yield read(rowAt(rows, place));
    }
    return csvOf(
      fields.map(({ name }) => name),
      records(),
    );
  }

  #parquet(rows: OrderedRows, fields: readonly FieldInfo[]): Uint8Array {
    return parquetOf(
      fields.map((field) => {
        const read = this.#cellReader(rows.table, field);
        return {
          name: field.name,
          type: this.#exportType(rows.table, field),
          values: Array.from({ length: rows.length }, (_, place) => read(rowAt(rows, place))),
        };
      }),
    );
  }

  /** What is masked is text, whatever it was. */
  #exportType({ name: table }: Table, { name, type }: FieldInfo): ExportType {
    if (this.#privacy.masksField(table, name)) return "text";
    return type === "unique" || type === "bin" ? "text" : type;
  }

  #fields({ name }: Table): readonly FieldInfo[] {
    return this.tables.find((table) => table.name === name)?.fields ?? [];
  }

  #reader(table: Table, fields: readonly FieldInfo[]): (row: number) => (string | null)[] {
    const readers = fields.map((field) => this.#cellReader(table, field));
    return (row) => readers.map((read) => read(row));
  }

  #cellReader(table: Table, { name, personal }: FieldInfo): (row: number) => string | null {
    const column: Column = table.columns[name]!;
    if (!personal) return (row) => cellText(column, row);
    return (row) => {
      const address = { table: table.name, record: recordOf(table, row) };
      return this.#privacy.show(name, address, cellText(column, row));
    };
  }
}
