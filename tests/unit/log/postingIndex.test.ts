import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ratePerHour, secondsSinceLast, windowStart } from "#shared/log/aggregates";
import { buildLog } from "#shared/log/buildLog";
import { NONE, type KeyKind } from "#shared/log/kinds";
import { PostingIndex } from "#shared/log/postingIndex";
import { queriesOf, type LogQueries } from "#shared/log/queries";
import type { LogWindow } from "#shared/log/window";
import {
  centsOf,
  codedWindow,
  COUNT_ONLY,
  datasetOfRecords,
  deviationOf,
  instantArbitrary,
  inTotalOrder,
  paymentWindow,
  recordsArbitrary,
  recordWindow,
  scan,
  TEST_INDEX,
  type PlainRecord,
  type PlainWindow,
} from "./model";

const RUNS = { seed: 20251101, numRuns: 300 };

interface Indexed {
  readonly queries: LogQueries;
  readonly windowOf: (plain: PlainWindow) => LogWindow;
}

function indexed(records: readonly PlainRecord[]): Indexed {
  const log = buildLog(datasetOfRecords(records));
  const index = new PostingIndex(log, TEST_INDEX);
  return {
    queries: queriesOf(index),
    windowOf: (plain) => codedWindow(plain, log.dictionaries),
  };
}

const payment = (key: string, second: number, amount: number | null): PlainRecord => ({
  kind: "payment",
  key,
  time: { ms: second * 1000, nano: 0 },
  keys: { customer: "C0", payment: key },
  amount,
  failed: false,
  fraud: false,
  country: "FR",
});

const ofCustomer: PlainWindow = {
  scope: "payments",
  by: "customer",
  value: "C0",
  after: null,
  until: null,
  before: null,
  filter: null,
};

describe("windows over the posting index", () => {
  it("list and count the records that a scan finds", () => {
    fc.assert(
      fc.property(recordsArbitrary, fc.oneof(paymentWindow, recordWindow), (records, plain) => {
        const { queries, windowOf } = indexed(records);
        const found = scan(inTotalOrder(records), plain);
        expect(queries.positions(windowOf(plain))).toEqual(found.map(({ position }) => position));
        expect(queries.count(windowOf(plain))).toBe(found.length);
        expect(queries.last(windowOf(plain))).toEqual(found.at(-1)?.record.time ?? null);
      }),
      RUNS,
    );
  });

  it("give the count, sum, mean and deviation of the amounts that a scan finds", () => {
    fc.assert(
      fc.property(recordsArbitrary, paymentWindow, (records, plain) => {
        fc.pre(!COUNT_ONLY.includes(plain.filter));
        const { queries, windowOf } = indexed(records);
        const cents = centsOf(scan(inTotalOrder(records), plain));
        const sum = cents.reduce((total, each) => total + each, 0);
        const found = queries.amounts(windowOf(plain));
        expect(found).toMatchObject({ count: cents.length, sum });
        expect(found.mean).toBe(cents.length === 0 ? null : sum / cents.length);
        const expected = deviationOf(cents);
        if (expected === null || expected === 0) expect(found.std).toBe(expected);
        else expect(found.std! / expected).toBeCloseTo(1, 12);
      }),
      RUNS,
    );
  });

  it("give the smallest and largest amount that a scan finds, for every filter", () => {
    fc.assert(
      fc.property(recordsArbitrary, paymentWindow, (records, plain) => {
        const { queries, windowOf } = indexed(records);
        const cents = centsOf(scan(inTotalOrder(records), plain));
        const extent = { min: Math.min(...cents), max: Math.max(...cents) };
        expect(queries.extent(windowOf(plain))).toEqual(cents.length === 0 ? null : extent);
      }),
      RUNS,
    );
  });

  it("count the different values of another key as a scan does", () => {
    const kinds = fc.constantFrom<KeyKind[]>(
      "customer",
      "device",
      "ip",
      "bin",
      "product",
      "payment",
    );
    fc.assert(
      fc.property(
        recordsArbitrary,
        fc.oneof(paymentWindow, recordWindow),
        kinds,
        (records, plain, of) => {
          const { queries, windowOf } = indexed(records);
          const values = scan(inTotalOrder(records), plain).map(({ record }) => record.keys[of]);
          const distinct = new Set(values.filter((value) => value !== undefined)).size;
          expect(queries.distinct(windowOf(plain), of)).toBe(distinct);
        },
      ),
      RUNS,
    );
  });

  it("answer at t as a log that ends at t does", () => {
    fc.assert(
      fc.property(recordsArbitrary, paymentWindow, instantArbitrary, (records, plain, t) => {
        fc.pre(!COUNT_ONLY.includes(plain.filter));
        const whole = indexed(records);
        const played = indexed(
          scan(records, { ...ofCustomer, scope: "records", by: "all", until: t }).map(
            ({ record }) => record,
          ),
        );
        const atT = { ...plain, until: t };
        const toEnd = { ...plain, until: null };
        expect(whole.queries.amounts(whole.windowOf(atT))).toEqual(
          played.queries.amounts(played.windowOf(toEnd)),
        );
        expect(whole.queries.positions(whole.windowOf(atT))).toEqual(
          played.queries.positions(played.windowOf(toEnd)),
        );
      }),
      RUNS,
    );
  });
});

