import type { ProxyMarked } from "comlink";
import type { DecisionsApi } from "#shared/contract/decisions";
import type { GraphApi } from "#shared/contract/graph";
import type { ReplayApi } from "#shared/contract/replay";
import type { EngineApi } from "#shared/contract/engine";
import { startWorker } from "../platform/startWorker";
import type { EngineHandle } from "../platform/engineClient";

/** Comlink reaches the methods of a part of the engine only where its type says that it is one. */
type Reachable = Omit<EngineApi, "decisions" | "replay" | "graph"> & {
  readonly decisions: DecisionsApi & ProxyMarked;
  readonly replay: ReplayApi & ProxyMarked;
  readonly graph: GraphApi & ProxyMarked;
};

/** Starts the engine worker. */
export const startEngine = (): EngineHandle =>
  startWorker<Reachable>(
    () =>
      new Worker(new URL("./engine.worker.ts", import.meta.url), {
        type: "module",
        name: "engine",
      }),
  );
