import * as Comlink from "comlink";
import type { AppError } from "#shared/domain/result";

export interface StartedWorker<Api extends object> {
  readonly api: Comlink.Remote<Api>;
  /** Resolves if the worker dies or can no longer be understood. */
  readonly broken: Promise<AppError>;
  stop(): void;
}

/** Starts a worker whose shell exposes `Api` through comlink. */
export function startWorker<Api extends object>(make: () => Worker): StartedWorker<Api> {
  const worker = make();
  const api = Comlink.wrap<Api>(worker);
  const broken = new Promise<AppError>((tell) => {
    const crashed = (detail: string) => ({
      code: "worker.crashed" as const,
      message: "The engine stopped.",
      tip: "Open the dataset again.",
      detail,
    });
    worker.onerror = (event) => tell(crashed(event.message || "the worker did not start"));
    worker.onmessageerror = () => tell(crashed("a message could not be read"));
  });
  return {
    api,
    broken,
    stop: () => {
      api[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}
