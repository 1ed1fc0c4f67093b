import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USE, type Uses } from "#shared/contract/graph";
import type { DrawnEdge, DrawnFilter, DrawnGraph, DrawnNode } from "#shared/graph/scene/drawn";
import { edgeIsThere, graphDifference, nodeIsThere } from "#shared/graph/scene/difference";
import { diffElements, elementsOf } from "#renderer/features/graph/canvas/elementDiff";
import { classOf, lookOfEdge, lookOfNode, riskLevel } from "#renderer/features/graph/canvas/looks";
import { MomentLooks } from "#renderer/features/graph/canvas/momentLooks";

const HOUR = 3_600_000;
const NO_FILTER: DrawnFilter = { window: null, leastPayments: 1, leastRisk: 0 };

interface Payment {
  readonly position: number;
  readonly flags?: number;
  readonly score?: number;
}

/** Payments an hour apart by their positions. */
const usesOf = (payments: readonly Payment[]): Uses => ({
  position: Uint32Array.from(payments, ({ position }) => position),
  ms: Float64Array.from(payments, ({ position }) => position * HOUR),
  cents: new Float64Array(payments.length),
  flags: Uint8Array.from(payments, ({ flags = 0 }) => flags),
  score: Float32Array.from(payments, ({ score = NaN }) => score),
});

const nodeOf = (key: string, payments: readonly Payment[], change: Partial<DrawnNode> = {}) => ({
  key,
  kind: "customer" as const,
  label: key,
  x: 0,
  y: 0,
  width: 20,
  pinned: false,
  colour: null,
  note: null,
  uses: usesOf(payments),
  firstPosition: payments[0]?.position ?? NaN,
  firstMs: (payments[0]?.position ?? NaN) * HOUR,
  group: null,
  dimmed: false,
  more: 0,
  ...change,
});

const edgeOf = (source: string, target: string, payments: readonly Payment[]): DrawnEdge => ({
  key: `${source}|${target}`,
  source,
  target,
  kind: "link",
  similarity: null,
  uses: usesOf(payments),
  firstPosition: payments[0]?.position ?? NaN,
  firstMs: (payments[0]?.position ?? NaN) * HOUR,
  shares: [],
  weight: NaN,
  dimmed: false,
});

const at = (before: number) => ({ before, ms: before * HOUR });

it("draws the link that the start of a session makes, unless several payments are asked for", () => {
  const edge = edgeOf("customer:a", "session:s", [{ position: 1, flags: USE.start }]);
  expect(lookOfEdge(edge, NO_FILTER, null)).toMatchObject({ shown: true, payments: 0 });
  expect(lookOfEdge(edge, { ...NO_FILTER, leastPayments: 2 }, null).shown).toBe(false);
  expect(edgeIsThere(edge, NO_FILTER, null)).toBe(true);
});

describe("how an element looks at a moment", () => {
  it("is out of sight before its first payment, and there from it on", () => {
    const node = nodeOf("customer:C1", [{ position: 5 }]);
    expect(lookOfNode(node, NO_FILTER, at(5)).shown).toBe(false);
    expect(lookOfNode(node, NO_FILTER, at(6)).shown).toBe(true);
  });

  it("tells of fraud and of our block once they have happened", () => {
    const node = nodeOf("customer:C1", [
      { position: 1 },
      { position: 4, flags: USE.fraud | USE.blocked },
    ]);
    expect(lookOfNode(node, NO_FILTER, at(4)).classes).not.toMatch(/fraud|blocked/);
    expect(lookOfNode(node, NO_FILTER, at(5)).classes).toMatch(/fraud.*blocked/);
  });

  it("has the colour that was chosen in the place of that of its risk", () => {
    const node = nodeOf("customer:C1", [{ position: 1, flags: USE.fraud, score: 1 }], {
      colour: 3,
    });
    const { classes } = lookOfNode(node, NO_FILTER, at(9));
    expect(classes).toContain("colour3");
    // The fraud label keeps its badge.
    expect(classes).toContain("fraud");
  });

  it("ages by days since the last payment", () => {
    const edge = edgeOf("customer:C1", "ip:i", [{ position: 0 }]);
    const ages = [1, 24, 7 * 24, 30 * 24].map((before) => lookOfEdge(edge, NO_FILTER, at(before)));
    expect(ages.map(({ classes }) => /age(\d)/.exec(classes)?.[1])).toEqual(["0", "1", "2", "3"]);
  });

  it("is as wide as it has payments", () => {
    expect([1, 2, 3, 4, 20, 21].map((count) => classOf(count, [2, 4, 9, 21]))).toEqual([
      0, 1, 1, 2, 3, 4,
    ]);
  });

  it("has the lowest level where no risk is known", () => {
    expect([NaN, 0, 0.19, 0.2, 0.99, 1].map(riskLevel)).toEqual([0, 0, 0, 1, 4, 4]);
  });
});

const payments = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 })
  .chain((positions) =>
    fc.tuple(
      ...positions
        .sort((a, b) => a - b)
        .map((position) =>
          fc.record({
            position: fc.constant(position * 20),
            flags: fc.integer({ min: 0, max: 15 }),
            score: fc.constantFrom(NaN, 0.1, 0.5, 0.9),
          }),
        ),
    ),
  );
const filters = fc.record({
  window: fc.option(fc.constant({ fromMs: 200 * HOUR, toMs: 800 * HOUR })),
  leastPayments: fc.integer({ min: 1, max: 3 }),
  leastRisk: fc.constantFrom(0, 0.4),
});
const graphs = fc
  .tuple(fc.array(payments, { minLength: 2, maxLength: 6 }), fc.array(payments, { maxLength: 8 }))
  .map(([ofNodes, ofEdges]): Omit<DrawnGraph, "filter"> => {
    const nodes = ofNodes.map((list, place) => nodeOf(`customer:C${place}`, list));
    const edges = ofEdges.map((list, place) =>
      edgeOf(nodes[place % nodes.length]!.key, `${nodes[(place + 1) % nodes.length]!.key}`, list),
    );
    return { nodes, edges: edges.map((edge, place) => ({ ...edge, key: `${edge.key}${place}` })) };
  });

