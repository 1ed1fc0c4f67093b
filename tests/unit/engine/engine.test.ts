import { describe, expect, it } from "vitest";
import { Engine } from "../../../renderer/workers/engine/engine";
import type { EngineSource, LoadedDataset, LoadProgress } from "#shared/contract/engine";
import type { Result } from "#shared/domain/result";
import { bytesOf, type Files } from "../../support/memorySource";

const TRANSACTIONS = [
  "transaction_id,timestamp,account_id,amount",
  "tx_1,2025-08-16 12:00:05,acc_1,249.90",
  "tx_2,yesterday,acc_1,10.00",
  "tx_3,,acc_2,20.00",
  "tx_4,2025-08-16 11:00:00.000000001,acc_2,30.00",
  "",
].join("\n");

const files = { "transactions.csv": TRANSACTIONS };

const picked = (content: Files, label = "picked"): EngineSource => ({
  kind: "picked",
  label,
  files: Object.entries(content).map(([name, text]) => ({
    name,
    file: new Blob([Uint8Array.from(bytesOf(text))]),
  })),
});

const served = (content: Files): EngineSource => ({
  kind: "host",
  label: "served",
  url: "http://host/dataset/1/",
  headers: { "x-token": "secret" },
  files: Object.entries(content).map(([name, text]) => ({ name, size: bytesOf(text).length })),
});

/** A host that answers byte ranges of the files, to requests with the token only. */
const hostOf =
  (content: Files) =>
  (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    const name = decodeURIComponent(url.slice("http://host/dataset/1/".length));
    const range = /^bytes=(\d+)-(\d+)$/.exec(headers.get("range") ?? "");
    if (headers.get("x-token") !== "secret" || content[name] === undefined || range === null)
      return Promise.resolve(new Response("{}", { status: 403 }));
    const bytes = bytesOf(content[name]).slice(Number(range[1]), Number(range[2]) + 1);
    return Promise.resolve(new Response(Uint8Array.from(bytes), { status: 206 }));
  };

function engineOn(content: Files = {}, breathe: () => Promise<void> = () => Promise.resolve()) {
  let now = 0;
  return new Engine({ fetch: hostOf(content), now: () => now++, breathe });
}

const silent = () => undefined;

