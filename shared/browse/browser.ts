import type {
  EntityRef,
  ExportedBytes,
  ExportFormat,
  FieldValues,
  RecordPage,
  RowsPage,
  SearchAnswer,
  TableInfo,
  TableView,
} from "../contract/browse";
import type { Dataset } from "../domain/dataset";
import { fail, ok, type Result } from "../domain/result";
import type { PostingIndex } from "../log/postingIndex";
import type { Privacy } from "./privacy";
import { TableBrowser } from "./tableBrowser";

/** Looks at the tables of one loaded dataset: rows of a view, values of a field, search, record pages. */
export class Browser {
  readonly #tables: TableBrowser;

  constructor(dataset: Dataset, _index: PostingIndex, privacy: Privacy) {
    this.#tables = new TableBrowser(dataset, privacy);
  }

  tables(): readonly TableInfo[] {
    return this.#tables.tables;
  }

  rows(view: TableView, from: number, count: number): Result<RowsPage> {
    return this.#tables.rows(view, from, count);
  }

  values(view: TableView, field: string, text: string, limit: number): Result<FieldValues> {
    return this.#tables.values(view, field, text, limit);
  }

  exportRows(
    view: TableView,
    fields: readonly string[],
    format: ExportFormat,
  ): Result<ExportedBytes> {
    return this.#tables.exportRows(view, fields, format);
  }

  search(_text: string, _limit: number): Result<SearchAnswer> {
    return ok({ hits: [], total: 0 });
  }

  page(_entity: EntityRef): Result<RecordPage> {
    return fail("dataset.notFound", "Nothing is known of it.");
  }
}
