import type { CardReader } from "#shared/contract/identity";
import type { AppError } from "#shared/domain/result";
import { ReaderPool } from "#shared/identity/reader/readerPool";
import type { ReaderThread } from "#shared/identity/reader/readerThread";

/** A started worker that reads pictures, seen from the page. */
export interface IdentityHandle {
  readonly api: ReaderThread;
  /** Resolves if the worker dies. */
  readonly broken: Promise<AppError>;
  stop(): void;
}

/** Each worker holds engines of its own, some 200 MB. */
const MOST_WORKERS = 4;

/**
 * What reads cards as the stores see it: a pool of workers, each started when a picture waits for it.
 *
 * @param start starts a worker
 * @param cores of the machine: one of them is left to the page
 */
export const createCardReader = (start: () => IdentityHandle, cores: number): CardReader =>
  new ReaderPool({
    size: Math.min(MOST_WORKERS, cores - 1),
    startThread: () => {
      const handle = start();
      const broken = handle.broken.then(({ detail, message }) => detail ?? message);
      return { reader: handle.api, broken, stop: () => handle.stop() };
    },
  });
