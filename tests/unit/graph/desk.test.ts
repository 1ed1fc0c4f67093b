import { describe, expect, it } from "vitest";
import { USE, type NodeKey, type SceneData } from "#shared/contract/graph";
import { MS_PER_DAY } from "#shared/domain/time";
import { GraphDesk } from "#shared/graph/desk";
import { datasetOf } from "../../support/datasetBuilder";
import { answered, EVERYTHING, openedGraph } from "../../support/openedGraph";
import { paymentLog } from "../../support/paymentLog";

/** C1 and C2 on one device; C3 alone. The records of the log in order: S1, P1, P2, P3, P4. */
const shop = () =>
  paymentLog()
    .customer("C1", { country: "FR", born: "1990-02-03" })
    .customer("C2", { country: "DE" })
    .customer("C3", { country: "FR" })
    .customer("C9", { country: "ES" })
    .session("S1", { at: "2025-11-01 09:00:00", customer: "C1" })
    .pays("P1", {
      at: "2025-11-01 10:00:00",
      customer: "C1",
      session: "S1",
      device: "d1",
      amount: 10,
    })
    .pays("P2", { at: "2025-11-02 10:00:00", customer: "C2", device: "d1", ip: "i1", fraud: true })
    .pays("P3", { at: "2025-11-03 10:00:00", customer: "C3", device: "d3", result: "failed" })
    .pays("P4", { at: "2025-11-20 10:00:00", customer: "C2", device: "d1", amount: null });

const DECIDED = {
  score: Float64Array.of(0.2, 0.9, 0.4, 0.9),
  outcome: Uint8Array.of(0, 2, 1, 2),
  labelDelayMs: 7 * MS_PER_DAY,
};

const node = ({ nodes }: SceneData, key: NodeKey) => nodes.find((each) => each.key === key)!;

describe("a scene", () => {
  const KEYS: NodeKey[] = ["device:d1", "customer:C1", "customer:C2", "session:S1", "device:none"];

  it("has the nodes that are known in the order asked, and every edge between two of them", async () => {
    const { desk } = openedGraph(shop().dataset());
    const scene = await answered(desk.scene(KEYS, EVERYTHING));
    expect(scene.nodes.map(({ key }) => key)).toEqual(KEYS.slice(0, 4));
    expect(scene.unknown).toEqual(["device:none"]);
    expect(scene.edges.map(({ key }) => key).sort()).toEqual([
      "customer:C1|device:d1",
      "customer:C1|session:S1",
      "customer:C2|device:d1",
    ]);
  });

  it("says of nodes and edges all that ever happens, whatever the moment", async () => {
    const { desk, after } = openedGraph(shop().dataset(), DECIDED);
    const scene = await answered(desk.scene(["customer:C2", "device:d1"], after(2)));
    const { uses } = scene.edges[0]!;
    expect(Array.from(uses.position)).toEqual([2, 4]);
    expect(Array.from(uses.cents)).toEqual([1000, NaN]);
    expect(Array.from(uses.flags)).toEqual([USE.fraud | USE.blocked, USE.blocked]);
    expect(uses.score[0]).toBeCloseTo(0.9);
    expect(node(scene, "customer:C2").uses).toEqual(uses);
    expect(node(scene, "device:d1").uses.position).toHaveLength(3);
  });

  it("tells components and neighbours as of the moment", async () => {
    const { desk, after } = openedGraph(shop().dataset());
    const keys: NodeKey[] = ["device:d1", "customer:C2"];
    const early = await answered(desk.scene(keys, after(2)));
    expect(node(early, "device:d1")).toMatchObject({ component: "customer:C1", neighbours: 1 });
    expect(node(early, "customer:C2")).toMatchObject({ component: null, community: null });
    const late = await answered(desk.scene(keys, after(3)));
    expect(node(late, "device:d1").neighbours).toBe(2);
    expect(node(late, "customer:C2")).toMatchObject({ component: "customer:C1", neighbours: 2 });
  });

  it("says which community a node is of only where that is asked for", async () => {
    const { desk } = openedGraph(shop().dataset());
    const plain = await answered(desk.scene(["customer:C2"], EVERYTHING));
    expect(node(plain, "customer:C2").community).toBeNull();
    const grouped = await answered(desk.scene(["customer:C2"], EVERYTHING, true));
    expect(node(grouped, "customer:C2").community).toBe("customer:C1");
  });

  it("has the start of a session on its edges, told apart from payments", async () => {
    const { desk } = openedGraph(shop().dataset());
    const scene = await answered(desk.scene(["session:S1", "customer:C1"], EVERYTHING));
    const { uses } = scene.edges[0]!;
    expect(Array.from(uses.position)).toEqual([0, 1]);
    expect(Array.from(uses.flags)).toEqual([USE.start, 0]);
  });

  it("links a session with its IP by its start", async () => {
    const dataset = datasetOf("kivendtout", {
      sessions: [{ session_id: "S1", customer_id: "C1", ip_hash: "i1", start_ts: 500 }],
      payments: [],
    });
    const { desk } = openedGraph(dataset);
    const scene = await answered(desk.scene(["session:S1", "ip:i1"], EVERYTHING));
    expect(scene.edges).toMatchObject([{ key: "ip:i1|session:S1", source: "ip:i1" }]);
    expect(Array.from(scene.edges[0]!.uses.ms)).toEqual([500]);
  });

  it("knows a customer of whom there is no record, and when it is never seen", async () => {
    const { desk } = openedGraph(shop().dataset());
    const scene = await answered(desk.scene(["customer:C9"], EVERYTHING));
    expect(scene.nodes[0]).toMatchObject({ country: "ES", component: null, neighbours: 0 });
    expect(scene.nodes[0]!.firstMs).toBeNaN();
  });

  it("knows the nodes of the second schema by the ids of its table", async () => {
    const { desk } = openedGraph(
      datasetOf("transactions", {
        transactions: [
          {
            transaction_id: "T2",
            timestamp: 2000,
            account_id: "A1",
            card_hash: "k",
            merchant_id: "m",
          },
          {
            transaction_id: "T1",
            timestamp: 1000,
            account_id: "A2",
            card_hash: "k",
            merchant_id: "m",
          },
        ],
      }),
    );
    const scene = await answered(desk.scene(["payment:T2", "card:k", "merchant:m"], EVERYTHING));
    expect(scene.unknown).toEqual([]);
    expect(scene.edges.map(({ key }) => key)).toEqual([
      "card:k|payment:T2",
      "merchant:m|payment:T2",
    ]);
    expect(Array.from(scene.nodes[0]!.uses.ms)).toEqual([2000]);
  });
});

