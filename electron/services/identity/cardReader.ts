import { availableParallelism } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { wrap } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import type { CardReader } from "#shared/contract/identity";
import { ReaderPool } from "#shared/identity/reader/readerPool";
import type { ReaderThread, StartedThread } from "#shared/identity/reader/readerThread";
import { createReader } from "./createReader";
import type { VisionOptions } from "./loadVision";

export interface CardReaderOptions extends VisionOptions {
  /** The built `identityThread.ts`: `out/main/identityThread.js` of the project. */
  readonly threadScript: string;
  /** Pictures read at once; 1 reads them in this very thread. As many as there are cores where it is not given. */
  readonly size?: number | undefined;
}

/** Where a project that was built has the parts of a reader. */
export const readerParts = (root: string): Omit<CardReaderOptions, "size"> => ({
  modelsDir: path.join(root, "models"),
  threadScript: path.join(root, "out/main/identityThread.js"),
});

/** Reads cards in Node, on as many cores as it is given. */
export function openCardReader(options: CardReaderOptions): CardReader {
  const { threadScript, size = availableParallelism(), ...vision } = options;
  const startThread =
    size > 1 ? () => startWorker(threadScript, vision) : () => inThisThread(vision);
  return new ReaderPool({ size, startThread });
}

function startWorker(threadScript: string, workerData: VisionOptions): StartedThread {
  const worker = new Worker(threadScript, { workerData });
  const broken = new Promise<string>((tell) => {
    worker.once("error", (error) => tell(error.message));
    worker.once("exit", (code) => tell(`the thread ended with code ${code}`));
  });
  return {
    reader: wrap<ReaderThread>(nodeEndpoint(worker)),
    broken,
    stop: () => void worker.terminate(),
  };
}

const inThisThread = (vision: VisionOptions): StartedThread => ({
  reader: createReader(vision),
  broken: new Promise(() => {}),
  stop: () => {},
});
