import { createHash } from "node:crypto";
import { vi, expect } from "vitest";
import type { GraphApi } from "#shared/contract/graph";
import type { ReplaySpan } from "#shared/contract/replay";
import type { Moment } from "#shared/domain/moment";
import { fail, ok } from "#shared/domain/result";
import { createStores } from "#renderer/stores/stores";
import { anOpenedDataset } from "./fakeHost";
import { fakePorts, type FakePorts } from "./fakePorts";
import { openedGraph } from "./openedGraph";
import { paymentsDataset, type Told } from "./graphPayments";
import { aLoadedDataset } from "./reports";

const METHODS = [
  "summary",
  "suggest",
  "scene",
  "neighbours",
  "card",
  "aggregate",
  "paths",
  "groups",
  "members",
  "rings",
  "similar",
  "metrics",
] as const satisfies readonly (keyof GraphApi)[];

/** A window's stores over a dataset of these payments, answered by the real graph, with attachments kept in memory. */
export function graphWindow(payments: readonly Told[], ports: FakePorts = fakePorts()) {
  const { desk, after } = openedGraph(paymentsDataset(payments));
  for (const method of METHODS)
    Object.assign(ports.engine.graphAnswers, { [method]: desk[method].bind(desk) });
  keepAttachments(ports);
  const stores = createStores(ports);
  const at = (moment: Moment | null): void =>
    stores.clock.setState({ span: spanOf(payments.length), moment, settled: moment });
  const open = async (path: string): Promise<void> => {
    const loads = ports.engine.loads.length;
    ports.host.handlers["dataset.open"] = () => ok(anOpenedDataset({ path, label: path }));
    void stores.session.getState().open({ kind: "path", path });
    await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(loads + 1));
    ports.engine.loads.at(-1)!.finish(ok(aLoadedDataset()));
    await vi.waitFor(() => expect(stores.casework.getState().status).toBe("ready"));
  };
  return {
    ports,
    stores,
    open,
    /** Puts the clock right after so many records; null = everything has happened. */
    after: (records: number | null) => at(records === null ? null : after(records).moment),
    graph: () => stores.graph.getState(),
    /** Waits until nothing is asked for. */
    rests: () => vi.waitFor(() => expect(stores.graph.getState().busy).toBe(false)),
    shown: () => stores.graph.getState().drawn.nodes.map(({ key }) => key),
    said: () => {
      const { entries, position } = stores.history.getState();
      return entries[position - 1]?.sentence ?? null;
    },
  };
}

function keepAttachments({ host }: FakePorts): void {
  const kept = new Map<string, string>();
  host.handlers["attachments.keep"] = ({ bytes }) => {
    const content = Buffer.from(bytes, "base64");
    const sha256 = createHash("sha256").update(content).digest("hex");
    kept.set(sha256, bytes);
    return ok({ sha256, bytes: content.length });
  };
  host.handlers["attachments.read"] = ({ sha256 }) => {
    const bytes = kept.get(sha256);
    return bytes === undefined ? fail("casework.notFound", "Not there.") : ok({ bytes });
  };
}

const spanOf = (size: number): ReplaySpan => ({
  size,
  streams: { session: 0, event: 0, payment: size, order: 0, alert: 0 },
  untimed: 0,
  firstMs: 0,
  lastMs: 0,
  main: { fromMs: 0, toMs: 0, earlier: 0, later: 0 },
  landing: { ms: 0, before: size },
});
