import { createStore, type StoreApi } from "zustand/vanilla";
import type { EngineApi } from "#shared/contract/engine";
import type { QuarantinedRows } from "#shared/domain/dataset";
import type { AppError } from "#shared/domain/result";
import type { RecordAddress } from "#shared/contract/browse";

export const QUARANTINE_PAGE = 100;

export interface QuarantineRowsState {
  /** Places in quarantine, null until the first page is there. */
  readonly total: number | null;
  readonly error: AppError | null;
  readonly pages: ReadonlyMap<number, readonly QuarantinedRows[]>;
  /** Fetches what is missing of a range of rows; both ends are part of it. */
  readonly fetchRange: (first: number, last: number) => Promise<void>;
}

/** Quarantined rows of one table (null = all), fetched page by page as they come into view. */
export const createQuarantineRows = (
  engine: EngineApi,
  table: string | null,
): StoreApi<QuarantineRowsState> =>
  createStore<QuarantineRowsState>((set) => {
    const asked = new Set<number>();
    const fetchPage = async (page: number): Promise<void> => {
      if (asked.has(page)) return;
      asked.add(page);
      const answer = await engine.quarantine(table, page * QUARANTINE_PAGE, QUARANTINE_PAGE);
      if (!answer.ok) {
        set({ error: answer.error });
        return;
      }
      const { total, rows } = answer.value;
      set(({ pages }) => ({ total, pages: new Map(pages).set(page, rows) }));
    };
    return {
      total: null,
      error: null,
      pages: new Map(),
      fetchRange: async (first, last) => {
        const from = Math.floor(first / QUARANTINE_PAGE);
        const to = Math.floor(last / QUARANTINE_PAGE);
        await Promise.all(Array.from({ length: to - from + 1 }, (_, i) => fetchPage(from + i)));
      },
    };
  });

/** The row at a position, undefined while its page has not been fetched. */
export const quarantinedRowAt = (
  pages: QuarantineRowsState["pages"],
  index: number,
): QuarantinedRows | undefined =>
  pages.get(Math.floor(index / QUARANTINE_PAGE))?.[index % QUARANTINE_PAGE];

/** Whether a record lies in a stretch of quarantined rows. */
export const covers = (lost: QuarantinedRows, { table, record }: RecordAddress): boolean =>
  lost.table === table && lost.row <= record && record < lost.row + lost.count;

/** The position of a record among the rows fetched so far, null where it is not among them. */
export function indexOfRow(
  pages: QuarantineRowsState["pages"],
  address: RecordAddress,
): number | null {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((lost) => covers(lost, address));
    if (at !== -1) return page * QUARANTINE_PAGE + at;
  }
  return null;
}