describe("a window of payments", () => {
  it("excludes its start and includes its end", () => {
    const { queries, windowOf } = indexed([1, 2, 3].map((s) => payment(`p${s}`, s, 10)));
    const window = { ...ofCustomer, after: { ms: 1000, nano: 0 }, until: { ms: 3000, nano: 0 } };
    expect(queries.positions(windowOf(window))).toEqual([1, 2]);
  });

  it("tells nanoseconds within a millisecond apart", () => {
    const nanos = [5, 4, 6].map((nano) => ({
      ...payment(`p${nano}`, 1, nano),
      time: { ms: 1000, nano },
    }));
    const { queries, windowOf } = indexed(nanos);
    const window = windowOf({ ...ofCustomer, until: { ms: 1000, nano: 5 } });
    expect(queries.amounts(window).sum).toBe(900);
  });

  it("is empty for a key never seen, without a mean, a deviation, an extent or a last time", () => {
    const { queries, windowOf } = indexed([payment("p", 1, 10)]);
    const window = windowOf({ ...ofCustomer, value: "nobody" });
    expect(window.code).toBe(NONE);
    expect(queries.amounts(window)).toEqual({ count: 0, sum: 0, mean: null, std: null });
    expect(queries.extent(window)).toBeNull();
    expect(secondsSinceLast(queries, window, { ms: 0, nano: 0 })).toBeNull();
  });

  it("uses the sample deviation", () => {
    const { queries, windowOf } = indexed([2, 4, 9].map((a, s) => payment(`p${s}`, s, a)));
    expect(queries.amounts(windowOf(ofCustomer)).std).toBeCloseTo(Math.sqrt(13) * 100, 9);
  });

  it("has exactly no deviation where amounts are flat, even after an enormous one", () => {
    const amounts = [9e10, 0.07, 0.07, 0.07];
    const { queries, windowOf } = indexed(amounts.map((a, s) => payment(`p${s}`, s, a)));
    const flat = windowOf({ ...ofCustomer, after: { ms: 0, nano: 0 } });
    expect(queries.amounts(flat)).toEqual({ count: 3, sum: 21, mean: 7, std: 0 });
  });

  it("keeps its deviation exact after an enormous amount", () => {
    const amounts = [9e10, 0.07, 0.1, 0.07];
    const { queries, windowOf } = indexed(amounts.map((a, s) => payment(`p${s}`, s, a)));
    const small = windowOf({ ...ofCustomer, after: { ms: 0, nano: 0 } });
    expect(queries.amounts(small).std).toBeCloseTo(Math.sqrt(3), 12);
  });

  it("counts a payment without an amount, but not among the amounts", () => {
    const { queries, windowOf } = indexed([payment("a", 1, null), payment("b", 2, 4)]);
    expect(queries.count(windowOf(ofCustomer))).toBe(2);
    expect(queries.amounts(windowOf(ofCustomer))).toMatchObject({ count: 1, sum: 400 });
  });

  it("gives seconds since the last record and a rate per hour", () => {
    const { queries, windowOf } = indexed([10, 20, 30].map((s) => payment(`p${s}`, s, 10)));
    const at = { ms: 40_500, nano: 500_000 };
    const window = windowOf({ ...ofCustomer, after: windowStart(at, 60_000), until: at });
    expect(secondsSinceLast(queries, window, at)).toBeCloseTo(10.5005, 9);
    expect(ratePerHour(queries, window, 60_000)).toBe(180);
  });

  it("refuses a sum over a filter declared without amounts", () => {
    const { queries, windowOf } = indexed([payment("p", 1, 10)]);
    expect(() => queries.amounts(windowOf({ ...ofCustomer, filter: "failed" }))).toThrow(
      "No totals of amounts over payments filtered by failed",
    );
  });

  it("refuses a key that is not indexed and a filter that is not declared", () => {
    const { queries, windowOf } = indexed([payment("p", 1, 10)]);
    const byDevice = { ...windowOf(ofCustomer), scope: "records", by: "device" } as const;
    expect(() => queries.count(byDevice)).toThrow("No index of records by device");
    const unknown = windowOf({ ...ofCustomer, filter: "unheard" });
    expect(() => queries.count(unknown)).toThrow("No filter unheard declared");
  });
});
