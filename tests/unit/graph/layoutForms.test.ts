import { describe, expect, it } from "vitest";
import type { LayoutName } from "#shared/contract/scene";
import type { LayoutRequest, LayoutPlaces } from "#shared/contract/layout";
import { layOut } from "#shared/graph/layout/layOut";
import { radialTree } from "#shared/graph/layout/radialTree";
import { layoutRequest, starLinks, unplaced, type RequestNode } from "../../support/layoutRequests";

const places = (request: LayoutRequest): LayoutPlaces => layOut(request, radialTree, () => {});
const lay = (name: LayoutName, nodes: readonly RequestNode[]) =>
  places(layoutRequest(nodes, [], { name }));

describe("The concentric layout", () => {
  const risks = [0.15, 0.97, 0.55, NaN, 0.52, 0.18, 0.11];
  const { x, y } = lay(
    "concentric",
    risks.map((risk) => ({ risk })),
  );
  const far = Array.from(x, (value, node) => Math.round(Math.hypot(value, y[node]!)));

  it("has the riskiest node in the middle and unknown risks outermost", () => {
    expect(far[1]).toBe(0);
    expect(Math.max(...far)).toBe(far[3]);
    expect(far.filter((distance) => distance === far[3])).toHaveLength(1);
  });

  it("puts risks of one tenth on one circle, the higher further in", () => {
    expect(far[2]).toBe(far[4]);
    expect([far[5], far[6]]).toEqual([far[0], far[0]]);
    expect(far[2]).toBeLessThan(far[0]!);
  });

  it("goes around what is fixed, with it in the middle", () => {
    const nodes = [{ x: 400, y: 300, fixed: true }, ...unplaced(30)];
    const around = lay("concentric", nodes);
    for (let node = 1; node <= 30; node++)
      expect(Math.hypot(around.x[node]! - 400, around.y[node]! - 300)).toBeGreaterThanOrEqual(30);
  });
});

describe("The layout by time", () => {
  const hour = 3_600_000;
  const nodes: RequestNode[] = [
    { firstMs: 0 },
    { firstMs: 10 * hour },
    { firstMs: 5 * hour },
    { firstMs: 5 * hour, kind: "device" },
    { kind: "device" },
    { kind: "ip", firstMs: 5 * hour },
  ];
  const { x, y } = lay("time", nodes);

  it("has x in proportion to when a node was first seen", () => {
    expect(x[2]! - x[0]!).toBeCloseTo((x[1]! - x[0]!) / 2);
    expect(x[3]).toBe(x[2]);
  });

  it("has a lane for every kind, customers above", () => {
    expect(Math.max(y[0]!, y[1]!, y[2]!)).toBeLessThan(y[3]!);
    expect(y[3]).toBeLessThan(y[5]!);
  });

  it("keeps nodes without a time apart, left of the earliest", () => {
    expect(x[4]).toBeLessThan(x[0]! - 50);
  });

  it("puts what was first seen at one moment under each other", () => {
    const burst = lay(
      "time",
      Array.from({ length: 5 }, () => ({ firstMs: hour })),
    );
    expect(new Set(burst.x).size).toBe(1);
    expect(new Set(burst.y).size).toBe(5);
  });
});

describe("The packed layout", () => {
  // Stars of 3, 9, 5 and 1 nodes, not in this order by size.
  const sizes = [3, 9, 5, 1];
  let first = 0;
  const links: [number, number][] = [];
  const hubs = sizes.map((size) => {
    links.push(...starLinks(size).map(([a, b]): [number, number] => [a + first, b + first]));
    first += size;
    return first - size;
  });
  const inRows = (aspect: number) =>
    places(layoutRequest(unplaced(first), links, { name: "packed", aspect }));

  it("has the largest component first, in rows from left to right and downwards", () => {
    const { x, y } = inRows(4);
    const [third, first, second, last] = hubs.map((hub) => ({ x: x[hub]!, y: y[hub]! }));
    expect(first!.x).toBeLessThan(second!.x);
    expect(second!.x).toBeLessThan(third!.x);
    expect(last!.y).toBeGreaterThan(first!.y);
  });

  it("is wide on a wide canvas and high on a high one", () => {
    const shape = ({ x, y }: LayoutPlaces) =>
      (Math.max(...x) - Math.min(...x)) / (Math.max(...y) - Math.min(...y));
    expect(shape(inRows(4))).toBeGreaterThan(2 * shape(inRows(0.25)));
  });
});

describe("The layout by forces", () => {
  it("draws a star as rings about its middle, with links of like length for few leaves", () => {
    const { x, y } = places(layoutRequest(unplaced(9), starLinks(9)));
    const far = Array.from(x, (value, node) => Math.hypot(value - x[0]!, y[node]! - y[0]!)).slice(
      1,
    );
    expect(Math.max(...far) - Math.min(...far)).toBeLessThan(1e-9);
  });

  it("needs no forces for a forest", () => {
    const links = [...starLinks(30), [29, 30], [30, 31], [31, 32]] as const;
    const forces = () => {
      throw new Error("There is nothing for forces to do");
    };
    expect(() => layOut(layoutRequest(unplaced(40), links), forces, () => {})).not.toThrow();
  });

  it("has the largest component nearest to the middle of all", () => {
    const { x, y } = places(layoutRequest(unplaced(60), starLinks(25)));
    const middle = (values: Float64Array) => (Math.max(...values) + Math.min(...values)) / 2;
    expect(Math.hypot(x[0]! - middle(x), y[0]! - middle(y))).toBeLessThan(150);
  });

  it("brings a component to its fixed node without turning it, and keeps the others off", () => {
    const links = starLinks(9);
    const free = places(layoutRequest(unplaced(12), links));
    const bound = places(layoutRequest([{ x: 3000, y: -70, fixed: true }, ...unplaced(11)], links));
    for (let leaf = 1; leaf < 9; leaf++) {
      expect(bound.x[leaf]! - 3000).toBeCloseTo(free.x[leaf]! - free.x[0]!);
      expect(bound.y[leaf]! + 70).toBeCloseTo(free.y[leaf]! - free.y[0]!);
    }
  });

  it("tells how many nodes are placed, and that nobody knows while forces work on many", () => {
    const told: (number | null)[] = [];
    const ring = Array.from({ length: 300 }, (_, at): [number, number] => [at, (at + 1) % 300]);
    layOut(layoutRequest(unplaced(400), ring), radialTree, ({ fraction }) => told.push(fraction));
    expect(told[0]).toBeNull();
    expect(told[1]).toBe(0.75);
    expect(told.at(-1)).toBe(1);
  });
});
