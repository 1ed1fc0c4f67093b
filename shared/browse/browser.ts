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
import type { BirthdateMatches, DatasetCard, RestrictedOrder } from "../contract/compliance";
import type { AsOf } from "../contract/replay";
import type { Dataset } from "../domain/dataset";
import type { Moment } from "../domain/moment";
import { ok, type Result } from "../domain/result";
import { arrivalsOf } from "../log/arrivals";
import type { PostingIndex } from "../log/postingIndex";
import { cardsOf, customersBornOn } from "./identityRecords";
import { pageOf } from "./pages/pages";
import type { Privacy } from "./privacy";
import { Records } from "./records";
import { restrictedOrdersOf } from "./restrictedOrders";
import { Search } from "./search";
import { TableBrowser } from "./tableBrowser";

/** Looks at the tables of one loaded dataset: rows of a view, values of a field, search, record pages. */
export class Browser {
  readonly #tables: TableBrowser;
  readonly #privacy: Privacy;
  readonly #records: Records;
  readonly #search: Search;

  constructor(dataset: Dataset, index: PostingIndex, privacy: Privacy) {
    this.#tables = new TableBrowser(dataset, arrivalsOf(dataset, index.log), privacy);
    this.#privacy = privacy;
    this.#records = new Records(dataset, index);
    this.#search = new Search(this.#records);
  }

  tables(): readonly TableInfo[] {
    return this.#tables.tables;
  }

  rows(view: TableView, from: number, count: number, asOf: AsOf | null = null): Result<RowsPage> {
    return this.#tables.rows(view, from, count, asOf);
  }

  values(
    view: TableView,
    field: string,
    text: string,
    limit: number,
    asOf: AsOf | null = null,
  ): Result<FieldValues> {
    return this.#tables.values(view, field, text, limit, asOf);
  }

  exportRows(
    view: TableView,
    fields: readonly string[],
    format: ExportFormat,
    asOf: AsOf | null = null,
  ): Result<ExportedBytes> {
    return this.#tables.exportRows(view, fields, format, asOf);
  }

  search(text: string, limit: number): Result<SearchAnswer> {
    return ok(this.#search.find(text, limit));
  }

  page(entity: EntityRef, asOf: AsOf | null = null): Result<RecordPage> {
    return pageOf(this.#records, this.#privacy, entity, asOf);
  }

  cards(): readonly DatasetCard[] {
    return cardsOf(this.#records, this.#privacy);
  }

  customersBornOn(birthdate: string): BirthdateMatches {
    return customersBornOn(this.#records, this.#privacy, birthdate);
  }

  restrictedOrders(moment: Moment | null): readonly RestrictedOrder[] {
    return restrictedOrdersOf(this.#records, this.#privacy, moment);
  }
}
