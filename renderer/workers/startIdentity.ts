import type { ReaderThread } from "#shared/identity/reader/readerThread";
import { createCardReader, type IdentityHandle } from "../platform/identityClient";
import { startWorker } from "../platform/startWorker";

/** Starts a worker that reads pictures. */
const startIdentity = (): IdentityHandle =>
  startWorker<ReaderThread>(
    () =>
      new Worker(new URL("./identity.worker.ts", import.meta.url), {
        type: "module",
        name: "identity",
      }),
  );

/** The one reader of the page. */
export const cardReader = createCardReader(startIdentity, navigator.hardwareConcurrency);
