import type { EngineApi } from "#shared/contract/engine";
import { startWorker } from "../platform/startWorker";
import type { EngineHandle } from "../platform/engineClient";

/** Starts the engine worker. */
export const startEngine = (): EngineHandle =>
  startWorker<EngineApi>(
    () =>
      new Worker(new URL("./engine.worker.ts", import.meta.url), {
        type: "module",
        name: "engine",
      }),
  );