function loaded(result: Result<LoadedDataset>): LoadedDataset {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe("the engine", () => {
  it("reads picked files and says what is in them", async () => {
    const dataset = loaded(await engineOn().load(picked(files, "august"), silent));
    expect(dataset).toMatchObject({ label: "august", quarantined: 1, logRecords: 2, untimed: 1 });
    expect(dataset.report.tables["transactions"]).toMatchObject({ found: 3, quarantined: 1 });
    expect(dataset.firstMs).toBe(Date.UTC(2025, 7, 16, 11));
    expect(dataset.lastMs).toBe(Date.UTC(2025, 7, 16, 12, 0, 5));
  });

  it("reads the same from a host by byte ranges", async () => {
    const ours = loaded(await engineOn().load(picked(files, "served"), silent));
    const theirs = loaded(await engineOn(files).load(served(files), silent));
    expect(theirs.report).toEqual(ours.report);
  });

  it("says which file the host refused to give", async () => {
    const answer = await engineOn({}).load(served(files), silent);
    const { problems } = loaded(answer);
    expect(problems).toMatchObject([
      { code: "dataset.unreadable", where: { file: "transactions.csv" } },
    ]);
  });

  it("goes through reading, indexing and checking, each to its end", async () => {
    const seen: LoadProgress[] = [];
    await engineOn().load(picked(files), (progress) => seen.push(progress));
    const phases = seen.map(({ phase }) => phase);
    expect([...new Set(phases)]).toEqual(["reading", "indexing", "checking"]);
    const reading = seen.filter(({ phase }) => phase === "reading").at(-1)!;
    expect(reading.done).toBe(reading.total);
    const checking = seen.at(-1)!;
    expect(checking.done).toBe(checking.total);
  });

  it("ends a load that is cancelled while it reads, and keeps the dataset it had", async () => {
    const engine = engineOn();
    loaded(await engine.load(picked(files), silent));
    const answer = await engine.load(picked({ "other.csv": TRANSACTIONS }), () => engine.cancel());
    expect(answer).toMatchObject({ ok: false, error: { code: "dataset.cancelled" } });
    expect(await engine.record("transactions", 1)).toMatchObject({ ok: true });
  });

  it("ends a load that is cancelled between reading and indexing", async () => {
    const engine: Engine = engineOn({}, () => {
      engine.cancel();
      return Promise.resolve();
    });
    const answer = await engine.load(picked(files), silent);
    expect(answer).toMatchObject({ ok: false, error: { code: "dataset.cancelled" } });
  });

  it("leaves an older load behind when a newer one starts", async () => {
    const engine = engineOn();
    const older = engine.load(picked(files, "older"), silent);
    const newer = engine.load(picked(files, "newer"), silent);
    expect(await older).toMatchObject({ ok: false, error: { code: "dataset.cancelled" } });
    expect(loaded(await newer).label).toBe("newer");
  });

  it("shows the fields of a kept record by its number in the file", async () => {
    const engine = engineOn();
    await engine.load(picked(files), silent);
    const view = await engine.record("transactions", 4);
    expect(view).toMatchObject({
      ok: true,
      value: { table: "transactions", record: 4, source: "transactions.csv" },
    });
    const fields = view.ok ? view.value.fields : [];
    expect(fields).toContainEqual({ name: "timestamp", value: "2025-08-16 11:00:00.000000001" });
    expect(fields).toContainEqual({ name: "card_hash", value: null });
  });

  it("has no record of a number that is in quarantine or beyond the file", async () => {
    const engine = engineOn();
    await engine.load(picked(files), silent);
    for (const record of [0, 2, 5])
      expect(await engine.record("transactions", record)).toMatchObject({ ok: false });
    expect(await engine.record("nowhere", 1)).toMatchObject({ ok: false });
  });

  it("pages through the quarantine with place, reason and text", async () => {
    const engine = engineOn();
    await engine.load(picked(files), silent);
    expect(await engine.quarantine(null, 0, 10)).toMatchObject({
      ok: true,
      value: {
        total: 1,
        rows: [
          {
            row: 2,
            line: 3,
            field: "timestamp",
            reason: "not_a_time",
            raw: "tx_2,yesterday,acc_1,10.00",
          },
        ],
      },
    });
    expect(await engine.quarantine("payments", 0, 10)).toMatchObject({ value: { total: 0 } });
  });

  it("answers that nothing is loaded before the first dataset", async () => {
    expect(await engineOn().quarantine(null, 0, 10)).toMatchObject({ ok: false });
    expect(await engineOn().record("payments", 1)).toMatchObject({ ok: false });
  });

  const people = {
    "customers.csv": [
      "customer_id,signup_ts,country,preferred_device,birthdate,is_minor",
      "C1,2025-11-01 10:00:00,FR,ios,1990-05-06,0",
      "C2,never,FR,ios,1991-06-07,0",
      "",
    ].join("\n"),
  };
  const birthdateOf = async (engine: Engine): Promise<unknown> => {
    const view = await engine.record("customers", 1);
    return view.ok ? view.value.fields.find(({ name }) => name === "birthdate") : view;
  };

  it("masks personal fields of records until they are revealed, and again when asked to", async () => {
    const engine = engineOn();
    await engine.load(picked(people), silent);
    const masked = { name: "birthdate", value: "1990-••-••", masked: true };
    expect(await birthdateOf(engine)).toEqual(masked);
    await engine.reveal(1, { table: "customers", record: 1 });
    expect(await birthdateOf(engine)).toEqual({ name: "birthdate", value: "1990-05-06" });
    await engine.mask(1, null);
    expect(await birthdateOf(engine)).toEqual(masked);
  });

  it("forgets what was revealed when another dataset is loaded", async () => {
    const engine = engineOn();
    await engine.load(picked(people), silent);
    await engine.reveal(1, null);
    await engine.load(picked(people), silent);
    expect(await birthdateOf(engine)).toMatchObject({ masked: true });
  });

  it("keeps back the text of lost rows of personal tables, in the quarantine and in the report", async () => {
    const engine = engineOn();
    const { report } = loaded(await engine.load(picked(people), silent));
    expect(JSON.stringify(report)).not.toContain("1991-06-07");
    const lost = async () => JSON.stringify(await engine.quarantine(null, 0, 10));
    expect(await lost()).toContain('"masked":true');
    expect(await lost()).not.toContain("1991-06-07");
    await engine.reveal(1, null);
    expect(await lost()).toContain("1991-06-07");
  });

  it("answers questions about tables, records and searches of the loaded dataset", async () => {
    const engine = engineOn();
    await engine.load(picked(files), silent);
    expect(await engine.tables()).toMatchObject({
      value: [{ name: "transactions", rows: 3, source: "transactions.csv" }],
    });
    const view = { table: "transactions", filters: [], sort: null };
    expect(await engine.rows(view, 0, 1)).toMatchObject({ value: { total: 3 } });
    expect(await engine.search("tx_4", 5)).toMatchObject({ value: { total: 1 } });
    expect(await engine.page({ kind: "customer", id: "acc_2" })).toMatchObject({ ok: true });
  });
});
