import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grouping } from "#shared/contract/graph";
import { communitiesAt } from "#shared/graph/analysis/communities";
import { groupMembersAt, groupsAt } from "#shared/graph/analysis/groups";
import type { GraphIndex, PaymentScores } from "#shared/graph/index/graphIndex";
import { NONE } from "#shared/log/kinds";
import {
  EVERYTHING,
  graphOf,
  scored,
  toldArbitrary,
  vertexOf,
  type Told,
} from "../../support/graphPayments";

const RUNS = { seed: 20251122, numRuns: 150 };

const nowhere = (): null => null;

const mapOf = (
  index: GraphIndex,
  by: Grouping,
  scores: PaymentScores | null = null,
  countryOf: (customer: number) => string | null = nowhere,
) => groupsAt(index, EVERYTHING, by, scores, countryOf);

const membersOf = (index: GraphIndex, key: string, scores: PaymentScores | null = null) =>
  groupMembersAt(index, EVERYTHING, key, { from: 0, count: 100 }, scores, nowhere);

/** Id of the earliest customer of a customer's community. */
const communityOf = (index: GraphIndex, customer: string): string =>
  index.idOf(communitiesAt(index, EVERYTHING)[vertexOf(index, `customer:${customer}`)]!);

/** Customers that all pay from one IP. */
const office = (name: string, size: number): Told[] =>
  Array.from({ length: size }, (_, at) => ({ customer: `${name}${at}`, ip: name }));

const DEVICE_OF_TWO: readonly Told[] = [
  { customer: "A3", device: "bridge" },
  { customer: "B3", device: "bridge" },
];

describe("communities", () => {
  it("part two offices that one shared device bridges", () => {
    const index = graphOf([...office("A", 12), ...office("B", 12), ...DEVICE_OF_TWO]);
    expect(index.componentsAt(EVERYTHING).of(vertexOf(index, "customer:B0"))?.size).toBe(24);
    expect(communityOf(index, "A11")).toBe("A0");
    expect(communityOf(index, "B11")).toBe("B0");
  });

  it("keep a ring whole whose members hand devices on", () => {
    const ring = ["R0", "R1", "R2", "R3"];
    const index = graphOf(
      ring.slice(1).flatMap((customer, at) => [
        { customer: ring[at]!, device: `d${at}` },
        { customer, device: `d${at}` },
      ]),
    );
    expect(ring.map((customer) => communityOf(index, customer))).toEqual(["R0", "R0", "R0", "R0"]);
  });

  it("do not change with what is outside of their component", () => {
    const inside = [...office("A", 12), ...office("B", 12), ...DEVICE_OF_TWO];
    const alone = graphOf(inside);
    const among = graphOf([
      ...inside,
      ...Array.from({ length: 40 }, (_, at) => office(`X${at}x`, 5)).flat(),
    ]);
    for (const customer of ["A5", "B5", "A3", "B3"])
      expect(communityOf(among, customer)).toBe(communityOf(alone, customer));
  });

  it("lie within components, are named by their earliest customer and hold every customer that has paid", () => {
    const drawn = toldArbitrary({ customers: 40, entities: 12, payments: 60 });
    fc.assert(
      fc.property(drawn, (payments) => {
        const index = graphOf(payments);
        const communities = communitiesAt(index, EVERYTHING);
        const components = index.componentsAt(EVERYTHING);
        const { from, to } = index.verticesOf("customer");
        for (let customer = from; customer < to; customer++) {
          const earliest = communities[customer]!;
          expect(components.of(earliest)).toEqual(components.of(customer));
          expect(communities[earliest]).toBe(earliest);
          expect(index.paymentsOf(earliest)[0]!).toBeLessThanOrEqual(
            index.paymentsOf(customer)[0]!,
          );
        }
      }),
      RUNS,
    );
  });

  it("take in a device that one customer alone uses, and nothing that no payment names", () => {
    const index = graphOf([{ customer: "A", device: "d", bin: "400001" }]);
    const communities = communitiesAt(index, EVERYTHING);
    const customer = vertexOf(index, "customer:A");
    expect(communities[vertexOf(index, "device:d")]).toBe(customer);
    expect(communities[vertexOf(index, "bin:400001")]).toBe(NONE);
  });
});

