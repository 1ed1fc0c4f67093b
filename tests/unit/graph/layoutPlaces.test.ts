import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NODE_KINDS } from "#shared/contract/graph";
import { LAYOUTS } from "#shared/contract/scene";
import type { LayoutPlaces, LayoutRequest } from "#shared/contract/layout";
import { layOut } from "#shared/graph/layout/layOut";
import { radialTree } from "#shared/graph/layout/radialTree";
import {
  layoutRequest,
  sharedLinks,
  starLinks,
  unplaced,
  type RequestNode,
} from "../../support/layoutRequests";

const SEED = 20251114;

/** Forces are tried in layoutEngine.test.ts; here any picture of the core does. */
const places = (request: LayoutRequest): LayoutPlaces => layOut(request, radialTree, () => {});

const place = fc.double({ min: -2000, max: 2000, noNaN: true });
const somewhere: fc.Arbitrary<RequestNode> = fc.record({
  kind: fc.constantFrom(...NODE_KINDS, "group" as const),
  x: place,
  y: place,
  fixed: fc.boolean(),
  width: fc.integer({ min: 10, max: 90 }),
  risk: fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 1, noNaN: true })),
  firstMs: fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 5_000_000_000 })),
});
/** A fifth of them nowhere. */
const node: fc.Arbitrary<RequestNode> = fc.oneof(
  { arbitrary: somewhere, weight: 4 },
  { arbitrary: somewhere.map((known) => ({ ...known, x: NaN, y: NaN })), weight: 1 },
);

const requests = (options: Partial<LayoutRequest>): fc.Arbitrary<LayoutRequest> =>
  fc
    .record({
      nodes: fc.array(node, { minLength: 1, maxLength: 60 }),
      links: fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 70 }),
      name: fc.constantFrom(...LAYOUTS),
      aspect: fc.double({ min: 0.3, max: 3, noNaN: true }),
    })
    .map(({ nodes, links, name, aspect }) =>
      layoutRequest(
        nodes,
        links.filter((ends) => ends.every((end) => end < nodes.length)),
        { name, aspect, ...options },
      ),
    );

/** Pairs of nodes that overlap, of which at least one may be moved. */
function overlaps(
  { nodes }: LayoutRequest,
  { x, y }: LayoutPlaces,
  stays: (node: number) => boolean,
): [number, number][] {
  const found: [number, number][] = [];
  for (let a = 0; a < nodes.size; a++)
    for (let b = a + 1; b < nodes.size; b++) {
      const least = (nodes.width[a]! + nodes.width[b]!) / 2;
      if (stays(a) && stays(b)) continue;
      if (Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) < least) found.push([a, b]);
    }
  return found;
}

describe("Every layout", () => {
  it("gives every node a place", () => {
    fc.assert(
      fc.property(requests({}), (request) => {
        const { x, y } = places(request);
        expect([...x, ...y].every(Number.isFinite)).toBe(true);
      }),
      { seed: SEED },
    );
  });

  it("keeps fixed nodes exactly in their places", () => {
    fc.assert(
      fc.property(requests({}), (request) => {
        const { x, y } = places(request);
        for (const [node, fixed] of request.nodes.fixed.entries()) {
          if (fixed === 0 || Number.isNaN(request.nodes.x[node]!)) continue;
          expect([x[node], y[node]]).toEqual([request.nodes.x[node], request.nodes.y[node]]);
        }
      }),
      { seed: SEED },
    );
  });

  it("lets no node overlap another where none is fixed", () => {
    const free = requests({}).map((request) => ({
      ...request,
      nodes: { ...request.nodes, fixed: new Uint8Array(request.nodes.size) },
    }));
    fc.assert(
      fc.property(free, (request) => {
        expect(overlaps(request, places(request), () => false)).toEqual([]);
      }),
      { seed: SEED },
    );
  });

  it("gives the same places twice, and leaves what it was given as it was", () => {
    fc.assert(
      fc.property(requests({}), (request) => {
        const before = structuredClone(request);
        expect(places(request)).toEqual(places(request));
        expect(request).toEqual(before);
      }),
      { seed: SEED },
    );
  });
});

describe("Placing new nodes only", () => {
  it("moves nothing that has a place, not by a bit", () => {
    fc.assert(
      fc.property(requests({ newOnly: true }), ({ nodes, ...rest }) => {
        fc.pre(nodes.x.some((x) => !Number.isNaN(x)));
        const { x, y } = places({ nodes, ...rest });
        for (let node = 0; node < nodes.size; node++) {
          if (Number.isNaN(nodes.x[node]!)) continue;
          expect(Object.is(x[node], nodes.x[node]) && Object.is(y[node], nodes.y[node])).toBe(true);
        }
      }),
      { seed: SEED },
    );
  });

  it("lets no new node overlap any other", () => {
    fc.assert(
      fc.property(requests({ newOnly: true }), (request) => {
        fc.pre(request.nodes.x.some((x) => !Number.isNaN(x)));
        const isOld = (node: number) => !Number.isNaN(request.nodes.x[node]!);
        expect(overlaps(request, places(request), isOld)).toEqual([]);
      }),
      { seed: SEED },
    );
  });

  it("puts a node beside its one neighbour, away from that one's own neighbours", () => {
    const request = layoutRequest(
      [{ x: 0, y: 0 }, { x: 100, y: 0 }, {}],
      [
        [0, 1],
        [1, 2],
      ],
      { newOnly: true },
    );
    const { x, y } = places(request);
    expect(x[2]).toBeGreaterThan(100);
    expect(y[2]).toBeCloseTo(0);
  });

  it("puts a node that several share between them", () => {
    const corners = [
      { x: -200, y: 0 },
      { x: 200, y: 0 },
      { x: 0, y: 300 },
    ];
    const request = layoutRequest(
      [...corners, {}],
      [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
      { newOnly: true },
    );
    const { x, y } = places(request);
    expect([x[3], y[3]]).toEqual([0, 100]);
  });

  it("puts the 250 neighbours of one node about it, none farther than they need", () => {
    const request = layoutRequest([{ x: 5000, y: -300 }, ...unplaced(250)], starLinks(251), {
      newOnly: true,
    });
    const { x, y } = places(request);
    const far = Array.from(x, (value, node) => Math.hypot(value - 5000, y[node]! + 300));
    expect(Math.max(...far)).toBeLessThan(600);
    expect(Math.min(...far.slice(1))).toBeGreaterThan(30);
  });

  it("puts what is linked with nothing into free space, each component together", () => {
    const old = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ];
    const request = layoutRequest(
      [...old, ...unplaced(4), {}],
      [[0, 1], ...sharedLinks(2, 2).map(([a, b]): [number, number] => [a + 2, b + 2])],
      { newOnly: true },
    );
    const { x, y } = places(request);
    const gap = (a: number, b: number) => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    for (const member of [3, 4, 5]) expect(gap(2, member)).toBeLessThan(250);
    for (const other of [0, 1, 6]) expect(gap(2, other)).toBeGreaterThan(60);
  });

  it("lays everything out where nothing has a place yet", () => {
    const links = sharedLinks(2, 3);
    const nothing = layoutRequest(unplaced(5), links, { newOnly: true });
    expect(places(nothing)).toEqual(places({ ...nothing, newOnly: false }));
  });
});
