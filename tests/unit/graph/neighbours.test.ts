import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  NEIGHBOUR_ORDERS,
  NODE_KINDS,
  type GraphApi,
  type GraphAt,
  type NeighbourPage,
  type NeighboursRequest,
  type NodeKey,
} from "#shared/contract/graph";
import { MS_PER_DAY } from "#shared/domain/time";
import { answered, EVERYTHING, openedGraph } from "../../support/openedGraph";
import { paymentLog } from "../../support/paymentLog";
import { findDemoDataset, NO_DEMO_DATASET, readFolder } from "../../support/readFolder";

const ask = (key: NodeKey, more: Partial<NeighboursRequest> = {}): NeighboursRequest => ({
  key,
  kinds: NODE_KINDS,
  shown: [],
  text: "",
  order: "risk",
  from: 0,
  count: 10,
  ...more,
});

/** Three customers on one device: C1 twice, C2 once and failed, C3 twice and with an IP that C2 uses too. */
const shop = () =>
  paymentLog()
    .pays("P1", { at: "2025-11-01 10:00:00", customer: "C1", device: "d1", amount: 10 })
    .pays("P2", {
      at: "2025-11-01 11:00:00",
      customer: "C2",
      device: "d1",
      ip: "i1",
      result: "failed",
    })
    .pays("P3", { at: "2025-11-01 12:00:00", customer: "C3", device: "d1", ip: "i1", fraud: true })
    .pays("P4", { at: "2025-11-02 10:00:00", customer: "C1", device: "d1", amount: 30 })
    .pays("P5", { at: "2025-11-20 10:00:00", customer: "C3", device: "d2" })
    .dataset();

const DECIDED = {
  score: Float64Array.of(0.2, 0.4, 0.4, 0.1, 0.9),
  outcome: Uint8Array.of(0, 1, 1, 0, 2),
  labelDelayMs: 7 * MS_PER_DAY,
};

const idsOf = ({ rows }: NeighbourPage): readonly string[] => rows.map(({ ref }) => ref.id);

describe("the neighbours of a node", () => {
  it("are those of the payments that have happened, with what the edge has come to", async () => {
    const { desk, after } = openedGraph(shop(), DECIDED);
    const page = await answered(
      desk.neighbours(ask("device:d1", { kinds: ["customer"] }), after(2)),
    );
    expect(page.rows).toEqual([
      expect.objectContaining({
        key: "customer:C2",
        shown: false,
        risk: 0.4,
        payments: 1,
        failed: 1,
        shared: 2,
      }),
      expect.objectContaining({ key: "customer:C1", risk: 0.2, payments: 1, cents: 1000 }),
    ]);
  });

  it("come in the order asked for, by default the riskiest first", async () => {
    const { desk } = openedGraph(shop(), DECIDED);
    const by = async (order: NeighboursRequest["order"]) =>
      idsOf(
        await answered(
          desk.neighbours(ask("device:d1", { kinds: ["customer"], order }), EVERYTHING),
        ),
      );
    expect(await by("risk")).toEqual(["C3", "C2", "C1"]);
    expect(await by("recent")).toEqual(["C1", "C3", "C2"]);
    expect(await by("payments")).toEqual(["C1", "C3", "C2"]);
    expect(await by("shared")).toEqual(["C3", "C2", "C1"]);
  });

  it("of like risk come by frauds whose label is known by then", async () => {
    const { desk, after } = openedGraph(shop());
    const at = async (records: number) =>
      idsOf(
        await answered(desk.neighbours(ask("device:d1", { kinds: ["customer"] }), after(records))),
      );
    expect(await at(4)).toEqual(["C1", "C3", "C2"]);
    expect(await at(5)).toEqual(["C3", "C1", "C2"]);
  });

  it("are narrowed by a text without changing what there is in all", async () => {
    const { desk } = openedGraph(shop(), DECIDED);
    const page = await answered(desk.neighbours(ask("device:d1", { text: "c2" }), EVERYTHING));
    expect([page.total, page.left, idsOf(page)]).toEqual([7, 1, ["C2"]]);
  });

  it("that are shown are told apart and not offered again", async () => {
    const { desk } = openedGraph(shop(), DECIDED);
    const request = ask("device:d1", { kinds: ["customer"], shown: ["customer:C2", "ip:i1"] });
    const page = await answered(desk.neighbours(request, EVERYTHING));
    expect(page).toMatchObject({
      total: 3,
      shown: 1,
      left: 2,
      byKind: [{ kind: "customer", total: 3, shown: 1 }],
    });
    expect(idsOf(page)).toEqual(["C3", "C1"]);
    expect(page.shownRows.map(({ key }) => key)).toEqual(["customer:C2"]);
  });

  it("of a node that the dataset does not know are an error", async () => {
    const { desk } = openedGraph(shop());
    const answer = await desk.neighbours(ask("device:none"), EVERYTHING);
    expect(answer).toMatchObject({ ok: false, error: { code: "dataset.notFound" } });
  });

  it("of a session and of a payment are what these name", async () => {
    const dataset = paymentLog()
      .session("S1", { at: "2025-11-01 09:00:00", customer: "C1" })
      .pays("P1", {
        at: "2025-11-01 10:00:00",
        session: "S1",
        device: "d1",
        ip: "i1",
        bin: "400000",
      })
      .dataset();
    const { desk } = openedGraph(dataset);
    const keysOf = async (key: NodeKey) =>
      (await answered(desk.neighbours(ask(key), EVERYTHING))).rows.map((row) => row.key).sort();
    expect(await keysOf("session:S1")).toEqual(["customer:C1", "payment:P1"]);
    expect(await keysOf("payment:P1")).toEqual([
      "bin:400000",
      "customer:C1",
      "device:d1",
      "ip:i1",
      "session:S1",
    ]);
    expect(await keysOf("customer:C1")).toEqual([
      "bin:400000",
      "device:d1",
      "ip:i1",
      "payment:P1",
      "session:S1",
    ]);
  });
});

