import { describe, expect, it, vi } from "vitest";
import { ok } from "#shared/domain/result";
import { toBase64, bytesOf } from "#renderer/stores/base64";
import { isSameScene } from "#renderer/stores/graphScene";
import { graphWindow } from "../../support/graphWindow";
import type { Told } from "../../support/graphPayments";

const PAIR: readonly Told[] = [
  { customer: "C1", device: "d1" },
  { customer: "C2", device: "d1" },
];

async function setUp() {
  const window = graphWindow(PAIR);
  await window.open("/data/demo");
  window.after(2);
  await window.rests();
  await window.stores.casework
    .getState()
    .act([{ kind: "case_opened", id: "ring", title: "Ring", alerts: [] }]);
  await window.graph().start(["customer:C1"], true);
  const views = () => window.stores.casework.getState().work.cases.get("ring")!.views;
  return { ...window, views };
}

describe("the address of a scene", () => {
  it("names what it was begun with, and begins nothing anew by that", async () => {
    const { stores, graph, said } = await setUp();
    stores.navigation.getState().openGraph(["customer:C2"]);
    await vi.waitFor(() => expect(graph().scene.items[0]?.key).toBe("customer:C2"));
    await graph().start(["customer:C1", "device:d1"], false);
    expect(stores.navigation.getState().location).toEqual({
      page: "graph",
      nodes: ["customer:C1", "device:d1"],
      view: null,
      exact: true,
    });
    expect(graph().scene.items.map(({ key }) => key)).toEqual(["customer:C1", "device:d1"]);
    expect(said()).toMatchObject({ key: "graphStarted" });
    await graph().startMap("community");
    expect(stores.navigation.getState().location).toMatchObject({ nodes: [], view: null });
  });
});

describe("a saved view", () => {
  it("is kept in its case with what it shows", async () => {
    const { graph, views } = await setUp();
    expect(await graph().save("ring", "All of it")).toBe(true);
    expect(views()).toMatchObject([
      { name: "All of it", nodes: 3, edges: 2, moment: { before: 2 } },
    ]);
    expect(graph().view).toMatchObject({ name: "All of it", changed: false });
  });

  it("tells what is not saved, until it is undone", async () => {
    const { graph, stores } = await setUp();
    await graph().save("ring", "All of it");
    graph().hide(["customer:C2"]);
    expect(graph().view?.changed).toBe(true);
    stores.history.getState().undo();
    await vi.waitFor(() => expect(graph().view?.changed).toBe(false));
  });

  it("is changed in its place when it is saved again", async () => {
    const { graph, views } = await setUp();
    await graph().save("ring", "All of it");
    const { id } = views()[0]!;
    graph().remove(["customer:C2"]);
    await graph().save("ring", "All of it");
    expect(views()).toMatchObject([{ id, nodes: 2 }]);
  });

  it("is opened exactly as it was: nodes, places, notes, viewport and moment", async () => {
    const { graph, stores, views } = await setUp();
    graph().move([{ key: "device:d1", x: 12.5, y: -3 }]);
    graph().note("customer:C1", "asked twice");
    graph().setViewport({ zoom: 1.5, x: 10, y: 20 });
    const { scene } = graph();
    await graph().save("ring", "All of it");
    await graph().start(["customer:C2"], false);
    const went: unknown[] = [];
    stores.clock.setState({ go: (moment) => void went.push(moment) });
    expect(await graph().openView(views()[0]!.id)).toBe(true);
    expect(graph().scene).toEqual(scene);
    expect(went).toEqual([views()[0]!.moment]);
  });

  it("is not opened when its bytes are not those that were kept", async () => {
    const { graph, views, ports } = await setUp();
    await graph().save("ring", "All of it");
    const { scene } = graph();
    ports.host.handlers["attachments.read"] = () =>
      ok({ bytes: toBase64(bytesOf('{"version":1}')) });
    expect(await graph().openView(views()[0]!.id)).toBe(false);
    expect(graph().error?.code).toBe("casework.damaged");
    expect(graph().scene).toBe(scene);
  });

  it("is opened by its address", async () => {
    const { graph, stores, views } = await setUp();
    await graph().save("ring", "All of it");
    await graph().start(["customer:C2"], false);
    stores.navigation.getState().openView(views()[0]!.id);
    await vi.waitFor(() => expect(graph().view?.name).toBe("All of it"));
    expect(graph().scene.items).toHaveLength(3);
  });
});

describe("the scene of an evidence file", () => {
  it("belongs to the file and to no saved view, until it is undone", async () => {
    const { graph, stores } = await setUp();
    await graph().save("ring", "All of it");
    const { scene } = graph();
    const evidence = { file: "ring.html", scene: { ...scene, items: scene.items.slice(0, 2) } };
    expect(await graph().openEvidence(evidence, "Ring")).toBe(true);
    expect(graph()).toMatchObject({ view: null, evidence: { file: "ring.html" } });
    expect(isSameScene(graph().scene, evidence.scene)).toBe(true);
    graph().hide(["customer:C1"]);
    expect(isSameScene(graph().scene, evidence.scene)).toBe(false);
    stores.history.getState().undo();
    stores.history.getState().undo();
    expect(graph()).toMatchObject({ view: { name: "All of it", changed: false }, evidence: null });
  });
});

describe("an address with nodes", () => {
  it("begins a scene as one command, and the same address does not begin it again", async () => {
    const { graph, stores, said } = await setUp();
    const { navigation, history } = stores;
    navigation.getState().openGraph(["customer:C2"]);
    await vi.waitFor(() =>
      expect(said()).toMatchObject({ values: { rule: { en: "customer C2" } } }),
    );
    graph().hide(["device:d1"]);
    const { length } = history.getState().entries;
    navigation.getState().show("alerts");
    navigation.getState().openGraph(["customer:C2"]);
    expect(history.getState().entries).toHaveLength(length);
    expect(graph().busy).toBe(false);
  });

  it("waits until the clock stands somewhere", async () => {
    const { graph, stores, open, after } = await setUp();
    await open("/data/other");
    stores.clock.setState({ span: null, settled: null });
    stores.navigation.getState().openGraph(["customer:C1"]);
    expect(graph().busy).toBe(false);
    after(2);
    await vi.waitFor(() => expect(graph().scene.items).toHaveLength(3));
  });
});

describe("a reload of the window", () => {
  it("brings the scene back, over the same dataset alone", async () => {
    const { graph, ports } = await setUp();
    const { scene } = graph();
    await vi.waitFor(() => expect(ports.tabMemory.graphDraft()).toContain("customer:C2"));
    const again = graphWindow(PAIR, ports);
    await again.open("/data/demo");
    expect(again.graph().scene).toEqual(scene);
    const other = graphWindow(PAIR, ports);
    await other.open("/data/other");
    expect(other.graph().scene.items).toEqual([]);
  });
});