describe("payments without a time", () => {
  const dataset = () =>
    datasetOf("kivendtout", {
      payments: [
        { payment_id: "P1", customer_id: "C1", device_id: "d1", attempt_ts: 1000 },
        { payment_id: "P2", customer_id: "C2", device_id: "d1", attempt_ts: null },
        { payment_id: "P3", customer_id: "C3", device_id: "d1", attempt_ts: null },
      ],
    });

  it("count where everything does, and at no moment nor in any window", async () => {
    const { desk, after } = openedGraph(dataset());
    const customersAt = async (at: typeof EVERYTHING) =>
      (await answered(desk.summary(at))).customers;
    expect(await customersAt(EVERYTHING)).toBe(3);
    expect(await customersAt(after(1))).toBe(1);
    expect(await customersAt({ moment: null, window: { fromMs: 0, toMs: 9e12 } })).toBe(1);
  });

  it("have places of their own beyond the log, which no moment reaches", async () => {
    const { desk, log } = openedGraph(dataset());
    const scene = await answered(desk.scene(["device:d1"], EVERYTHING));
    const { position, ms } = scene.nodes[0]!.uses;
    expect(Array.from(position)).toEqual([0, log.size, log.size + 1]);
    expect(Array.from(ms)).toEqual([1000, NaN, NaN]);
  });
});

