import { describe, expect, it } from "vitest";
import type { NodeKey } from "#shared/contract/graph";
import { drawnGraph } from "#shared/graph/scene/drawnGraph";
import * as edits from "#shared/graph/scene/edits";
import { worded } from "#shared/graph/scene/groupLabel";
import { dataOf, knownOf, sceneOf } from "../../support/sceneFacts";

/** C1 and C2 share a device from 3 on, C2 and C3 an IP from 5 on; C4 is alone with d4. */
const data = dataOf(
  [
    { at: 1, by: "C1", with: ["device:d1"] },
    { at: 3, by: "C2", with: ["device:d1", "ip:i1"] },
    { at: 5, by: "C3", with: ["ip:i1"] },
    { at: 6, by: "C4", with: ["device:d4"] },
    { at: 8, by: "C1", with: ["device:d1"] },
  ],
  (key) => (key.startsWith("customer:") ? communityOf(key) : {}),
);
function communityOf(key: NodeKey) {
  const isAlone = key === "customer:C4";
  return { community: isAlone ? key : "customer:C1", country: isAlone ? "DE" : "FR" };
}
const known = knownOf(data);
const everything = sceneOf(data.nodes.map(({ key }) => key));
const keysOf = (list: readonly { readonly key: string }[]) => list.map(({ key }) => key).sort();

