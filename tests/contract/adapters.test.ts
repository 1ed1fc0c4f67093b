import path from "node:path";
import { describe, expect, it } from "vitest";
import { CALL_CHANNEL, type DesktopBridge } from "#shared/contract/desktopBridge";
import type { HostClient } from "#shared/contract/hostClient";
import { methods, type Method, type MethodInput, type PushMessage } from "#shared/contract/methods";
import type { Rule, RuleSet } from "#shared/contract/rules";
import { readAnswer } from "#shared/contract/wire";
import { ok, type Result } from "#shared/domain/result";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import type { ServiceOptions, Services } from "#services/appServices";
import { answerIpc, type IpcReceiver } from "#services/ipcAdapter";
import { createIpcHost } from "../../renderer/platform/ipcHost";
import { createLoopbackHost } from "../../renderer/platform/loopbackHost";
import {
  createTestServices,
  mustBeOk,
  runHost,
  SMALL_DATASET,
  temporaryFolder,
  until,
  writeFiles,
} from "../support/hostFixture";

interface Adapter {
  readonly client: HostClient;
  readonly services: Services;
}

/** Electron's IPC copies what it carries (structured clone); everything else is the code the desktop runs. */
function fakeIpc(services: Services, trusted = true): HostClient {
  let answer: (request: unknown) => Promise<unknown> = () =>
    Promise.reject(new Error("no handler"));
  const receiver: IpcReceiver<null> = {
    handle: (channel, handler) => {
      expect(channel).toBe(CALL_CHANNEL);
      answer = (request) => handler(null, request);
    },
  };
  answerIpc(receiver, () => trusted, services.dispatch);
  const bridge: DesktopBridge = {
    call: async (method, input) =>
      structuredClone(await answer(structuredClone({ method, input }))),
    subscribe: (listener) =>
      services.pushes.subscribe((message) => listener(structuredClone(message))),
    pathForFile: () => "",
  };
  return createIpcHost(bridge);
}

/** Both adapters, each over services of its own that were set up alike. */
async function bothAdapters(
  more: Partial<ServiceOptions> = {},
): Promise<readonly [Adapter, Adapter]> {
  const [overIpc, overHttp] = [await createTestServices(more), await createTestServices(more)];
  const host = await runHost(overHttp);
  const origin = `http://127.0.0.1:${host.port}`;
  return [
    { client: fakeIpc(overIpc), services: overIpc },
    { client: createLoopbackHost({ origin, token: host.token }), services: overHttp },
  ];
}

/** Calls with whatever input, as a page of another build might. */
const callWith = (client: HostClient, method: Method, input: unknown): Promise<Result<unknown>> =>
  client.call(method, input as never);

const withRule = (changed: Partial<Rule>): RuleSet => ({
  ...DEFAULT_RULE_SET,
  rules: DEFAULT_RULE_SET.rules.map((rule, at) => (at === 0 ? { ...rule, ...changed } : rule)),
});

const aNote = (id: string) => ({ kind: "noted", id, on: { alert: "customer:C1" }, text: "é" });
const aReview = { case: "c1", verdict: "agreed", note: "" };
const aReveal = { table: null, record: null, key: null, fields: [] };
const aRepair = { kind: "repaired", reason: "", bytes: 0, keptAs: "" };

/** Each adapter has services, and so a settings folder, of its own. */
const DIFFERING: ReadonlySet<string> = new Set(["id", "file"]);
const withoutIds = (result: unknown): unknown =>
  JSON.parse(
    JSON.stringify(result, (key, value: unknown) => (DIFFERING.has(key) ? `some ${key}` : value)),
  );

