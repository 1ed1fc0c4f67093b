import { describe, expect, it } from "vitest";
import { fail, type AppError } from "#shared/domain/result";
import {
  createEngineClient,
  type EngineHandle,
  type RemoteEngine,
} from "#renderer/platform/engineClient";

const CRASH: AppError = { code: "worker.crashed", message: "The engine stopped." };
const source = { kind: "picked", label: "x", files: [] } as const;

interface FakeWorker extends EngineHandle {
  readonly crash: () => void;
  stopped: boolean;
}

function aWorker(api: Partial<RemoteEngine> = {}): FakeWorker {
  let crash = () => {};
  const broken = new Promise<AppError>((resolve) => {
    crash = () => resolve(CRASH);
  });
  const never = () => new Promise<never>(() => {});
  const silent = {
    cancel: never,
    quarantine: never,
    record: never,
    cardPicture: never,
    cardsOfDataset: never,
    customersBornOn: never,
    restrictedOrders: never,
    fingerprint: never,
    tables: never,
    rows: never,
    values: never,
    exportRows: never,
    search: never,
    page: never,
    overview: never,
    findings: never,
    reveal: never,
    mask: never,
    connectSql: never,
    decisions: {
      features: never,
      paymentFeatures: never,
      featureRecords: never,
      decision: never,
      similar: never,
      whatIf: never,
      latency: never,
      featureValues: never,
      leakCheck: never,
      cancelWork: never,
    },
    replay: {
      span: never,
      decide: never,
      frame: never,
      histogram: never,
      lanes: never,
      step: never,
      gaps: never,
      around: never,
      difference: never,
      untimed: never,
      hits: never,
    },
    graph: {
      summary: never,
      suggest: never,
      scene: never,
      neighbours: never,
      card: never,
      aggregate: never,
      paths: never,
      groups: never,
      members: never,
      rings: never,
      similar: never,
      metrics: never,
    },
  };
  const worker: FakeWorker = {
    api: { load: never, ...silent, ...api },
    broken,
    crash: () => crash(),
    stopped: false,
    stop: () => {
      worker.stopped = true;
    },
  };
  return worker;
}

/** A client over workers that are started one after the other. */
function clientOver(...workers: FakeWorker[]) {
  let started = 0;
  const client = createEngineClient(
    () => workers[started++]!,
    (listener) => listener,
    (port) => port,
  );
  return { client, started: () => started };
}

describe("the engine client", () => {
  it("starts no worker before it is needed", () => {
    const { client, started } = clientOver(aWorker());
    client.cancel();
    expect(started()).toBe(0);
  });

  it("answers a call under way when the worker dies", async () => {
    const worker = aWorker();
    const { client } = clientOver(worker);
    const answer = client.load(source, () => {});
    worker.crash();
    expect(await answer).toEqual({ ok: false, error: CRASH });
    expect(worker.stopped).toBe(true);
  });

  it("says so until something is loaded again, since what was loaded is gone", async () => {
    const worker = aWorker();
    const { client, started } = clientOver(worker);
    const answer = client.load(source, () => {});
    worker.crash();
    await answer;
    expect(await client.record("payments", 1)).toEqual({ ok: false, error: CRASH });
    expect(started()).toBe(1);
  });

  it("starts a fresh worker for the next load", async () => {
    const first = aWorker();
    const second = aWorker({
      load: () => Promise.resolve(fail("dataset.notADataset", "No table was found.")),
    });
    const { client, started } = clientOver(first, second);
    const answer = client.load(source, () => {});
    first.crash();
    await answer;
    expect(await client.load(source, () => {})).toMatchObject({
      error: { code: "dataset.notADataset" },
    });
    expect(started()).toBe(2);
  });

  it("tells of a worker that dies while nothing is asked of it", async () => {
    const worker = aWorker({ load: () => Promise.resolve(fail("dataset.notADataset", "None.")) });
    const { client } = clientOver(worker);
    await client.load(source, () => {});
    const told = new Promise<AppError>((resolve) => void client.onLost(resolve));
    worker.crash();
    expect(await told).toEqual(CRASH);
  });

  it("tells nobody who no longer listens", async () => {
    const worker = aWorker();
    const { client } = clientOver(worker);
    const told: AppError[] = [];
    client.onLost((error) => told.push(error))();
    const answer = client.load(source, () => {});
    worker.crash();
    await answer;
    expect(told).toEqual([]);
  });

  it("turns anything thrown into an answer", async () => {
    const { client } = clientOver(
      aWorker({ record: () => Promise.reject(new Error("could not be cloned")) }),
    );
    expect(await client.record("payments", 1)).toMatchObject({
      error: { code: "worker.crashed", detail: "could not be cloned" },
    });
  });
});
