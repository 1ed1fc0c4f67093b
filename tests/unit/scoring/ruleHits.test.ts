import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition, Rule, RuleSet } from "#shared/contract/rules";
import { MS_PER_DAY } from "#shared/domain/time";
import type { FeatureSupply } from "#shared/scoring/featureCache";
import { patternsOf, readPattern } from "#shared/scoring/hitPatterns";
import { HitMatrix, type WorkPorts } from "#shared/scoring/ruleHits";
import { conditionOf, ruleOf, ruleSetOf } from "../../support/ruleBuilder";

const RUNS = { seed: 20251111, numRuns: 100 };

/** Features whose values are told by payment; payment n stands at position 10 n. Counts what is asked of it. */
function suppliedBy(values: Readonly<Record<string, readonly number[]>>) {
  const size = Object.values(values)[0]!.length;
  const computed: Record<string, number> = {};
  const supply: FeatureSupply = {
    positions: Uint32Array.from({ length: size }, (_, at) => at * 10),
    typeOf: (name) => (name in values ? "number" : null),
    dictionaryOf: () => null,
    isAvailable: (name) => name in values,
    compile: (names, labelDelayMs) => ({
      names,
      evaluate: (position, out, offset = 0) =>
        names.forEach((name, at) => {
          computed[name] = (computed[name] ?? 0) + 1;
          const value = values[name]![position / 10]!;
          out[offset + at] = name === "delay" ? labelDelayMs : value;
        }),
      dictionary: () => null,
    }),
  };
  return { supply, computed };
}

const unhurried: WorkPorts = {
  breathe: () => Promise.resolve(),
  isCancelled: () => false,
  onProgress: () => {},
};

const rulesOf = (...conditions: readonly Condition[]): RuleSet =>
  ruleSetOf(conditions.map((when, at) => ruleOf(`r${at}`, { when })));