describe("every method answers the same through IPC and HTTP", () => {
  const steps = (folder: string): Readonly<Record<Method, readonly unknown[]>> => ({
    "app.info": [{}],
    "dataset.open": [
      { path: folder },
      { path: path.join(folder, "payments.csv") },
      { path: path.join(folder, "missing") },
      { path: path.join(folder, "synthetic_id_cards") },
      { path: "relative/path" },
      { path: `${folder}\0` },
    ],
    "dataset.openDemo": [{}],
    "dataset.pickFolder": [{}],
    "dataset.recent": [{}],
    "dataset.forget": [{ path: folder }, { path: "/never/opened" }],
    "dataset.close": [{ id: "never-opened-dataset" }],
    "settings.write": [{ theme: "dark" }, {}, { theme: "pink" }, { version: 3 }],
    "settings.read": [{}],
    "queries.change": [
      { save: [{ id: "q1", name: "Fraud", sql: "SELECT 1" }], remove: [] },
      { save: [], remove: ["q1", "unknown"] },
      { save: [{ id: "", name: "", sql: "" }], remove: [] },
    ],
    "queries.ran": [
      { sql: "SELECT 1", took: 2, rows: 1 },
      { sql: "x", took: -1, rows: null },
    ],
    "queries.read": [{}],
    "queries.clearHistory": [{}],
    "rules.save": [
      { ruleSet: DEFAULT_RULE_SET, note: "as shipped" },
      { ruleSet: { ...DEFAULT_RULE_SET, capacityPerDay: 20 }, note: "" },
      { ruleSet: withRule({ when: { feature: "amount", is: ">", value: "much" } }), note: "" },
      { ruleSet: { ...DEFAULT_RULE_SET, version: 2 }, note: "" },
    ],
    "rules.saveDraft": [{ ruleSet: DEFAULT_RULE_SET }, { ruleSet: null }, { ruleSet: {} }],
    "rules.read": [{}],
    "reveals.record": [
      { dataset: "demo", table: "customers", record: 1, key: "C1", fields: ["birthdate"] },
      { dataset: "demo", table: null, record: 0, key: null, fields: [] },
    ],
    "reveals.list": [{}],
    "journal.read": [
      { of: { path: folder, label: "small" }, from: 0 },
      { of: { path: null, label: "files" }, from: 7 },
      { of: {}, from: -1 },
    ],
    "journal.append": [
      { of: { path: folder, label: "small" }, actions: [aNote("n1"), aNote("n2")] },
      { of: { path: folder, label: "small" }, actions: [{ kind: "undone", seqs: [1] }] },
      { of: { path: folder, label: "small" }, actions: [{ kind: "undone", seqs: [1] }] },
      { of: { path: null, label: "files" }, actions: [{ kind: "reviewed", ...aReview }] },
      { of: { path: null, label: "files" }, actions: [aRepair] },
      { of: { path: folder, label: "small" }, actions: [] },
      { of: { path: folder, label: "small" }, actions: [{ kind: "invented" }] },
    ],
    "attachments.keep": [
      { of: { path: folder, label: "small" }, bytes: "UE5H" },
      { of: { path: folder, label: "small" }, bytes: "" },
      { of: { path: folder, label: "small" }, bytes: "not base64!" },
    ],
    "attachments.read": [
      { of: { path: folder, label: "small" }, sha256: "0".repeat(64) },
      { of: { path: folder, label: "small" }, sha256: "../head.json" },
    ],
  });

  it.each(Object.keys(methods) as Method[])("%s", async (method) => {
    const folder = await writeFiles(await temporaryFolder(), SMALL_DATASET);
    const picked = () => Promise.resolve(folder);
    const [ipc, http] = await bothAdapters({ demoDir: folder, pickFolder: picked });
    for (const adapter of [ipc, http])
      mustBeOk(
        await adapter.client.call("dataset.open", { path: path.join(folder, "payments.csv") }),
      );
    for (const input of [...steps(folder)[method], null, [], "text", { more: 1 }]) {
      const [a, b] = [
        await callWith(ipc.client, method, input),
        await callWith(http.client, method, input),
      ];
      expect(withoutIds(a), JSON.stringify(input)).toEqual(withoutIds(b));
    }
  });

  it("succeeds for the usual inputs, so that equal failures cannot hide", async () => {
    const folder = await writeFiles(await temporaryFolder(), {
      ...SMALL_DATASET,
      "manifest.json": "{}",
    });
    for (const { client } of await bothAdapters({ demoDir: folder })) {
      expect(await client.call("app.info", {})).toMatchObject({ value: { demoPresent: true } });
      expect(await client.call("dataset.openDemo", {})).toMatchObject({ value: { demo: true } });
      const written = await client.call("settings.write", { language: "fr" });
      expect(written).toMatchObject({ ok: true });
      expect(await client.call("settings.read", {})).toEqual(written);
      const of = { path: folder, label: "small" };
      const saved = await client.call("rules.save", { ruleSet: DEFAULT_RULE_SET, note: "", of });
      expect(saved).toMatchObject({ value: { number: 1 } });
      await client.call("reveals.record", { ...aReveal, dataset: folder });
      expect(await client.call("journal.read", { of, from: 0 })).toMatchObject({
        value: { entries: [{ action: { kind: "rules_saved" } }, { action: { kind: "revealed" } }] },
      });
      const kept = mustBeOk(await client.call("attachments.keep", { of, bytes: "UE5H" }));
      expect(await client.call("attachments.read", { of, sha256: kept.sha256 })).toEqual(
        ok({ bytes: "UE5H" }),
      );
    }
  });

  it("carries a cancelled folder dialog", async () => {
    for (const { client } of await bothAdapters({ pickFolder: () => Promise.resolve(null) }))
      expect(await client.call("dataset.pickFolder", {})).toEqual(ok(null));
  });

  it("says where there is no folder dialog", async () => {
    for (const { client } of await bothAdapters())
      expect(await client.call("dataset.pickFolder", {})).toMatchObject({
        error: { code: "host.unsupported" },
      });
  });

  it("answers a bug in a service as host.internal, without its details", async () => {
    const broken = () => Promise.reject(new Error("a secret detail"));
    for (const { client } of await bothAdapters({ pickFolder: broken })) {
      const answer = await client.call("dataset.pickFolder", {});
      expect(answer).toMatchObject({ error: { code: "host.internal" } });
      expect(JSON.stringify(answer)).not.toContain("secret");
    }
  });
});

