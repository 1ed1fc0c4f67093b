import { createStore, type StoreApi } from "zustand/vanilla";
import type { EngineApi, EngineSource, LoadedDataset } from "#shared/contract/engine";
import type { HostClient } from "#shared/contract/hostClient";
import type { AppError } from "#shared/domain/result";
import type { NoticesStore } from "./notices";
import { prepareSource, type OpenRequest, type Prepared } from "./prepareSource";
import { advance, NOT_STARTED, type OpeningPhase, type OpeningProgress } from "./progress";

export interface CurrentDataset {
  readonly label: string;
  /** Null for files handed to the page, which have no path here. */
  readonly path: string | null;
  readonly demo: boolean;
  readonly request: OpenRequest;
  readonly loaded: LoadedDataset;
}

export interface OpeningTask {
  readonly turn: number;
  readonly request: OpenRequest;
  /** Known once the host has answered. */
  readonly label: string | null;
  readonly cancelling: boolean;
  readonly progress: OpeningProgress;
}

export interface SessionState {
  /** Stays until another dataset is ready. */
  readonly current: CurrentDataset | null;
  readonly task: OpeningTask | null;
  readonly failure: { readonly error: AppError; readonly request: OpenRequest } | null;
  /** Ends whatever is being opened and opens this instead. Resolves when it is over, however it ended. */
  readonly open: (request: OpenRequest) => Promise<void>;
  readonly cancel: () => void;
  /** Opens once more what failed last. */
  readonly retry: () => Promise<void>;
  readonly dismissFailure: () => void;
  /** Opens once more what is open, after the engine has lost it. */
  readonly reopen: () => Promise<void>;
}

export type SessionStore = StoreApi<SessionState>;
export type SessionPhase = "idle" | OpeningPhase | "ready" | "failed";

/** One word for where the session stands. */
export function phaseOf({ current, task, failure }: SessionState): SessionPhase {
  if (task !== null) return task.progress.phase;
  if (failure !== null) return "failed";
  return current === null ? "idle" : "ready";
}

interface SessionPorts {
  readonly host: HostClient;
  readonly engine: EngineApi;
  readonly notices: NoticesStore;
  readonly now: () => number;
  /** Called after every successful opening through the host. */
  readonly onOpened: () => void;
}

export function createSession({
  host,
  engine,
  notices,
  now,
  onOpened,
}: SessionPorts): SessionStore {
  let latest = 0;
  let running: Promise<void> = Promise.resolve();
  let openAtHost: string | null = null;

  const closeAtHost = async (id: string): Promise<void> => {
    const closed = await host.call("dataset.close", { id });
    if (!closed.ok) notices.getState().addError(closed.error);
  };

  return createStore<SessionState>((set, get) => {
    const update = (turn: number, change: Partial<OpeningTask>): void =>
      set(({ task }) => (task?.turn === turn ? { task: { ...task, ...change } } : {}));

    const tell = (turn: number, error: AppError, request: OpenRequest, label: string): void => {
      if (error.code === "dataset.cancelled") {
        notices.getState().add("information", { kind: "cancelled", label });
      } else {
        const { note, addError } = notices.getState();
        if (turn !== latest) return addError(error);
        note("error", { kind: "error", error });
        set({ failure: { error, request } });
      }
    };

    const keep = (request: OpenRequest, { source, opened }: Prepared, loaded: LoadedDataset) => {
      const previous = openAtHost;
      openAtHost = opened?.id ?? null;
      set({
        current: {
          label: source.label,
          path: opened?.path ?? null,
          demo: opened?.demo ?? false,
          request,
          loaded,
        },
        failure: null,
      });
      notices
        .getState()
        .note("success", { kind: "opened", label: source.label, records: loaded.logRecords });
      if (previous !== null) void closeAtHost(previous);
      if (opened !== null) onOpened();
    };

    const run = async (request: OpenRequest, turn: number): Promise<void> => {
      const startedAt = now();
      const prepared = await prepareSource(host, request);
      if (!prepared.ok) return tell(turn, prepared.error, request, "");
      if (prepared.value === null) return;
      const { source, opened } = prepared.value;
      const loaded =
        turn === latest
          ? await load(source, startedAt, turn)
          : ({ ok: false, error: CANCELLED } as const);
      // The engine holds what it has loaded, even where the wish to cancel came too late.
      if (loaded.ok) return keep(request, prepared.value, loaded.value);
      if (opened !== null) void closeAtHost(opened.id);
      tell(turn, loaded.error, request, source.label);
    };

    const load = (source: EngineSource, startedAt: number, turn: number) => {
      update(turn, { label: source.label });
      return engine.load(source, (report) => {
        const { task } = get();
        if (task?.turn === turn)
          update(turn, { progress: advance(task.progress, report, now() - startedAt) });
      });
    };

    return {
      current: null,
      task: null,
      failure: null,
      open: (request) => {
        const turn = ++latest;
        if (get().task !== null) engine.cancel();
        const label = request.kind === "files" ? request.folder.label : null;
        const task = { turn, request, label, cancelling: false, progress: NOT_STARTED };
        set({ task, failure: null });
        const next = async (): Promise<void> => {
          try {
            if (turn === latest) await run(request, turn);
          } finally {
            set((state) => (state.task?.turn === turn ? { task: null } : {}));
          }
        };
        // A bug in one opening must not keep the next from happening.
        running = running.then(next, next);
        return running;
      },
      cancel: () => {
        const { task } = get();
        if (task === null) return;
        latest += 1;
        update(task.turn, { cancelling: true });
        engine.cancel();
      },
      retry: async () => {
        const { failure, open } = get();
        if (failure !== null) await open(failure.request);
      },
      dismissFailure: () => set({ failure: null }),
      reopen: async () => {
        const { current, open } = get();
        if (current === null) return;
        const { path, demo, request } = current;
        await open(path === null || demo ? request : { kind: "path", path });
      },
    };
  });
}

const CANCELLED: AppError = { code: "dataset.cancelled", message: "The opening was cancelled." };
