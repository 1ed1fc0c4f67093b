import { useCallback, useEffect, useRef, useState } from "react";
import type { QuarantinedRows } from "#shared/domain/dataset";
import type { AppError } from "#shared/domain/result";
import { useApp } from "../../stores/context";

const PAGE = 100;

interface Quarantine {
  /** Null until the first page is there. */
  readonly total: number | null;
  readonly error: AppError | null;
  readonly rowAt: (index: number) => QuarantinedRows | undefined;
  /** Fetches what is missing of a range of rows. */
  readonly fetchRange: (first: number, last: number) => void;
}

/** Quarantined rows of one table (null = all), fetched from the engine page by page as they come into view. */
export function useQuarantine(table: string | null): Quarantine {
  const { engine } = useApp().ports;
  const [pages, setPages] = useState<ReadonlyMap<number, readonly QuarantinedRows[]>>(new Map());
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const asked = useRef(new Set<number>());

  const fetchPage = useCallback(
    async (page: number): Promise<void> => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const answer = await engine.quarantine(table, page * PAGE, PAGE);
      if (!answer.ok) {
        setError(answer.error);
        return;
      }
      setTotal(answer.value.total);
      setPages((before) => new Map(before).set(page, answer.value.rows));
    },
    [engine, table],
  );

  useEffect(() => {
    void fetchPage(0);
  }, [fetchPage]);

  const fetchRange = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++)
        void fetchPage(page);
    },
    [fetchPage],
  );

  const rowAt = (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  return { total, error, rowAt, fetchRange };
}