describe("a node's card", () => {
  it("has the figures of what has happened, and the riskiest payment", async () => {
    const { desk, after } = openedGraph(shop().dataset(), DECIDED);
    const card = await answered(desk.card("device:d1", after(4)));
    expect(card).toMatchObject({
      payments: 2,
      failed: 0,
      fraud: 1,
      cents: 2000,
      risk: 0.9,
      riskiest: { paymentId: "P2", outcome: "BLOCK" },
      component: 2,
      links: [
        { kind: "customer", count: 2 },
        { kind: "payment", count: 2 },
      ],
    });
    expect(card.bars.reduce((sum, bar) => sum + bar, 0)).toBe(2);
  });

  it("knows a fraud from the moment its label is due", async () => {
    const { desk, after } = openedGraph(shop().dataset(), DECIDED);
    const knownAt = async (days: number) => {
      const { moment } = after(4);
      const ms = Date.parse("2025-11-02T10:00:00Z") + days * MS_PER_DAY;
      const at = { moment: { ...moment!, ms }, window: null };
      return (await answered(desk.card("customer:C2", at))).knownFraud;
    };
    expect([await knownAt(7 - 1e-6), await knownAt(7)]).toEqual([0, 1]);
  });

  it("keeps only what lies in the window", async () => {
    const { desk } = openedGraph(shop().dataset());
    const toMs = Date.parse("2025-11-01T23:00:00Z");
    const card = await answered(
      desk.card("device:d1", { moment: null, window: { fromMs: 0, toMs } }),
    );
    expect(card).toMatchObject({ payments: 1, component: 1, lastMs: toMs - 13 * 3_600_000 });
  });

  it("says nothing of risk before anything is decided", async () => {
    const { desk } = openedGraph(shop().dataset());
    const card = await answered(desk.card("customer:C2", EVERYTHING));
    expect([card.risk, card.riskiest]).toEqual([null, null]);
  });

  it("masks the birthdate until the customer's record is revealed", async () => {
    const { desk, privacy } = openedGraph(shop().dataset());
    const birthdate = async () => {
      const { facts } = await answered(desk.card("customer:C1", EVERYTHING));
      return facts.find(({ name }) => name === "birthdate");
    };
    expect(await birthdate()).toEqual({ name: "birthdate", value: "1990-••-••", masked: true });
    privacy.reveal({ table: "customers", record: 1 });
    expect(await birthdate()).toEqual({ name: "birthdate", value: "1990-02-03", masked: false });
  });

  it("tells whether the birthdate of an identity card is the customer's", async () => {
    const cardWith = async (birthdate: string | null) => {
      const { desk } = openedGraph(
        datasetOf("kivendtout", {
          customers: [{ customer_id: "C1", birthdate: "1990-02-03" }],
          payments: [],
          synthetic_id_labels: [{ file: "other.png" }, { file: "c1.png", birthdate }],
          id_links: [
            { file: "unlabelled.png", customer_id: "C1" },
            { file: "c1.png", customer_id: "C1" },
          ],
        }),
      );
      return (await answered(desk.card("customer:C1", EVERYTHING))).card;
    };
    expect(await cardWith("1990-02-03")).toEqual({ record: 2, birthdateAgrees: true });
    expect(await cardWith("1990-02-04")).toEqual({ record: 2, birthdateAgrees: false });
    expect(await cardWith(null)).toEqual({ record: 2, birthdateAgrees: null });
  });
});

describe("several nodes together", () => {
  it("count a payment once that several of them have, and say what their customers share", async () => {
    const { desk } = openedGraph(shop().dataset(), DECIDED);
    const keys: NodeKey[] = ["customer:C1", "customer:C2", "device:d1", "device:none"];
    expect(await answered(desk.aggregate(keys, EVERYTHING))).toMatchObject({
      byKind: [
        { kind: "customer", count: 2 },
        { kind: "device", count: 1 },
      ],
      payments: 3,
      fraud: 1,
      cents: 2000,
      risk: 0.9,
      shares: [{ ref: { kind: "device", id: "d1" }, customers: 2 }],
      countries: [
        { country: "DE", customers: 1 },
        { country: "FR", customers: 1 },
      ],
    });
  });
});

describe("suggestions", () => {
  it("find exact ids first, then beginnings, then parts, the most shared first", async () => {
    const { desk } = openedGraph(
      paymentLog()
        .pays("P1", { at: "2025-11-01 10:00:00", customer: "a", device: "xa" })
        .pays("P2", { at: "2025-11-01 10:00:01", customer: "b", device: "ab" })
        .pays("P3", { at: "2025-11-01 10:00:02", customer: "c", device: "AC" })
        .pays("P4", { at: "2025-11-01 10:00:03", customer: "d", device: "AC" })
        .dataset(),
    );
    const { hits, total } = await answered(desk.suggest("A", 10, EVERYTHING));
    expect(hits.map(({ ref }) => ref.id)).toEqual(["a", "AC", "ab", "xa"]);
    expect([hits[1]!.shared, hits[1]!.payments, total]).toEqual([2, 2, 4]);
    expect((await answered(desk.suggest("A", 2, EVERYTHING))).hits).toHaveLength(2);
  });

  it("are of what a record that has happened names", async () => {
    const { desk, after } = openedGraph(shop().dataset());
    const found = async (records: number) =>
      (await answered(desk.suggest("d", 10, after(records)))).hits.map(({ ref }) => ref.id);
    expect([await found(1), await found(2), await found(5)]).toEqual([[], ["d1"], ["d1", "d3"]]);
  });

  it("of an empty text are none", async () => {
    const { desk } = openedGraph(shop().dataset());
    expect(await answered(desk.suggest("  ", 10, EVERYTHING))).toEqual({ hits: [], total: 0 });
  });
});

