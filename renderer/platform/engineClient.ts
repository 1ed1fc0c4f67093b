import type { EngineApi } from "#shared/contract/engine";
import type { DecisionsApi, WorkProgress } from "#shared/contract/decisions";
import type { SqlPort } from "#shared/contract/sql";
import { describeThrown, fail, type AppError, type Result } from "#shared/domain/result";
import type { EnginePort } from "./ports";

type ProgressListener = (progress: WorkProgress) => void;

/** A started engine worker, seen from the page. */
export interface EngineHandle {
  readonly api: RemoteEngine;
  /** Resolves if the worker dies. */
  readonly broken: Promise<AppError>;
  stop(): void;
}

/** The engine across a worker boundary: `cancel` becomes asynchronous like everything else. */
export interface RemoteEngine extends Omit<EngineApi, "cancel" | "decisions"> {
  cancel(): Promise<void>;
  readonly decisions: Omit<DecisionsApi, "cancelWork"> & { cancelWork(): Promise<void> };
}

/** Makes a callback cross to the worker (`comlink.proxy`). */
type Transfer = <Listener extends (progress: never) => void>(listener: Listener) => Listener;

/**
 * The engine as the stores see it. A worker that dies answers every call under way with
 * `worker.crashed`, and every later one until the next `load`, which starts a fresh worker.
 *
 * @param start starts a worker
 * @param transferPort hands a message port over (`comlink.transfer`)
 */
export function createEngineClient(
  start: () => EngineHandle,
  transfer: Transfer,
  transferPort: (port: SqlPort) => SqlPort,
): EnginePort {
  const listeners = new Set<(error: AppError) => void>();
  let handle: EngineHandle | null = null;
  let lost: AppError | null = null;

  const current = (): EngineHandle => {
    if (handle !== null) return handle;
    const started = start();
    handle = started;
    void started.broken.then((error) => {
      started.stop();
      lost = error;
      handle = null;
      for (const listener of listeners) listener(error);
    });
    return started;
  };

  const ask = async <T>(
    question: (api: RemoteEngine) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    if (lost !== null) return { ok: false, error: lost };
    const { api, broken } = current();
    const crash = broken.then((error): Result<T> => ({ ok: false, error }));
    try {
      return await Promise.race([question(api), crash]);
    } catch (thrown) {
      return fail("worker.crashed", "The engine could not answer.", {
        detail: describeThrown(thrown),
      });
    }
  };

  return {
    load: (source, onProgress) => {
      lost = null;
      return ask((api) => api.load(source, transfer(onProgress)));
    },
    cancel: () => {
      // A worker that was never started has nothing to cancel.
      void handle?.api.cancel();
    },
    quarantine: (table, from, count) => ask((api) => api.quarantine(table, from, count)),
    record: (table, record) => ask((api) => api.record(table, record)),
    cardPicture: (generation, record) => ask((api) => api.cardPicture(generation, record)),
    cardsOfDataset: (generation) => ask((api) => api.cardsOfDataset(generation)),
    customersBornOn: (...question) => ask((api) => api.customersBornOn(...question)),
    restrictedOrders: (...question) => ask((api) => api.restrictedOrders(...question)),
    fingerprint: () => ask((api) => api.fingerprint()),
    tables: () => ask((api) => api.tables()),
    rows: (...question) => ask((api) => api.rows(...question)),
    values: (...question) => ask((api) => api.values(...question)),
    exportRows: (...question) => ask((api) => api.exportRows(...question)),
    search: (text, limit) => ask((api) => api.search(text, limit)),
    page: (entity, asOf) => ask((api) => api.page(entity, asOf)),
    overview: (filter, grain, moment) => ask((api) => api.overview(filter, grain, moment)),
    findings: (moment) => ask((api) => api.findings(moment)),
    reveal: (generation, address) => ask((api) => api.reveal(generation, address)),
    mask: (generation, address) => ask((api) => api.mask(generation, address)),
    decisions: {
      features: (...question) => ask(({ decisions }) => decisions.features(...question)),
      paymentFeatures: (...question) =>
        ask(({ decisions }) => decisions.paymentFeatures(...question)),
      featureRecords: (...question) =>
        ask(({ decisions }) => decisions.featureRecords(...question)),
      decision: (id, rules, changed) =>
        ask(({ decisions }) => decisions.decision(id, rules, changed)),
      similar: (id, ruleSet, limit) =>
        ask(({ decisions }) => decisions.similar(id, ruleSet, limit)),
      whatIf: (request, onProgress) =>
        ask(({ decisions }) => decisions.whatIf(request, transfer<ProgressListener>(onProgress))),
      latency: () => ask(({ decisions }) => decisions.latency()),
      featureValues: (name, limit) => ask(({ decisions }) => decisions.featureValues(name, limit)),
      leakCheck: (options, onProgress) =>
        ask(({ decisions }) =>
          decisions.leakCheck(options, transfer<ProgressListener>(onProgress)),
        ),
      cancelWork: () => {
        void handle?.api.decisions.cancelWork();
      },
    },
    replay: {
      span: () => ask(({ replay }) => replay.span()),
      decide: (ruleSet, onProgress) =>
        ask(({ replay }) => replay.decide(ruleSet, transfer<ProgressListener>(onProgress))),
      frame: (target, filter) => ask(({ replay }) => replay.frame(target, filter)),
      histogram: (request) => ask(({ replay }) => replay.histogram(request)),
      lanes: (request) => ask(({ replay }) => replay.lanes(request)),
      step: (from, to, direction) => ask(({ replay }) => replay.step(from, to, direction)),
      gaps: (leastMs) => ask(({ replay }) => replay.gaps(leastMs)),
      around: (request) => ask(({ replay }) => replay.around(request)),
      difference: (a, b, filter) => ask(({ replay }) => replay.difference(a, b, filter)),
      untimed: (from, count) => ask(({ replay }) => replay.untimed(from, count)),
      hits: () => ask(({ replay }) => replay.hits()),
    },
    graph: {
      summary: (at) => ask(({ graph }) => graph.summary(at)),
      suggest: (text, limit, at) => ask(({ graph }) => graph.suggest(text, limit, at)),
      scene: (...question) => ask(({ graph }) => graph.scene(...question)),
      neighbours: (request, at) => ask(({ graph }) => graph.neighbours(request, at)),
      card: (key, at) => ask(({ graph }) => graph.card(key, at)),
      aggregate: (keys, at) => ask(({ graph }) => graph.aggregate(keys, at)),
      paths: (...question) => ask(({ graph }) => graph.paths(...question)),
      groups: (by, at) => ask(({ graph }) => graph.groups(by, at)),
      members: (...question) => ask(({ graph }) => graph.members(...question)),
      rings: (at) => ask(({ graph }) => graph.rings(at)),
      similar: (...question) => ask(({ graph }) => graph.similar(...question)),
      metrics: (keys, at) => ask(({ graph }) => graph.metrics(keys, at)),
    },
    onLost: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connectSql: (port) => current().api.connectSql(transferPort(port)),
  };
}
