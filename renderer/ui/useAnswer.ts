import { useEffect, useState } from "react";
import { describeThrown, fail, type AppError, type Result } from "#shared/domain/result";

/** What a question to engine or host has come to. */
export interface Answer<T> {
  /** The latest answer; that of the question before while the present one is under way. */
  readonly value: T | null;
  readonly error: AppError | null;
  readonly loading: boolean;
}

interface Known<T> {
  readonly ask: () => Promise<Result<T>>;
  readonly version: unknown;
  readonly result: Result<T>;
}

/**
 * Asks whenever `ask` changes (keep it with `useCallback`) or `version` does (what the answer depends on besides: the
 * open dataset, the revision of what is masked), and keeps showing the former answer meanwhile, so that
 * nothing on screen jumps. An answer that comes after a newer question is dropped.
 */
export function useAnswer<T>(ask: () => Promise<Result<T>>, version: unknown = null): Answer<T> {
  const [known, setKnown] = useState<Known<T> | null>(null);
  useEffect(() => {
    let wanted = true;
    void answerOf(ask).then((result) => {
      if (wanted) setKnown({ ask, version, result });
    });
    return () => {
      wanted = false;
    };
  }, [ask, version]);
  const loading = known?.ask !== ask || known.version !== version;
  if (known === null) return { value: null, error: null, loading };
  return known.result.ok
    ? { value: known.result.value, error: null, loading }
    : { value: null, error: loading ? null : known.result.error, loading };
}

/** What is thrown is a bug; it is told like any failure, since a question without an answer would load for ever. */
async function answerOf<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask();
  } catch (thrown) {
    return fail("worker.crashed", "The question could not be answered.", {
      detail: describeThrown(thrown),
    });
  }
}
