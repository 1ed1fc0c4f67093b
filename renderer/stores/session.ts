import { createStore, type StoreApi } from "zustand/vanilla";
import type { EngineApi, EngineSource, LoadedDataset } from "#shared/contract/engine";
import type { HostClient } from "#shared/contract/hostClient";
import type { OpenedDataset } from "#shared/contract/methods";
import { ok, type AppError, type Result } from "#shared/domain/result";
import type { PickedFolder } from "../platform/folderInput";
import type { NoticesStore } from "./notices";
import { advance, NOT_STARTED, type OpeningPhase, type OpeningProgress } from "./progress";

/** What the user asked to open. */
export type OpenRequest =
  | { readonly kind: "demo" }
  | { readonly kind: "path"; readonly path: string }
  /** The desktop's own folder dialog. */
  | { readonly kind: "dialog" }
  /** Files picked or dropped in the page; the host never sees them. */
  | { readonly kind: "files"; readonly folder: PickedFolder };

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

interface Prepared {
  readonly source: EngineSource;
  readonly opened: OpenedDataset | null;
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

  /** Null where the user closed the folder dialog. */
  const prepare = async (request: OpenRequest): Promise<Result<Prepared | null>> => {
    if (request.kind === "files") {
      const { label, files } = request.folder;
      return ok({ source: { kind: "picked", label, files }, opened: null });
    }
    const answer = await askHost(host, request);
    if (!answer.ok) return answer;
    if (answer.value === null) return ok(null);
    const { label, files } = answer.value;
    const { url, headers } = host.datasetAddress(answer.value);
    return ok({ source: { kind: "host", label, url, headers, files }, opened: answer.value });
  };

  return createStore<SessionState>((set, get) => {
    const update = (turn: number, change: Partial<OpeningTask>): void =>
      set(({ task }) => (task?.turn === turn ? { task: { ...task, ...change } } : {}));

    const told = (turn: number, error: AppError, request: OpenRequest, label: string): void => {
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
      const prepared = await prepare(request);
      if (!prepared.ok) return told(turn, prepared.error, request, "");
      if (prepared.value === null) return;
      const { source, opened } = prepared.value;
      const loaded =
        turn === latest
          ? await load(source, startedAt, turn)
          : ({ ok: false, error: CANCELLED } as const);
      // The engine holds what it has loaded, even where the wish to cancel came too late.
      if (loaded.ok) return keep(request, prepared.value, loaded.value);
      if (opened !== null) void closeAtHost(opened.id);
      told(turn, loaded.error, request, source.label);
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
        running = running.then(async () => {
          if (turn === latest) await run(request, turn);
          set((state) => (state.task?.turn === turn ? { task: null } : {}));
        });
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
    };
  });
}

const CANCELLED: AppError = { code: "dataset.cancelled", message: "The opening was cancelled." };

function askHost(
  host: HostClient,
  request: Exclude<OpenRequest, { kind: "files" }>,
): Promise<Result<OpenedDataset | null>> {
  switch (request.kind) {
    case "demo":
      return host.call("dataset.openDemo", {});
    case "path":
      return host.call("dataset.open", { path: request.path });
    case "dialog":
      return host.call("dataset.pickFolder", {});
  }
}