/** All that pages of ten have to say of a node, while each page is put on the canvas, or while it is not. */
async function paged(
  desk: GraphApi,
  at: GraphAt,
  request: NeighboursRequest,
  growing: boolean,
): Promise<readonly NodeKey[]> {
  const seen: NodeKey[] = [...request.shown];
  const fresh: NodeKey[] = [];
  for (;;) {
    const from = growing ? 0 : fresh.length;
    const shown = growing ? seen : request.shown;
    const page = await answered(desk.neighbours({ ...request, from, shown, count: 10 }, at));
    expectToAddUp(page);
    if (page.rows.length === 0) return fresh;
    for (const { key } of page.rows) {
      seen.push(key);
      fresh.push(key);
    }
  }
}

function expectToAddUp(page: NeighbourPage): void {
  expect(page.shown + page.left).toBe(page.total);
  const sum = (of: "total" | "shown"): number =>
    page.byKind.reduce((all, kind) => all + kind[of], 0);
  expect([sum("total"), sum("shown")]).toEqual([page.total, page.shown]);
}

const demo = findDemoDataset();

describe.skipIf(demo === null)(
  `receipts of the demo dataset${demo === null ? ` (${NO_DEMO_DATASET})` : ""}`,
  () => {
    it("add up and give every neighbour once, page by page, whether or not each page is shown", async () => {
      const { desk, log, after } = openedGraph(await readFolder(demo!));
      const { keys } = log.dictionaries;
      const nodeArbitrary = fc.oneof(
        ...(["customer", "device", "ip", "bin", "session"] as const).map((kind) =>
          fc.constantFrom(...keys[kind].values).map((id): NodeKey => `${kind}:${id}`),
        ),
      );
      await fc.assert(
        fc.asyncProperty(
          nodeArbitrary,
          fc.constantFrom(...NEIGHBOUR_ORDERS),
          fc.integer({ min: 0, max: log.size }),
          async (key, order, before) => {
            const at = after(before);
            const all = await answered(desk.neighbours(ask(key, { order, count: Infinity }), at));
            const keysOfAll = all.rows.map((row) => row.key);
            expect(new Set(keysOfAll).size).toBe(all.total);
            const request = ask(key, {
              order,
              shown: keysOfAll.filter((_, place) => place % 3 === 1),
            });
            const rest = keysOfAll.filter((_, place) => place % 3 !== 1);
            expect(await paged(desk, at, request, false)).toEqual(rest);
            expect(await paged(desk, at, request, true)).toEqual(rest);
          },
        ),
        { seed: 20251125, numRuns: 120 },
      );
    });
  },
);
