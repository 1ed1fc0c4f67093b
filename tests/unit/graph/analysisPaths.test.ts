import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GraphPath } from "#shared/contract/graph";
import { bestPaths, type CostGraph } from "#shared/graph/analysis/bestPaths";
import { pathsBetween } from "#shared/graph/analysis/paths";
import { listAt, listsOf } from "#shared/graph/index/lists";
import { EVERYTHING, graphOf, minuteMs, vertexOf, type Told } from "../../support/graphPayments";

const RUNS = { seed: 20251122, numRuns: 300 };

const costGraph = (cost: readonly number[], edges: readonly (readonly number[])[]): CostGraph => ({
  cost: Float64Array.from(cost),
  neighbours: listsOf(cost.length, (add) => {
    for (const [a, b] of edges) {
      add(a!, b!);
      add(b!, a!);
    }
  }),
});

/** Few nodes, few different costs: many paths, and many of one cost. */
const graphArbitrary: fc.Arbitrary<CostGraph> = fc.integer({ min: 2, max: 8 }).chain((size) => {
  const node = fc.integer({ min: 0, max: size - 1 });
  return fc
    .record({
      cost: fc.array(fc.constantFrom(1, 1, 2, 3, 10), { minLength: size, maxLength: size }),
      edges: fc.uniqueArray(
        fc.tuple(node, node).filter(([a, b]) => a < b),
        { maxLength: 16, size: "max", selector: String },
      ),
    })
    .map(({ cost, edges }) => costGraph(cost, edges));
});

/** Every path without loops, by going everywhere. */
function allPaths(graph: CostGraph, path: readonly number[], target: number): number[][] {
  const node = path.at(-1)!;
  if (node === target) return [[...path]];
  return [...listAt(graph.neighbours, node)]
    .filter((next) => !path.includes(next))
    .flatMap((next) => allPaths(graph, [...path, next], target));
}

const costOf = (graph: CostGraph, path: readonly number[]): number =>
  path.slice(1, -1).reduce((sum, node) => sum + graph.cost[node]!, 0);

function compareNodes(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((node, place) => node !== b[place]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

const told = ({ steps }: GraphPath): string => steps.map(({ key }) => key).join(" ");

const waysBetween = (
  payments: readonly Told[],
  from: `${string}:${string}`,
  to: `${string}:${string}`,
  at = EVERYTHING,
) => {
  const index = graphOf(payments);
  return pathsBetween(index, at, vertexOf(index, from), vertexOf(index, to), 5);
};

describe("the best paths of a graph", () => {
  it("are those of all paths in the order of cost, then of node numbers", () => {
    fc.assert(
      fc.property(graphArbitrary, fc.integer({ min: 1, max: 12 }), (graph, count) => {
        const target = graph.cost.length - 1;
        const expected = allPaths(graph, [0], target)
          .sort((a, b) => costOf(graph, a) - costOf(graph, b) || compareNodes(a, b))
          .slice(0, count);
        expect(bestPaths(graph, 0, target, count)).toEqual(expected);
      }),
      RUNS,
    );
  });
});

describe("paths between two nodes", () => {
  it("put a device of two before a direct way through an IP of many", () => {
    const office = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9"];
    const { paths } = waysBetween(
      [
        ...office.map((customer) => ({ customer, ip: "office" })),
        { customer: "C1", device: "d1" },
        { customer: "X", device: "d1" },
        { customer: "X", device: "d2" },
        { customer: "C9", device: "d2" },
      ],
      "customer:C1",
      "customer:C9",
    );
    expect(paths.map(told)).toEqual([
      "customer:C1 device:d1 customer:X device:d2 customer:C9",
      "customer:C1 ip:office customer:C9",
    ]);
    expect(paths[0]!.cost).toBe(2);
    expect(paths[1]!.cost).toBeCloseTo(Math.log2(9), 12);
    expect(paths[1]!.steps.map(({ customers }) => customers)).toEqual([null, 9, null]);
  });

  it("put the shorter of two equally rare ways first", () => {
    const { paths } = waysBetween(
      [
        { customer: "A", device: "long1" },
        { customer: "M", device: "long1" },
        { customer: "M", device: "long2" },
        { customer: "B", device: "long2" },
        ...["A", "B", "C", "D"].map((customer) => ({ customer, ip: "four" })),
      ],
      "customer:A",
      "customer:B",
    );
    expect(paths.map(({ cost }) => cost)).toEqual([2, 2]);
    expect(told(paths[0]!)).toBe("customer:A ip:four customer:B");
  });

  it("lead through customers that an office's IP joins to no component", () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ customer: `C${at}`, ip: "office" }));
    expect(waysBetween(many, "customer:C0", "customer:C29").paths).toHaveLength(1);
  });

  it("begin and end at nodes of any kind, which cost nothing", () => {
    const payments = [
      { customer: "A", device: "d1", bin: "400001", session: "S1", ip: "i1" },
      { customer: "B", device: "d1", ip: "i2" },
    ];
    const from = (key: `${string}:${string}`): string[] =>
      waysBetween(payments, key, "customer:B").paths.map(told);
    expect(from("bin:400001")).toEqual(["bin:400001 customer:A device:d1 customer:B"]);
    expect(from("payment:P0")[0]).toBe("payment:P0 device:d1 customer:B");
    expect(from("session:S1")[0]).toBe("session:S1 customer:A device:d1 customer:B");
    expect(waysBetween(payments, "device:d1", "ip:i2").paths).toMatchObject([{ cost: 0 }]);
    expect(waysBetween(payments, "payment:P0", "bin:400001").paths.map(told)).toContain(
      "payment:P0 bin:400001",
    );
  });

  it("of a node to itself are the node", () => {
    const { paths } = waysBetween([{ customer: "A", device: "d" }], "device:d", "device:d");
    expect(paths.map(told)).toEqual(["device:d"]);
  });

  it("do not exist where nothing connects the two, and the answer says how large the two sides are", () => {
    const payments = [
      { customer: "A", device: "d1" },
      { customer: "B", device: "d1" },
      { customer: "C", device: "d2", bin: "400001" },
      { customer: "A", bin: "400001" },
    ];
    expect(waysBetween(payments, "customer:A", "device:d2")).toEqual({ paths: [], apart: [2, 1] });
  });

  it("know only the payments in the window", () => {
    const payments = [
      { customer: "A", device: "d", minute: 1 },
      { customer: "B", device: "d", minute: 2 },
      { customer: "B", device: "e", minute: 3 },
    ];
    const window = { fromMs: minuteMs(2), toMs: minuteMs(3) };
    const at = { moment: null, window };
    expect(waysBetween(payments, "customer:A", "customer:B").apart).toBeNull();
    expect(waysBetween(payments, "customer:A", "customer:B", at).apart).toEqual([1, 1]);
  });
});
