import { describe, expect, it, vi } from "vitest";
import { fail } from "#shared/domain/result";
import { graphWindow } from "../../support/graphWindow";
import type { Told } from "../../support/graphPayments";

/** C1, C2 and C3 on one device, C3 and C4 on one IP; C5 comes to the device last. */
const RING: readonly Told[] = [
  { customer: "C1", device: "d1" },
  { customer: "C2", device: "d1" },
  { customer: "C3", device: "d1", ip: "i1" },
  { customer: "C4", ip: "i1" },
  { customer: "C5", device: "d1" },
];
const EXPANSION = { kinds: ["customer", "device", "ip"], order: "risk", count: 10 } as const;

async function setUp() {
  const window = graphWindow(RING);
  await window.open("/data/demo");
  window.after(null);
  await window.rests();
  return window;
}

describe("the graph", () => {
  it("begins with nodes and those that share most with them", async () => {
    const { graph, shown, said } = await setUp();
    await graph().start(["customer:C1"], true);
    expect(shown().sort()).toEqual([
      "customer:C1",
      "customer:C2",
      "customer:C3",
      "customer:C5",
      "device:d1",
    ]);
    expect(graph().drawn.nodes.every(({ x, y }) => x !== null && y !== null)).toBe(true);
    expect(said()).toMatchObject({ key: "graphStarted" });
  });

  it("expands a node as one command that says how many of how many", async () => {
    const { graph, shown, said, stores } = await setUp();
    await graph().start(["device:d1"], false);
    await graph().expand("device:d1", { ...EXPANSION, count: 3 });
    expect(graph().receipt).toMatchObject({ key: "device:d1", added: 3, shown: 3, total: 4 });
    expect(said()).toMatchObject({ key: "graphExpanded", values: { number: 3, to: 4 } });
    stores.history.getState().undo();
    expect(shown()).toEqual(["device:d1"]);
  });

  it("leaves everything in its place when nodes are added", async () => {
    const { graph } = await setUp();
    await graph().start(["customer:C3", "ip:i1"], false);
    const before = new Map(graph().scene.items.map((item) => [item.key, item]));
    await graph().expand("ip:i1", EXPANSION);
    for (const item of graph().scene.items)
      if (before.has(item.key)) expect(item).toEqual(before.get(item.key));
    expect(graph().scene.items.length).toBeGreaterThan(before.size);
  });

  it("is taken back step by step to what it was, and done again to what it became", async () => {
    const { graph, stores } = await setUp();
    const seen = [graph().scene];
    const step = async (act: () => unknown) => {
      await act();
      seen.push(graph().scene);
    };
    await step(() => graph().start(["customer:C1"], true));
    await step(() => graph().move([{ key: "device:d1", x: 7, y: 9 }]));
    await step(() => graph().hide(["customer:C2"]));
    await step(() => graph().setView("customers"));
    await step(() => graph().setGroup("component"));
    await step(() => graph().findPaths("customer:C1", "customer:C4", 3));
    await step(() => graph().layOut("concentric"));
    await step(() => graph().remove(["customer:C5"]));
    const { undo, redo } = stores.history.getState();
    for (const scene of seen.toReversed().slice(1)) {
      undo();
      expect(graph().scene).toEqual({ ...scene, viewport: graph().scene.viewport });
    }
    for (const scene of seen.slice(1)) {
      redo();
      expect(graph().scene).toEqual({ ...scene, viewport: graph().scene.viewport });
    }
  });

  it("does not move the view when something is undone", async () => {
    const { graph, stores } = await setUp();
    await graph().start(["customer:C1"], true);
    graph().hide(["customer:C2"]);
    graph().setViewport({ zoom: 2, x: 5, y: 5 });
    stores.history.getState().undo();
    expect(graph().scene.viewport).toEqual({ zoom: 2, x: 5, y: 5 });
  });

  it("asks of the moment at which the clock rests", async () => {
    const { graph, after, rests } = await setUp();
    await graph().start(["device:d1"], false);
    after(2);
    await rests();
    expect(graph().at.moment).toMatchObject({ before: 2 });
    expect(graph().drawn.nodes[0]!.more).toBe(2);
  });

  it("lets neighbours of a followed node join, as a function of the moment alone", async () => {
    const { graph, after, rests, stores } = await setUp();
    after(3);
    await graph().start(["device:d1"], false);
    graph().follow(["device:d1"], true);
    await rests();
    const joined = () =>
      graph().drawn.nodes.filter(({ firstPosition }) => firstPosition < graph().at.moment!.before);
    expect(joined().map(({ key }) => key)).toEqual(["device:d1"]);
    const { entries } = stores.history.getState();
    after(5);
    await rests();
    expect(joined().map(({ key }) => key)).toEqual(["device:d1", "customer:C5"]);
    after(4);
    await rests();
    expect(joined().map(({ key }) => key)).toEqual(["device:d1"]);
    expect(stores.history.getState().entries).toBe(entries);
  });

  it("keeps what is pinned in its place, and all of it when a layout is cancelled", async () => {
    const { graph, ports } = await setUp();
    await graph().start(["customer:C1"], true);
    graph().pin(["device:d1"], true);
    const before = graph().scene;
    ports.layout.held = true;
    const run = graph().layOut("time");
    await vi.waitFor(() => expect(graph().layingOut).not.toBeNull());
    graph().cancelLayout();
    await run;
    expect(graph().scene).toBe(before);
    expect(graph()).toMatchObject({ layingOut: null, error: null });
  });

  it("is not laid out anew while the layout is locked", async () => {
    const { graph, ports } = await setUp();
    await graph().start(["customer:C1"], true);
    graph().lockLayout(true);
    const { scene } = graph();
    const { length } = ports.layout.requests;
    await graph().layOut("time");
    expect(graph().scene).toBe(scene);
    expect(ports.layout.requests).toHaveLength(length);
  });

  it("keeps the scene and tells the failure when the engine cannot answer", async () => {
    const { graph, ports } = await setUp();
    await graph().start(["customer:C1"], true);
    const { scene } = graph();
    ports.engine.graphAnswers.neighbours = () =>
      Promise.resolve(fail("worker.crashed", "The engine stopped."));
    await graph().expand("device:d1", EXPANSION);
    expect(graph().scene).toBe(scene);
    expect(graph().error?.code).toBe("worker.crashed");
  });

  it("is empty, and has nothing to undo, once another dataset is open", async () => {
    const { graph, open, stores } = await setUp();
    await graph().start(["customer:C1"], true);
    await open("/data/other");
    expect(graph().scene.items).toEqual([]);
    expect(stores.history.getState().entries).toEqual([]);
  });

  it("asks of the map one question at a time while the clock plays, the last of where it is", async () => {
    const { graph, after, stores, ports } = await setUp();
    await graph().startMap("component");
    const { groups } = ports.engine.graphAnswers;
    const asked: (number | undefined)[] = [];
    let answer = (): void => undefined;
    Object.assign(ports.engine.graphAnswers, {
      groups: async (...[by, at]: Parameters<NonNullable<typeof groups>>) => {
        asked.push(at.moment?.before);
        await new Promise<void>((resolve) => (answer = resolve));
        return groups!(by, at);
      },
    });
    stores.clock.setState({ playing: 1 });
    for (const records of [1, 2, 3]) after(records);
    await vi.waitFor(() => expect(asked).toEqual([1]));
    answer();
    await vi.waitFor(() => expect(asked).toEqual([1, 3]));
    answer();
    await vi.waitFor(() => expect(graph().map!.groups[0]!.customers).toBe(3));
    expect(asked).toEqual([1, 3]);
  });

  it("says how many members of a group are shown, and brings the next of them", async () => {
    const { graph, shown } = await setUp();
    await graph().startMap("component");
    const [group] = graph().map!.groups;
    await graph().startGroup(group!.key);
    expect(graph().scene.map).toBeNull();
    const total = shown().length;
    expect(graph().receipt).toMatchObject({ key: group!.key, added: total, shown: total, total });
    graph().remove(["customer:C1", "customer:C2"]);
    await graph().moreMembers(group!.key, 1);
    expect(graph().receipt).toMatchObject({ key: group!.key, added: 1, shown: total - 1, total });
  });

  it("leaves what is on the canvas where a group is no more", async () => {
    const { graph, shown } = await setUp();
    await graph().start(["customer:C1"], false);
    await graph().startGroup("group:community:C99");
    expect(shown()).toEqual(["customer:C1"]);
    expect(graph().receipt).toMatchObject({ shown: 0, total: 0 });
  });

  it("removes the members of a group of the map when it is closed", async () => {
    const { graph } = await setUp();
    await graph().startMap("component");
    const [group] = graph().map!.groups;
    await graph().openGroup(group!.key);
    expect(graph().scene.items.length).toBeGreaterThan(graph().map!.groups.length);
    graph().closeGroup(group!.key);
    expect(graph().drawn.nodes.map(({ key }) => key)).toContain(group!.key);
    expect(graph().drawn.nodes.every(({ kind }) => kind === "group")).toBe(true);
  });
});
