import { createStore, type StoreApi } from "zustand/vanilla";
import type { TableRow, TableView } from "#shared/contract/browse";
import type { EngineApi } from "#shared/contract/engine";
import type { AsOf } from "#shared/contract/replay";
import type { AppError } from "#shared/domain/result";

export const PAGE = 200;
/** Rows before and after those in view that are fetched with them. */
const AHEAD = 200;
/** Pages kept at most; the ones farthest from the view go first. */
const KEPT = 100;

export interface RowPagesState {
  /** Rows that pass the filters, null until the first answer. */
  readonly total: number | null;
  readonly of: number;
  /** Rows that pass the filters and are not still to come. */
  readonly happened: number;
  readonly error: AppError | null;
  readonly pages: ReadonlyMap<number, readonly TableRow[]>;
  /** Fetches what is missing around a range of rows; while one page is on its way only the latest wish counts. */
  readonly fetchRange: (first: number, last: number) => Promise<void>;
  /** Shows the rows as of another moment: those in view are fetched anew, the former ones stay until they are there. */
  readonly showAsOf: (asOf: AsOf | null) => Promise<void>;
}

export type RowPages = StoreApi<RowPagesState>;

/** The rows of a view, fetched page by page as they come into view. */
export const createRowPages = (
  engine: Pick<EngineApi, "rows">,
  view: TableView,
): StoreApi<RowPagesState> =>
  createStore<RowPagesState>((set, get) => {
    let wanted = { first: 0, last: 0 };
    let busy = false;
    let asOf: AsOf | null = null;
    /** The pages kept are of another moment. */
    let stale = false;

    /** The missing page nearest to what is in view, null where all are there. */
    const nextPage = (): number | null => {
      const { pages, total } = get();
      const inView = range(wanted.first, wanted.last);
      const around = range(Math.max(0, wanted.first - AHEAD), wanted.last + AHEAD);
      const most = total === null ? 0 : Math.max(0, Math.ceil(total / PAGE) - 1);
      if (stale) return Math.min(inView[0] ?? 0, most);
      return [...inView, ...around].find((page) => page <= most && !pages.has(page)) ?? null;
    };
    const fetchMissing = async (): Promise<void> => {
      if (busy) return;
      busy = true;
      for (let page = nextPage(); page !== null && get().error === null; page = nextPage()) {
        const asked = asOf;
        const answer = await engine.rows(view, page * PAGE, PAGE, asked);
        if (asked !== asOf) continue;
        if (!answer.ok) {
          set({ error: answer.error });
          break;
        }
        const { rows, ...counts } = answer.value;
        const middle = Math.floor((wanted.first + wanted.last) / 2 / PAGE);
        const kept = stale ? [] : get().pages;
        stale = false;
        set({ ...counts, pages: nearest(new Map(kept).set(page, rows), middle) });
      }
      busy = false;
    };
    return {
      total: null,
      of: 0,
      happened: 0,
      error: null,
      pages: new Map(),
      fetchRange: (first, last) => {
        wanted = { first, last };
        return fetchMissing();
      },
      showAsOf: (next) => {
        if (next === asOf) return Promise.resolve();
        asOf = next;
        stale = get().total !== null || busy;
        return fetchMissing();
      },
    };
  });

const range = (first: number, last: number): number[] => {
  const from = Math.floor(first / PAGE);
  return Array.from({ length: Math.floor(last / PAGE) - from + 1 }, (_, at) => from + at);
};

function nearest<T>(pages: Map<number, T>, middle: number): Map<number, T> {
  if (pages.size <= KEPT) return pages;
  const order = [...pages.keys()].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  for (const page of order.slice(KEPT)) pages.delete(page);
  return pages;
}

/** The row at a position, undefined while its page has not been fetched. */
export const tableRowAt = (pages: RowPagesState["pages"], index: number): TableRow | undefined =>
  pages.get(Math.floor(index / PAGE))?.[index % PAGE];

/** The position of a record among the rows fetched, null where it is not among them. */
export function indexOfRecord(pages: RowPagesState["pages"], record: number): number | null {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.record === record);
    if (at !== -1) return page * PAGE + at;
  }
  return null;
}
