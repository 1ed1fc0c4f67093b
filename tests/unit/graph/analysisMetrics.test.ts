import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeKey } from "#shared/contract/graph";
import { metricsAt } from "#shared/graph/analysis/metrics";
import {
  EVERYTHING,
  graphOf,
  toldArbitrary,
  vertexOf,
  type Told,
} from "../../support/graphPayments";

const RUNS = { seed: 20251122, numRuns: 100 };

/** Links that payments make among customers, devices and IPs. */
function linksOf(payments: readonly Told[]): Map<NodeKey, Set<NodeKey>> {
  const links = new Map<NodeKey, Set<NodeKey>>();
  const add = (from: NodeKey, to: NodeKey): void => {
    links.set(from, (links.get(from) ?? new Set()).add(to));
  };
  for (const { customer, device, ip } of payments)
    for (const entity of [device && `device:${device}`, ip && `ip:${ip}`] as const)
      if (customer !== null && entity) {
        add(`customer:${customer}`, entity);
        add(entity, `customer:${customer}`);
      }
  return links;
}

/** Every shortest path between two nodes, by going ever further. */
function shortestPaths(
  links: ReadonlyMap<NodeKey, ReadonlySet<NodeKey>>,
  from: NodeKey,
  to: NodeKey,
): NodeKey[][] {
  let paths: NodeKey[][] = [[from]];
  while (paths.length > 0) {
    const arrived = paths.filter((path) => path.at(-1) === to);
    if (arrived.length > 0) return arrived;
    paths = paths.flatMap((path) =>
      [...(links.get(path.at(-1)!) ?? [])]
        .filter((next) => !path.includes(next))
        .map((next) => [...path, next]),
    );
  }
  return [];
}

function bruteBetweenness(payments: readonly Told[], keys: readonly NodeKey[], of: NodeKey) {
  const links = linksOf(payments);
  const others = keys.filter((key) => key !== of);
  let sum = 0;
  for (const from of others)
    for (const to of others.filter((key) => key !== from)) {
      const paths = shortestPaths(links, from, to);
      if (paths.length > 0) sum += paths.filter((path) => path.includes(of)).length / paths.length;
    }
  return keys.length < 3 ? sum : sum / ((keys.length - 1) * (keys.length - 2));
}

describe("metrics of nodes", () => {
  it("are the degree and the share of shortest paths through a node, by looking at all of them", () => {
    const drawn = toldArbitrary({ customers: 4, entities: 2, payments: 7 });
    fc.assert(
      fc.property(drawn, (payments) => {
        const index = graphOf(payments);
        const keys = [...linksOf(payments).keys()];
        const vertices = keys.map((key) => vertexOf(index, key));
        for (const [at, { key, degree, betweenness }] of metricsAt(
          index,
          EVERYTHING,
          vertices,
        ).entries()) {
          expect(key).toBe(keys[at]);
          expect(degree).toBe(linksOf(payments).get(key)!.size);
          expect(betweenness).toBeCloseTo(bruteBetweenness(payments, keys, key), 12);
        }
      }),
      RUNS,
    );
  });

  it("are of the graph that the nodes asked about make among themselves", () => {
    const index = graphOf([
      { customer: "A", device: "d", ip: "i" },
      { customer: "B", device: "d", ip: "i" },
      { customer: "C", device: "d" },
    ]);
    const keys = ["customer:A", "device:d", "customer:B"] as const;
    const asked = keys.map((key) => vertexOf(index, key));
    expect(metricsAt(index, EVERYTHING, asked)).toEqual([
      { key: "customer:A", degree: 1, betweenness: 0, community: "customer:A" },
      { key: "device:d", degree: 2, betweenness: 1, community: "customer:A" },
      { key: "customer:B", degree: 1, betweenness: 0, community: "customer:A" },
    ]);
  });

  it("count the edges of payments, sessions and BINs among the nodes", () => {
    const index = graphOf([{ customer: "A", device: "d", bin: "400001", session: "S" }]);
    const keys = ["payment:P0", "customer:A", "device:d", "bin:400001", "session:S"] as const;
    const asked = keys.map((key) => vertexOf(index, key));
    expect(metricsAt(index, EVERYTHING, asked).map(({ degree }) => degree)).toEqual([
      4, 4, 2, 2, 2,
    ]);
  });

  it("of no nodes are none", () => {
    expect(metricsAt(graphOf([{ customer: "A" }]), EVERYTHING, [])).toEqual([]);
  });
});