const hitsOf = async (matrix: HitMatrix, ruleSet: RuleSet, ports = unhurried) => {
  const result = await matrix.hitsOf(ruleSet, ports);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const VALUES = { amount: [5, 20, NaN, 40], age: [1, 2, 3, 4] };

describe("the hits of a rule set", () => {
  it("are where the conditions are true, and not where they cannot be told", async () => {
    const { supply } = suppliedBy(VALUES);
    const { columns } = await hitsOf(
      new HitMatrix(supply),
      rulesOf(conditionOf("amount", 10), { not: conditionOf("amount", 10) }, conditionOf("age", 2)),
    );
    expect(columns.map((column) => [...column])).toEqual([
      [0, 1, 0, 1],
      [1, 0, 0, 0],
      [0, 0, 1, 1],
    ]);
  });

  it("compute nothing for other weights, states and thresholds", async () => {
    const { supply, computed } = suppliedBy(VALUES);
    const matrix = new HitMatrix(supply);
    const ruleSet = rulesOf(conditionOf("amount", 10));
    const [first] = (await hitsOf(matrix, ruleSet)).columns;
    const changed: Rule = { ...ruleSet.rules[0]!, state: "shadow", effect: { points: 77 } };
    const again = await hitsOf(
      matrix,
      ruleSetOf([changed], { thresholds: { challenge: 0.1, block: 0.2 } }),
    );
    expect(again.columns[0]).toBe(first);
    expect(computed).toEqual({ amount: 4 });
  });

  it("compute no feature again for another number in a condition, and leave the other rules alone", async () => {
    const { supply, computed } = suppliedBy(VALUES);
    const matrix = new HitMatrix(supply);
    const before = await hitsOf(matrix, rulesOf(conditionOf("amount", 10), conditionOf("age", 2)));
    const after = await hitsOf(matrix, rulesOf(conditionOf("amount", 30), conditionOf("age", 2)));
    expect([...after.columns[0]!]).toEqual([0, 0, 0, 1]);
    expect(after.columns[1]).toBe(before.columns[1]);
    expect(computed).toEqual({ amount: 4, age: 4 });
  });

  it("compute features again where another label delay is asked for", async () => {
    const { supply, computed } = suppliedBy({ delay: [0, 0] });
    const matrix = new HitMatrix(supply);
    const at = async (labelDelayDays: number) =>
      (await hitsOf(matrix, { ...rulesOf(conditionOf("delay", 5 * MS_PER_DAY)), labelDelayDays }))
        .columns;
    expect([...(await at(3))[0]!]).toEqual([0, 0]);
    expect([...(await at(7))[0]!]).toEqual([1, 1]);
    expect(computed).toEqual({ delay: 4 });
  });

  it("say which rules name a feature that is not there, and take it as missing", async () => {
    const { supply } = suppliedBy(VALUES);
    const { available, columns } = await hitsOf(
      new HitMatrix(supply),
      rulesOf(
        { all: [conditionOf("gone", 1), conditionOf("age", 0)] },
        { feature: "gone", missing: true },
        conditionOf("age", 3),
      ),
    );
    expect(available).toEqual([false, false, true]);
    expect(columns.map((column) => [...column])).toEqual([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
      [0, 0, 0, 1],
    ]);
  });

  it("stay right where no column is kept", async () => {
    const { supply, computed } = suppliedBy(VALUES);
    const matrix = new HitMatrix(supply, { features: 0, hits: 0 });
    await hitsOf(matrix, rulesOf(conditionOf("amount", 10), conditionOf("age", 2)));
    const { columns } = await hitsOf(
      matrix,
      rulesOf(conditionOf("amount", 30), conditionOf("age", 3)),
    );
    expect(columns.map((column) => [...column])).toEqual([
      [0, 0, 0, 1],
      [0, 0, 0, 1],
    ]);
    expect(computed).toEqual({ amount: 8, age: 8 });
  });

  it("keep the columns of the rules in use when others have to go", async () => {
    const { supply, computed } = suppliedBy(VALUES);
    const matrix = new HitMatrix(supply, { features: 4 * 8, hits: 1000 });
    for (const limit of [10, 20, 30]) await hitsOf(matrix, rulesOf(conditionOf("amount", limit)));
    expect(computed).toEqual({ amount: 4 });
    await hitsOf(matrix, rulesOf(conditionOf("age", 2)));
    await hitsOf(matrix, rulesOf(conditionOf("amount", 40)));
    expect(computed).toEqual({ amount: 8, age: 4 });
  });
});

describe("a long evaluation", () => {
  const size = 5000;
  const many = {
    amount: Array.from({ length: size }, (_, at) => (at * 7919) % 1000),
    age: Array.from({ length: size }, (_, at) => at),
  };
  const expected = many.amount.map((amount) => Number(amount > 500));

  /** Ports that cancel after so many breaths. */
  const cancelledAfter = (breaths: number): WorkPorts => {
    let left = breaths;
    return {
      ...unhurried,
      breathe: () => Promise.resolve(void left--),
      isCancelled: () => left <= 0,
    };
  };

  it("ends when it is cancelled and goes on from there when asked again", async () => {
    const { supply, computed } = suppliedBy(many);
    const matrix = new HitMatrix(supply);
    const ruleSet = rulesOf(conditionOf("amount", 500));
    expect(await matrix.hitsOf(ruleSet, cancelledAfter(2))).toMatchObject({
      ok: false,
      error: { code: "dataset.cancelled" },
    });
    const { columns } = await hitsOf(matrix, ruleSet);
    expect([...columns[0]!]).toEqual(expected);
    expect(computed).toEqual({ amount: size });
  });

  it("is right for rules that come in while another is half evaluated", async () => {
    const { supply, computed } = suppliedBy(many);
    const matrix = new HitMatrix(supply);
    await matrix.hitsOf(rulesOf(conditionOf("amount", 500)), cancelledAfter(2));
    await matrix.hitsOf(rulesOf(conditionOf("age", 10)), cancelledAfter(1));
    const { columns } = await hitsOf(
      matrix,
      rulesOf(conditionOf("age", 10), conditionOf("amount", 500)),
    );
    expect([...columns[1]!]).toEqual(expected);
    expect([...columns[0]!]).toEqual(many.age.map((age) => Number(age > 10)));
    expect(computed).toEqual({ amount: size, age: size });
  });

  it("tells how far it is", async () => {
    const { supply } = suppliedBy(many);
    const told: number[] = [];
    await hitsOf(new HitMatrix(supply), rulesOf(conditionOf("amount", 500)), {
      ...unhurried,
      onProgress: ({ done, total }) => told.push(done / total),
    });
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.length).toBeGreaterThan(2);
  });
});

describe("features read out of order", () => {
  it("are not taken for those of the payments before them", async () => {
    const { supply } = suppliedBy(VALUES);
    const matrix = new HitMatrix(supply);
    const ruleSet = rulesOf(conditionOf("amount", 10));
    const reader = matrix.featuresAt(ruleSet.labelDelayDays * MS_PER_DAY).reader(["amount"]);
    reader.prepare(2, 4);
    const row = new Float64Array(1);
    for (const ordinal of [2, 3]) reader.read(ordinal, row);
    reader.done();
    expect([...(await hitsOf(matrix, ruleSet)).columns[0]!]).toEqual([0, 1, 0, 1]);
  });
});

describe("patterns of hits", () => {
  it("tell for every payment which rules hit it, and no two of them are alike", () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 6 })
          .chain((rules) =>
            fc.array(
              fc.array(fc.integer({ min: 0, max: 1 }), { minLength: rules, maxLength: rules }),
              { maxLength: 60 },
            ),
          ),
        (payments) => {
          const rules = payments[0]?.length ?? 0;
          const columns = Array.from({ length: rules }, (_, at) =>
            Uint8Array.from(payments, (hits) => hits[at]!),
          );
          const patterns = patternsOf(columns, payments.length);
          const into = new Uint8Array(rules);
          payments.forEach((hits, at) => {
            readPattern(columns, patterns, patterns.codes[at]!, into);
            expect([...into]).toEqual(hits);
          });
          expect(patterns.count).toBe(new Set(payments.map((hits) => hits.join())).size);
        },
      ),
      RUNS,
    );
  });
});