describe("the summary", () => {
  it("counts the nodes that records which have happened name, by kind", async () => {
    const { desk, after } = openedGraph(shop().dataset());
    const nodesAt = async (at: typeof EVERYTHING) => (await answered(desk.summary(at))).nodes;
    expect(await nodesAt(after(1))).toMatchObject({
      customer: 1,
      session: 1,
      device: 0,
      payment: 0,
    });
    expect(await nodesAt(after(3))).toMatchObject({ customer: 2, device: 1, ip: 1, payment: 2 });
    expect(await nodesAt(EVERYTHING)).toMatchObject({ customer: 4, device: 2, payment: 4 });
  });

  it("counts with a window what happens within it", async () => {
    const { desk } = openedGraph(shop().dataset());
    const window = {
      fromMs: Date.parse("2025-11-01T00:00:00Z"),
      toMs: Date.parse("2025-11-01T09:30:00Z"),
    };
    const { nodes } = await answered(desk.summary({ moment: null, window }));
    expect(nodes).toMatchObject({ customer: 1, session: 1, device: 0, payment: 0 });
  });
});

describe("the desk", () => {
  it("says so where no dataset is loaded", async () => {
    const answer = await new GraphDesk(() => null).summary(EVERYTHING);
    expect(answer).toMatchObject({ ok: false, error: { code: "dataset.notFound" } });
  });

  it("asks ways, groups and metrics of the same graph", async () => {
    const { desk } = openedGraph(shop().dataset());
    const paths = await answered(desk.paths("customer:C1", "customer:C2", 3, EVERYTHING));
    expect(paths.paths.map(({ steps }) => steps.map(({ key }) => key))).toEqual([
      ["customer:C1", "device:d1", "customer:C2"],
    ]);
    const groups = await answered(desk.groups("component", EVERYTHING));
    expect(groups.groups).toMatchObject([{ key: "group:component:C1", customers: 2 }]);
    const members = await answered(desk.members("group:component:C1", 0, 10, EVERYTHING));
    expect(members.keys).toEqual(["customer:C1", "customer:C2", "device:d1"]);
    const [metrics] = await answered(desk.metrics(["device:d1", "customer:C1"], EVERYTHING));
    expect(metrics).toMatchObject({ key: "device:d1", degree: 1 });
    expect(await answered(desk.rings(EVERYTHING))).toMatchObject({ rings: [] });
  });

  it("answers about communities of a moment alike, whatever was asked before", async () => {
    const dataset = shop().dataset();
    const { desk, after } = openedGraph(dataset);
    const asked = [after(2), EVERYTHING, after(3), after(2)];
    const ask = (of: typeof desk, at: (typeof asked)[number]) =>
      Promise.all([
        answered(of.groups("community", at)),
        answered(of.members("group:community:C1", 0, 10, at)),
        answered(of.metrics(["customer:C2", "customer:C1"], at)),
        answered(of.scene(["customer:C2"], at, true)),
      ]);
    for (const at of asked)
      expect(await ask(desk, at)).toEqual(await ask(openedGraph(dataset).desk, at));
    const together = (await ask(desk, EVERYTHING))[2].map(({ community }) => community);
    expect(together).toEqual(["customer:C1", "customer:C1"]);
  });

  it("compares customers by country and birthdate only once they have signed up", async () => {
    const twins = paymentLog()
      .customer("C1", { born: "1990-02-03", signedUp: "2025-01-01 00:00:00" })
      .customer("C2", { born: "1990-02-03", signedUp: "2025-11-02 00:00:00" })
      .pays("P1", { at: "2025-11-01 10:00:00", customer: "C1" })
      .pays("P2", { at: "2025-11-03 10:00:00", customer: "C2" });
    const { desk, after } = openedGraph(twins.dataset());
    const alike = async (records: number) =>
      (await answered(desk.similar("customer:C1", ["birthdate"], 10, after(records)))).map(
        ({ key }) => key,
      );
    expect([await alike(1), await alike(2)]).toEqual([[], ["customer:C2"]]);
    const signup = { ms: Date.UTC(2025, 10, 2), before: 1 };
    const then = { moment: signup, window: null };
    expect(await answered(desk.similar("customer:C1", ["birthdate"], 10, then))).toHaveLength(1);
  });
});
