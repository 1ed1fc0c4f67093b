import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SimilarityKind } from "#shared/contract/graph";
import { behavioursAt, likeness, scalesOf } from "#shared/graph/analysis/behaviour";
import { similarCustomers, type CustomerFacts } from "#shared/graph/analysis/similar";
import {
  EVERYTHING,
  graphOf,
  toldArbitrary,
  vertexOf,
  type Told,
} from "../../support/graphPayments";

const RUNS = { seed: 20251122, numRuns: 100 };

const NO_FACTS: CustomerFacts = { countryOf: () => null, birthDayOf: () => null };

const similarTo = (
  payments: readonly Told[],
  customer: string,
  kinds: readonly SimilarityKind[],
  limit = 10,
) => {
  const index = graphOf(payments);
  return similarCustomers(
    index,
    EVERYTHING,
    vertexOf(index, `customer:${customer}`),
    kinds,
    limit,
    NO_FACTS,
  );
};

/** A customer's payments, one a day at an hour. */
const pays = (customer: string, more: Omit<Told, "customer">, hour = 12, times = 3): Told[] =>
  Array.from({ length: times }, (_, day) => ({
    customer,
    minute: (day * 24 + hour) * 60,
    ...more,
  }));

describe("customers with the same BIN", () => {
  it("are the nearer the fewer have it, and say how many others do", () => {
    const found = similarTo(
      [
        { customer: "A", bin: "400002" },
        { customer: "B", bin: "400002" },
        { customer: "A", bin: "400004" },
        ...["C", "D", "E"].map((customer) => ({ customer, bin: "400004" })),
      ],
      "A",
      ["bin"],
    );
    expect(found[0]).toEqual({
      key: "customer:B",
      kind: "bin",
      strength: 1,
      others: 1,
      what: "400002",
    });
    expect(found.slice(1).map(({ key, strength, others }) => [key, strength, others])).toEqual([
      ["customer:C", 0.5, 3],
      ["customer:D", 0.5, 3],
      ["customer:E", 0.5, 3],
    ]);
  });

  it("are named once, by the rarer of two that they have in common", () => {
    const payments = ["A", "B"].flatMap((customer) => [
      { customer, bin: "400009" },
      { customer, bin: "400002" },
    ]);
    const found = similarTo([...payments, { customer: "C", bin: "400009" }], "A", ["bin"]);
    expect(found.map(({ key, what }) => [key, what])).toEqual([
      ["customer:B", "400002"],
      ["customer:C", "400009"],
    ]);
  });
});

describe("customers of the same country and date of birth", () => {
  it("are found where both agree, and the date is not told", () => {
    const index = graphOf(["A", "B", "C", "D"].map((customer) => ({ customer })));
    const born: Record<string, number | null> = { A: 5000, B: 5000, C: 5000, D: 6000 };
    const facts: CustomerFacts = {
      countryOf: (customer) => (index.idOf(customer) === "C" ? "BE" : "FR"),
      birthDayOf: (customer) => born[index.idOf(customer)] ?? null,
    };
    const asked = vertexOf(index, "customer:A");
    const found = similarCustomers(index, EVERYTHING, asked, ["birthdate"], 10, facts);
    expect(found).toEqual([
      { key: "customer:B", kind: "birthdate", strength: 1, others: 1, what: "" },
    ]);
  });

  it("are none where the customer's own is not known", () => {
    expect(similarTo([{ customer: "A" }, { customer: "B" }], "A", ["birthdate"])).toEqual([]);
  });
});

describe("customers who pay alike", () => {
  it("come before those of other amounts, methods, countries and hours", () => {
    const usual = { amount: 20, method: "card", country: "FR" };
    const found = similarTo(
      [
        ...pays("A", usual, 23),
        ...pays("like", { ...usual, amount: 21 }, 1),
        ...pays("hour", usual, 11),
        ...pays("amount", { ...usual, amount: 2000 }, 23),
        ...pays("method", { ...usual, method: "paypal" }, 23),
        ...pays("else", { amount: 2000, method: "paypal", country: "IT" }, 11),
      ],
      "A",
      ["behaviour"],
    );
    expect(found[0]?.key).toBe("customer:like");
    expect(found.at(-1)?.key).toBe("customer:else");
    expect(found).toHaveLength(5);
  });

  it("have paid at least twice", () => {
    const payments = [...pays("A", {}), ...pays("B", {}), ...pays("once", {}, 12, 1)];
    expect(similarTo(payments, "A", ["behaviour"]).map(({ key }) => key)).toEqual(["customer:B"]);
    expect(similarTo(payments, "once", ["behaviour"])).toEqual([]);
  });

  it("are as like one another as the other way round, and like themselves wholly", () => {
    const drawn = toldArbitrary({ customers: 5, entities: 2, payments: 30 });
    fc.assert(
      fc.property(drawn, (payments) => {
        const behaviours = behavioursAt(graphOf(payments), EVERYTHING);
        const scales = scalesOf(behaviours);
        for (const a of behaviours) {
          expect(likeness(a, a, scales)).toBeCloseTo(1, 6);
          for (const b of behaviours) {
            const like = likeness(a, b, scales);
            expect(like).toBeGreaterThanOrEqual(0);
            expect(like).toBeLessThanOrEqual(1);
            expect(like).toBeCloseTo(likeness(b, a, scales), 12);
          }
        }
      }),
      RUNS,
    );
  });
});

describe("several similarities", () => {
  it("leave each kind its share of the places", () => {
    const payments = [
      ...["A", "B", "C", "D", "E"].flatMap((customer) => pays(customer, {})),
      ...["A", "F", "G", "H"].map((customer) => ({ customer, bin: "400001" })),
    ];
    const found = similarTo(payments, "A", ["bin", "behaviour"], 4);
    const kinds = found.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["behaviour", "behaviour", "bin", "bin"]);
  });

  it("of what is no customer are none", () => {
    const index = graphOf([{ customer: "A", device: "d" }]);
    const device = vertexOf(index, "device:d");
    expect(similarCustomers(index, EVERYTHING, device, ["bin"], 5, NO_FACTS)).toEqual([]);
  });
});
