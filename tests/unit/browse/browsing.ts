import { Browser } from "#shared/browse/browser";
import { Privacy } from "#shared/browse/privacy";
import type {
  EntityRef,
  FieldFilter,
  PageFigureId,
  PageList,
  PageListId,
  RecordPage,
  TableRow,
  TableView,
} from "#shared/contract/browse";
import type { Dataset } from "#shared/domain/dataset";
import type { Result } from "#shared/domain/result";
import type { SchemaName } from "#shared/domain/schema";
import { buildLog } from "#shared/log/buildLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { datasetOf, type TableRows } from "../../support/datasetBuilder";

export interface Browsing {
  readonly browser: Browser;
  readonly privacy: Privacy;
}

export function browsing(dataset: Dataset): Browsing {
  const privacy = new Privacy();
  return {
    browser: new Browser(dataset, new PostingIndex(buildLog(dataset)), privacy),
    privacy,
  };
}

export const browsingOf = (tables: TableRows, schema: SchemaName = "kivendtout"): Browsing =>
  browsing(datasetOf(schema, tables));

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export const viewOf = (
  table: string,
  filters: readonly FieldFilter[] = [],
  sort: TableView["sort"] = null,
): TableView => ({ table, filters, sort });

export const rowsOf = ({ browser }: Browsing, view: TableView): readonly TableRow[] =>
  valueOf(browser.rows(view, 0, Number.MAX_SAFE_INTEGER)).rows;

export const recordsOf = (on: Browsing, view: TableView): number[] =>
  rowsOf(on, view).map(({ record }) => record);

/** Cells of one field, in the order of the view. */
export function cellsOf(on: Browsing, view: TableView, field: string): (string | null)[] {
  const table = on.browser.tables().find(({ name }) => name === view.table)!;
  const at = table.fields.findIndex(({ name }) => name === field);
  return rowsOf(on, view).map(({ cells }) => cells[at]!);
}

export const pageOf = ({ browser }: Browsing, kind: EntityRef["kind"], id: string): RecordPage =>
  valueOf(browser.page({ kind, id }));

export const figureOf = (page: RecordPage, id: PageFigureId): number | null | undefined =>
  page.figures.find((figure) => figure.id === id)?.value;

export function listOf(page: RecordPage, id: PageListId): PageList {
  const list = page.lists.find((candidate) => candidate.id === id);
  if (list === undefined) throw new Error(`The page has no list ${id}`);
  return list;
}

/** Rows of a list by column name. */
export const rowsByColumn = (list: PageList): Record<string, string | null>[] =>
  list.rows.map(({ cells }) =>
    Object.fromEntries(list.columns.map(({ name }, at) => [name, cells[at]!])),
  );
