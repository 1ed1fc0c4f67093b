import type { LayoutHandle, RemoteLayout } from "../platform/layoutClient";
import { startWorker } from "../platform/startWorker";

/** Starts the layout worker. */
export const startLayout = (): LayoutHandle =>
  startWorker<RemoteLayout>(
    () =>
      new Worker(new URL("./layout.worker.ts", import.meta.url), {
        type: "module",
        name: "layout",
      }),
  );