describe("pushes", () => {
  it("arrive the same through IPC and HTTP, until the subscription ends", async () => {
    const message: PushMessage = { name: "dataset.openRequested", payload: { path: "/data/é\n" } };
    for (const { client, services } of await bothAdapters()) {
      const heard: PushMessage[] = [];
      const end = client.subscribe((push) => heard.push(push));
      await until(() => services.pushes.listeners === 1);
      services.pushes.send(message);
      await until(() => heard.length === 1);
      end();
      await until(() => services.pushes.listeners === 0);
      services.pushes.send(message);
      expect(heard).toEqual([message]);
    }
  });

  it("tell every page what was added to a journal", async () => {
    for (const { client, services } of await bothAdapters()) {
      const heard: PushMessage[] = [];
      const end = client.subscribe((push) => heard.push(push));
      await until(() => services.pushes.listeners === 1);
      const of = { path: null, label: "files" };
      const actions = [aNote("n1")] as MethodInput<"journal.append">["actions"];
      const { entries } = mustBeOk(await client.call("journal.append", { of, actions }));
      await until(() => heard.length === 1);
      end();
      expect(heard).toEqual([{ name: "journal.appended", payload: { of, entries } }]);
      expect(await client.call("journal.read", { of, from: 0 })).toMatchObject({
        value: { entries, total: 1 },
      });
    }
  });

  it("tell once that the host is gone", async () => {
    const services = await createTestServices();
    const host = await runHost(services);
    const origin = `http://127.0.0.1:${host.port}`;
    const heard: PushMessage[] = [];
    const end = createLoopbackHost({ origin, token: host.token }).subscribe((push) =>
      heard.push(push),
    );
    await until(() => services.pushes.listeners === 1);
    await host.close("stopped");
    await until(() => heard.length > 0);
    end();
    expect(heard).toEqual([{ name: "host.closing", payload: { reason: "stopped" } }]);
  });
});

describe("the clients", () => {
  it("answer host.unreachable where the host is gone", async () => {
    const host = await runHost(await createTestServices());
    const origin = `http://127.0.0.1:${host.port}`;
    await host.close("stopped");
    const overHttp = createLoopbackHost({ origin, token: host.token });
    expect(await overHttp.call("app.info", {})).toMatchObject({
      error: { code: "host.unreachable" },
    });
    const overIpc = createIpcHost({
      call: () => Promise.reject(new Error("gone")),
      subscribe: () => () => undefined,
      pathForFile: () => "",
    });
    expect(await overIpc.call("app.info", {})).toMatchObject({
      error: { code: "host.unreachable" },
    });
  });

  it("pass on a refusal as the Result it is", async () => {
    const host = await runHost(await createTestServices());
    const origin = `http://127.0.0.1:${host.port}`;
    const stranger = createLoopbackHost({ origin, token: "0".repeat(64) });
    expect(await stranger.call("app.info", {})).toMatchObject({
      error: { code: "host.forbidden" },
    });
    const overIpc = fakeIpc(await createTestServices(), false);
    expect(await overIpc.call("app.info", {})).toMatchObject({ error: { code: "host.forbidden" } });
  });

  it.each([
    ["no Result", "text"],
    ["a value of another shape", { ok: true, value: { name: 1 } }],
    ["an error with an unknown code", { ok: false, error: { code: "x", message: "y" } }],
  ])("refuse an answer that is %s", (_what, answer) => {
    expect(readAnswer("app.info", answer)).toMatchObject({ error: { code: "host.internal" } });
  });
});