describe("looks as the clock moves", () => {
  it("are the same as looked at anew, wherever the clock goes, and tell every change", () => {
    const moments = fc.array(fc.integer({ min: 0, max: 1300 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(graphs, filters, moments, (graph, filter, stops) => {
        const looks = new MomentLooks();
        const told = new Map<string, string>();
        const elements = elementsOf({ ...graph, filter });
        const take = (changes: ReturnType<MomentLooks["moveTo"]>) =>
          changes.forEach(({ key, look }) => told.set(key, look.classes));
        take(looks.set(elements, filter, null));
        for (const before of stops) {
          take(looks.moveTo(at(before)));
          for (const node of elements.nodes.values())
            expect(told.get(node.key)).toBe(lookOfNode(node, filter, at(before)).classes);
          for (const edge of elements.edges.values())
            expect(told.get(edge.key)).toBe(lookOfEdge(edge, filter, at(before)).classes);
        }
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it("show an edge exactly where enough of its payments in the window have happened", () => {
    fc.assert(
      fc.property(payments, filters, fc.integer({ min: 0, max: 1300 }), (list, filter, before) => {
        const edge = edgeOf("customer:C1", "ip:i", list);
        const inside = list.filter(
          ({ position }) =>
            position < before &&
            (filter.window === null ||
              (position * HOUR >= filter.window.fromMs && position * HOUR <= filter.window.toMs)),
        );
        const wanted = list.length === 0 || inside.length >= filter.leastPayments;
        expect(lookOfEdge(edge, filter, at(before)).shown).toBe(wanted);
        expect(edgeIsThere(edge, filter, at(before))).toBe(wanted);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it("show a node with payments exactly where one of them in the window has happened", () => {
    fc.assert(
      fc.property(payments, filters, fc.integer({ min: 0, max: 1300 }), (list, filter, before) => {
        const node = nodeOf("customer:C1", list);
        const anyRisk = { ...filter, leastRisk: 0 };
        const isInside = list.some(
          ({ position }) =>
            position < before &&
            (filter.window === null ||
              (position * HOUR >= filter.window.fromMs && position * HOUR <= filter.window.toMs)),
        );
        const wanted = list.length === 0 || isInside;
        expect(lookOfNode(node, anyRisk, at(before)).shown).toBe(wanted);
        expect(nodeIsThere(node, filter, at(before))).toBe(wanted);
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it("tell what has appeared", () => {
    const looks = new MomentLooks();
    const drawn = { nodes: [nodeOf("customer:C1", [{ position: 5 }])], edges: [] };
    looks.set(elementsOf({ ...drawn, filter: NO_FILTER }), NO_FILTER, at(1));
    expect(looks.moveTo(at(6)).map(({ appeared }) => appeared)).toEqual([true]);
    expect(looks.moveTo(at(7))).toEqual([]);
  });
});

describe("what changes on the canvas", () => {
  const first = nodeOf("customer:C1", []);
  const second = nodeOf("ip:i", []);
  const link = edgeOf(first.key, second.key, [{ position: 1 }]);
  const elements = (nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]) =>
    elementsOf({ nodes, edges, filter: NO_FILTER });

  it("is nothing between two graphs that are alike", () => {
    const diff = diffElements(
      elements([first, second], [link]),
      elements([{ ...first }, { ...second }], [{ ...link }]),
    );
    expect(Object.values(diff).flat()).toEqual([]);
  });

  it("leaves out what has no place yet, and its edges", () => {
    const { nodes, edges } = elements([first, { ...second, x: null, y: null }], [link]);
    expect([...nodes.keys()]).toEqual([first.key]);
    expect(edges.size).toBe(0);
  });

  it("removes an edge before its node, adds and moves", () => {
    const diff = diffElements(
      elements([first, second], [link]),
      elements([{ ...first, x: 9 }, nodeOf("bin:4", [])], []),
    );
    expect(diff.removed).toEqual([link.key, second.key]);
    expect(diff.addedNodes.map(({ key }) => key)).toEqual(["bin:4"]);
    expect(diff.moved.map(({ key }) => key)).toEqual([first.key]);
  });
});

describe("the difference between two moments", () => {
  const old = nodeOf("customer:C1", [{ position: 1 }]);
  const busy = nodeOf("customer:C2", [{ position: 2 }, { position: 8 }]);
  const late = nodeOf("ip:i", [{ position: 8 }]);
  const later = nodeOf("device:d", [{ position: 50 }]);
  const edge = edgeOf(busy.key, late.key, [{ position: 8 }]);
  const drawn = { nodes: [old, busy, late, later], edges: [edge], filter: NO_FILTER };

  it("tells what is new, what has grown and what has stayed, in either order of the marks", () => {
    for (const [a, b] of [
      [at(5), at(10)],
      [at(10), at(5)],
    ] as const) {
      const difference = graphDifference(drawn, a, b);
      expect([...difference.newNodes]).toEqual([late.key]);
      expect([...difference.newEdges]).toEqual([edge.key]);
      expect([...difference.grown]).toEqual([busy.key]);
      expect([...difference.same]).toEqual([old.key]);
    }
  });

  it("is nothing between a moment and itself", () => {
    const { newNodes, newEdges, grown } = graphDifference(drawn, at(10), at(10));
    expect(newNodes.size + newEdges.size + grown.size).toBe(0);
  });
});