describe("a scene as it is drawn", () => {
  it("has what is on the canvas and not hidden, and the links between", () => {
    const scene = edits.hide(everything, ["device:d1"]);
    const { nodes, edges } = drawnGraph(scene, known);
    expect(keysOf(nodes)).not.toContain("device:d1");
    expect(keysOf(edges)).toEqual([
      "customer:C2|ip:i1",
      "customer:C3|ip:i1",
      "customer:C4|device:d4",
    ]);
  });

  it("leaves out kinds that the filter does", () => {
    const scene = edits.setFilter(everything, { kinds: ["customer", "ip"] });
    expect(keysOf(drawnGraph(scene, known).nodes)).toEqual([
      "customer:C1",
      "customer:C2",
      "customer:C3",
      "customer:C4",
      "ip:i1",
    ]);
  });

  it("tells how many neighbours are not on the canvas", () => {
    const { nodes } = drawnGraph(sceneOf(["device:d1", "customer:C2"]), known);
    expect(nodes.map(({ key, more }) => [key, more])).toEqual([
      ["device:d1", 1],
      ["customer:C2", 1],
    ]);
  });

  it("links two customers by what they share once both have used it", () => {
    const scene = edits.setView(everything, "customers");
    const { nodes, edges } = drawnGraph(scene, known);
    expect(nodes.every(({ kind }) => kind === "customer")).toBe(true);
    expect(edges.map(({ key, firstPosition, shares }) => ({ key, firstPosition, shares }))).toEqual(
      [
        { key: "customer:C1|customer:C2", firstPosition: 3, shares: ["device:d1"] },
        { key: "customer:C2|customer:C3", firstPosition: 5, shares: ["ip:i1"] },
      ],
    );
    expect([...edges[0]!.uses.position]).toEqual([1, 3, 8]);
  });

  it("does not link customers by what is hidden", () => {
    const scene = edits.setView(edits.hide(everything, ["device:d1"]), "customers");
    expect(keysOf(drawnGraph(scene, known).edges)).toEqual(["customer:C2|customer:C3"]);
  });

  it("puts customers together with what only they use", () => {
    const { nodes, edges } = drawnGraph(edits.setGroup(everything, "community"), known);
    expect(keysOf(nodes)).toEqual(["customer:C4", "device:d4", "group:community:C1"]);
    expect(keysOf(edges)).toEqual(["customer:C4|device:d4"]);
    const group = nodes.find(({ kind }) => kind === "group")?.group;
    expect(group).toMatchObject({ customers: 3, devices: 1, ips: 1, shared: 2, payments: 4 });
  });

  it("calls a group by its earliest customer and how many more there are, or by its country", () => {
    const called = (by: "community" | "country") =>
      drawnGraph(edits.setGroup(everything, by), known).nodes.find(({ kind }) => kind === "group")!
        .label;
    expect(called("community")).toBe("C1 +2");
    expect(called("country")).toBe("FR");
  });

  it("has words for a group without a name", () => {
    const nowhere = knownOf({
      ...data,
      nodes: data.nodes.map((node) => ({ ...node, country: null })),
    });
    const drawn = worded(drawnGraph(edits.setGroup(everything, "country"), nowhere), "not said");
    expect(drawn.nodes.map(({ key, label }) => [key, label])).toEqual([
      ["group:country:", "not said"],
    ]);
  });

  it("counts in a group who has paid by the moment, and draws it as large as it will be", () => {
    const scene = edits.setGroup(everything, "community");
    const at = { moment: { ms: 3, before: 4 }, window: null };
    const group = (of: typeof known) =>
      drawnGraph(scene, of).nodes.find(({ kind }) => kind === "group")!;
    expect(group({ ...known, at }).group).toMatchObject({ customers: 2, ips: 1 });
    expect(group({ ...known, at }).width).toBe(group(known).width);
  });

  it("lifts the links of a group to it", () => {
    const bridged = knownOf({
      ...data,
      nodes: data.nodes,
      edges: [
        ...data.edges,
        { ...data.edges[0]!, key: "customer:C4|device:d1", source: "customer:C4" },
      ],
    });
    const { edges } = drawnGraph(edits.setGroup(everything, "community"), bridged);
    expect(edges.find(({ source }) => source === "group:community:C1")).toMatchObject({
      target: "device:d1",
      kind: "link",
      firstPosition: 1,
    });
  });

  it("shows the members of a group that is open", () => {
    const scene = edits.openGroup(edits.setGroup(everything, "community"), "group:community:C1");
    expect(keysOf(drawnGraph(scene, known).nodes)).toEqual(keysOf(data.nodes));
  });

  it("groups by the device of most customers", () => {
    const { nodes } = drawnGraph(edits.setGroup(everything, "device"), known);
    expect(keysOf(nodes)).toContain("group:device:d1");
  });

  it("dims what is on none of the paths", () => {
    const steps = ["customer:C1", "device:d1", "customer:C2"].map((key) => ({
      key,
      customers: null,
    }));
    const paths = { paths: [{ steps, cost: 1 }], apart: null };
    const { nodes, edges } = drawnGraph(everything, knownOf(data, { paths }));
    const bright = [...nodes, ...edges].filter(({ dimmed }) => !dimmed);
    expect(keysOf(bright)).toEqual([
      "customer:C1",
      "customer:C1|device:d1",
      "customer:C2",
      "customer:C2|device:d1",
      "device:d1",
    ]);
  });

  it("marks likenesses as edges of their own kind", () => {
    const like = {
      key: "customer:C4",
      kind: "bin",
      strength: 0.5,
      others: 1,
      what: "4970",
    } as const;
    const similar = new Map([["customer:C1", [like]]]);
    const { edges } = drawnGraph(everything, knownOf(data, { similar }));
    expect(edges.filter(({ kind }) => kind === "similar")).toMatchObject([
      { similarity: "bin", weight: 0.5, source: "customer:C1", target: "customer:C4" },
    ]);
  });

  it("has a neighbour of a followed node from its first payment on, beside it", () => {
    const joined = [{ key: "customer:C2", beside: "device:d1", from: 3 }];
    const { nodes } = drawnGraph(sceneOf(["device:d1"]), knownOf(data, { joined }));
    const one = nodes.find(({ key }) => key === "customer:C2")!;
    expect(one.firstPosition).toBe(3);
    expect(Math.hypot(one.x!, one.y!)).toBeLessThan(200);
  });

  it("puts the groups of the whole dataset behind the items, but those that are open", () => {
    const group = (name: string) => ({
      key: `group:community:${name}`,
      name,
      ...{ customers: 2, devices: 1, ips: 0, payments: 2, failed: 0, fraud: 0, cents: 0 },
      ...{ risk: null, firstMs: 0, lastMs: 0, shared: 1 },
    });
    const map = {
      by: "community" as const,
      total: 3,
      groups: [group("A"), group("B"), group("C")],
      links: [
        { from: 0, to: 1, shared: 2 },
        { from: 1, to: 2, shared: 1 },
      ],
      others: 0,
    };
    const scene = sceneOf(["group:community:A", "group:community:B"], {
      map: "community",
      open: ["group:community:A"],
    });
    const { nodes, edges } = drawnGraph(scene, knownOf(data, { map }));
    expect(nodes.map(({ key, x }) => [key, x])).toEqual([
      ["group:community:B", 100],
      ["group:community:C", null],
    ]);
    expect(keysOf(edges)).toEqual(["group:community:B|group:community:C"]);
  });
});