describe("groups of customers", () => {
  it("of a kind take in each customer at most once, and count the others", () => {
    const drawn = toldArbitrary({ customers: 30, entities: 8, payments: 60 });
    fc.assert(
      fc.property(drawn, fc.constantFrom("community", "component", "device"), (payments, by) => {
        const index = graphOf(payments);
        const { groups, others } = mapOf(index, by);
        const members = groups.map(({ key }) => membersOf(index, key).keys);
        const customers = members.flat().filter((key) => key.startsWith("customer:"));
        expect(new Set(customers).size).toBe(customers.length);
        expect(customers.length + others).toBe(
          new Set(payments.flatMap(({ customer }) => customer ?? [])).size,
        );
        expect(groups.map(({ customers, shared }) => customers + shared)).toEqual(
          members.map((keys) => keys.length),
        );
      }),
      RUNS,
    );
  });

  it("come riskiest first, with the sums of their payments", () => {
    const index = graphOf([
      { customer: "A", device: "d", amount: 10.5, failed: true },
      { customer: "B", device: "d", ip: "i", amount: null, fraud: true },
      { customer: "C", device: "e", amount: 4 },
      { customer: "D", device: "e", amount: 4 },
      { customer: "E", device: "f" },
    ]);
    const { groups, total, others } = mapOf(index, "component", scored(0.1, 0.2, 0.9, 0.3, 1));
    expect({ total, others }).toEqual({ total: 3, others: 1 });
    expect(groups.map(({ name, risk }) => [name, risk])).toEqual([
      ["C", 0.9],
      ["A", 0.2],
    ]);
    expect(groups[1]).toMatchObject({
      key: "group:component:A",
      customers: 2,
      devices: 1,
      ips: 1,
      payments: 2,
      failed: 1,
      fraud: 1,
      cents: 1050,
      shared: 1,
    });
  });

  it("have no risk before anything is decided", () => {
    const index = graphOf([
      { customer: "A", device: "d" },
      { customer: "B", device: "d" },
    ]);
    expect(mapOf(index, "component").groups[0]?.risk).toBeNull();
  });

  it("are linked by what they share, but not through the customers that an office does not join", () => {
    const payments = [...office("A", 22), { customer: "Z", device: "d" }];
    const index = graphOf([...payments, { customer: "A0", device: "d" }]);
    const last = (customer: number): string =>
      ["A20", "A21"].includes(index.idOf(customer)) ? "late" : "first";
    const { groups, links } = mapOf(index, "country", null, last);
    expect(groups.map(({ name, customers }) => [name, customers])).toEqual([
      ["first", 21],
      ["late", 2],
    ]);
    expect(links).toEqual([]);
    const apart = (customer: number): string =>
      ["A0", "A1"].includes(index.idOf(customer)) ? "two" : "rest";
    expect(mapOf(index, "country", null, apart).links).toEqual([{ from: 0, to: 1, shared: 2 }]);
  });

  it("of a country without a name are one", () => {
    const index = graphOf([{ customer: "A" }, { customer: "B" }]);
    expect(mapOf(index, "country").groups).toMatchObject([{ key: "group:country:", customers: 2 }]);
  });

  it("of devices have those of several with the device of the most customers", () => {
    const index = graphOf([
      { customer: "A", device: "small" },
      { customer: "B", device: "small" },
      { customer: "A", device: "large" },
      { customer: "C", device: "large" },
      { customer: "D", device: "large" },
    ]);
    expect(mapOf(index, "device")).toMatchObject({
      total: 2,
      others: 1,
      groups: [{ name: "large", customers: 3 }],
    });
  });

  it("list customers by risk, and behind them what they share by how many of them do", () => {
    const index = graphOf([
      { customer: "A", device: "d", ip: "i" },
      { customer: "B", device: "d", ip: "i" },
      { customer: "C", ip: "i", device: "own" },
    ]);
    const scores = scored(0.1, 0.7, 0.4);
    const keys = ["customer:B", "customer:C", "customer:A", "ip:i", "device:d"];
    expect(membersOf(index, "group:component:A", scores)).toEqual({ keys, total: 5 });
    const page = { from: 1, count: 2 };
    const part = groupMembersAt(index, EVERYTHING, "group:component:A", page, scores, nowhere);
    expect(part).toEqual({ keys: keys.slice(1, 3), total: 5 });
  });

  it("that are not there have no members", () => {
    const index = graphOf([{ customer: "A", device: "d" }]);
    for (const key of ["group:component:B", "group:weather:A", "customer:A"])
      expect(membersOf(index, key)).toEqual({ keys: [], total: 0 });
  });
});
