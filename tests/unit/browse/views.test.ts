import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldFilter } from "#shared/contract/browse";
import type { Row } from "../../support/datasetBuilder";
import {
  browsingOf,
  cellsOf,
  pageOf,
  recordsOf,
  rowsOf,
  valueOf,
  viewOf,
  type Browsing,
} from "./browsing";

const SEED = 20251122;

const TEXTS = ["ios", "IOS", "Éclair", "eclair", "ÎL", "search", "a-b"];

const aTime = fc
  .record({
    ms: fc.integer({ min: Date.UTC(2025, 10, 1), max: Date.UTC(2025, 10, 4) }),
    nano: fc.constantFrom(0, 1, 500_000, 999_999),
  })
  .chain(({ ms, nano }) =>
    // Within an hour's first minute and second, so that what is asked for is sometimes met.
    fc.constantFrom(0, 500, 23_000).map((after) => ({ ms: ms - (ms % 3_600_000) + after, nano })),
  );

const anEvent: fc.Arbitrary<Row> = fc.record({
  event_id: fc.constantFrom(
    null,
    "e-01",
    "E-01",
    "e-02-long-enough",
    "e-02-long-enougH",
    "e-02-long-enough-b",
    "e-02-long-enough-a",
    "x",
  ),
  ts: fc.option(aTime),
  event_type: fc.option(fc.constantFrom(...TEXTS)),
  cart_value: fc.option(fc.constantFrom(-1.1, -1.1000000001, -1.5, -0, 0, 2, 10, 10.25, 1e6)),
});

const aCustomer: fc.Arbitrary<Row> = fc.record({
  customer_id: fc.constantFrom("C1", "C2", "C3"),
  birthdate: fc.option(fc.constantFrom("1969-12-31", "1970-01-01", "1990-05-06", "2010-02-28")),
  is_minor: fc.option(fc.constantFrom(0, 1)),
});

const tables = fc.record({
  // An optional column that no row has is missing altogether.
  events: fc.array(anEvent, { minLength: 1, maxLength: 25 }),
  customers: fc.array(aCustomer, { maxLength: 25 }),
});

function revealed(rows: { events: Row[]; customers: Row[] }): Browsing {
  const on = browsingOf(rows);
  on.privacy.reveal(null);
  return on;
}

/** The contract's words, slowly. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A time as nanoseconds since 1970. */
function nanosOf(text: string): bigint {
  const [, day, clock = "00:00:00", fraction = ""] = /^(\S+)(?: ([\d:]+))?(?:\.(\d+))?$/.exec(
    text,
  )!;
  return (
    BigInt(Date.parse(`${day}T${clock}Z`)) * 1_000_000n +
    BigInt(fraction.padEnd(9, "0").slice(0, 9))
  );
}

/** Nanoseconds of what a time is written to: a day, a minute, a second; else 1. */
const UNITS: Readonly<Record<number, bigint>> = {
  10: 86_400_000_000_000n,
  16: 60_000_000_000n,
  19: 1_000_000_000n,
};
const lastNanosOf = (text: string): bigint => nanosOf(text) + (UNITS[text.length] ?? 1n) - 1n;

type Comparable = string | number | bigint;
const pointOf = (field: string, text: string): Comparable =>
  field === "ts"
    ? nanosOf(text)
    : field === "cart_value" || field === "is_minor"
      ? Number(text) + 0
      : plain(text);

function passes(filter: FieldFilter, cell: string | null): boolean {
  if (filter.op === "is")
    return filter.values.some((value) =>
      value === null || cell === null
        ? value === cell
        : filter.field === "ts"
          ? nanosOf(value) <= nanosOf(cell) && nanosOf(cell) <= lastNanosOf(value)
          : filter.field.endsWith("_id")
            ? value === cell
            : pointOf(filter.field, value) === pointOf(filter.field, cell),
    );
  if (cell === null) return false;
  if (filter.op === "contains") return plain(cell).includes(plain(filter.text));
  const at = pointOf(filter.field, cell);
  const high = (max: string): Comparable =>
    filter.field === "ts" ? lastNanosOf(max) : pointOf(filter.field, max);
  return (
    (filter.min === null || at >= pointOf(filter.field, filter.min)) &&
    (filter.max === null || at <= high(filter.max))
  );
}

const FIELDS: readonly (readonly [field: string, table: string])[] = [
  ["event_id", "events"],
  ["ts", "events"],
  ["event_type", "events"],
  ["cart_value", "events"],
  ["customer_id", "customers"],
  ["birthdate", "customers"],
  ["is_minor", "customers"],
];

const ASKED: Readonly<Record<string, readonly string[]>> = {
  event_id: ["e-01", "e-02-long-enough", "f"],
  ts: [
    "2025-11-02",
    "2025-11-02 03:00",
    "2025-11-02 03:00:00",
    "2025-11-02 03:00:00.000000001",
    "2025-11-03 12:00:00.123456",
  ],
  event_type: ["ECLAIR", "ios", "il", "nothing"],
  cart_value: ["0", "-1.5", "10.25", "2e0"],
  customer_id: ["c2", "C3"],
  birthdate: ["1970-01-01", "1990-05-06"],
  is_minor: ["0", "1"],
};

const aFilterOn = (field: string): fc.Arbitrary<FieldFilter> => {
  const asked = fc.constantFrom(...ASKED[field]!);
  const end = fc.option(
    field === "ts" ? fc.oneof(asked, fc.constantFrom("2025-11-02", "2025-11-03")) : asked,
  );
  return fc.oneof(
    fc.record({
      field: fc.constant(field),
      op: fc.constant("is" as const),
      values: fc.array(fc.option(asked), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      field: fc.constant(field),
      op: fc.constant("contains" as const),
      text: fc.constantFrom("e", "É", "0", "02", "01", "-"),
    }),
    fc.record({
      field: fc.constant(field),
      op: fc.constant("between" as const),
      min: end,
      max: end,
    }),
  );
};

describe("the rows of a view", () => {
  it("of an id are those that carry it letter by letter, as on its page", () => {
    const on = browsingOf({
      payments: [
        { payment_id: "Y1", customer_id: "CÉ1", device_id: "d1" },
        { payment_id: "Y2", customer_id: "ce1", device_id: "D1" },
        { payment_id: "y1", customer_id: "CÉ1", device_id: "d1" },
      ],
    });
    const found = (field: string, id: string) =>
      recordsOf(on, viewOf("payments", [{ field, op: "is", values: [id] }]));
    expect(found("payment_id", "Y1")).toEqual([1]);
    expect(found("customer_id", "CÉ1")).toEqual([1, 3]);
    expect(found("device_id", "D1")).toEqual([2]);
    const [list] = pageOf(on, "customer", "CÉ1").lists.filter(({ id }) => id === "payments");
    expect(recordsOf(on, list!.view!)).toHaveLength(list!.total);
  });

  it.each(["2025-11-11 09:51", "2025-11-11T10:51+01:00", "2025-11-11 09:51:23"])(
    "from %s to the same are those of all of it",
    (unit) => {
      const on = browsingOf({
        payments: [
          { payment_id: "Y1", attempt_ts: "2025-11-11 09:51:23.9" },
          { payment_id: "Y2", attempt_ts: "2025-11-11 09:52:00" },
        ],
      });
      const filter = { field: "attempt_ts", op: "between", min: unit, max: unit } as const;
      expect(recordsOf(on, viewOf("payments", [filter]))).toEqual([1]);
    },
  );

  it.each(FIELDS)("under filters on %s of %s are those whose cells pass", (field, table) => {
    fc.assert(
      fc.property(
        tables,
        fc.array(aFilterOn(field), { minLength: 1, maxLength: 2 }),
        (rows, filters) => {
          const on = revealed(rows);
          const cells = cellsOf(on, viewOf(table), field);
          const expected = cells.flatMap((cell, at) =>
            filters.every((filter) => passes(filter, cell)) ? [at + 1] : [],
          );
          expect(recordsOf(on, viewOf(table, filters))).toEqual(expected);
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  it.each(FIELDS)(
    "sorted by %s of %s keep file order where equal, the empty ones last",
    (field, table) => {
      fc.assert(
        fc.property(tables, fc.boolean(), (rows, descending) => {
          const on = revealed(rows);
          const cells = cellsOf(on, viewOf(table), field);
          const expected = [...cells.keys()].sort((a, b) => {
            const cellA = cells[a]!;
            const cellB = cells[b]!;
            if (cellA === null || cellB === null)
              return Number(cellA === null) - Number(cellB === null) || a - b;
            const [pointA, pointB] = [pointOf(field, cellA), pointOf(field, cellB)];
            const order = pointA < pointB ? -1 : pointA > pointB ? 1 : 0;
            return (descending ? -order : order) || a - b;
          });
          expect(recordsOf(on, viewOf(table, [], { field, descending }))).toEqual(
            expected.map((at) => at + 1),
          );
        }),
        { seed: SEED, numRuns: 200 },
      );
    },
  );

  it("come in pages that put together are the whole", () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const on = revealed(rows);
        const view = viewOf("events", [], { field: "ts", descending: true });
        const pages = Array.from({ length: Math.ceil(rows.events.length / size) }, (_, page) =>
          valueOf(on.browser.rows(view, page * size, size)),
        );
        expect(pages.flatMap((page) => page.rows)).toEqual(rowsOf(on, view));
        for (const page of pages)
          expect(page).toMatchObject({ total: rows.events.length, of: rows.events.length });
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  const on = browsingOf({
    events: [
      { event_id: "é-2", ts: "2025-11-02 23:59:59.999999999", event_type: "search" },
      { event_id: "E-10", ts: "2025-11-03 00:00:00", event_type: null },
      { event_id: "e-1", ts: null, event_type: "Search" },
    ],
  });

  it("takes a day alone for the whole day, to its last nanosecond", () => {
    const filters = [{ field: "ts", op: "between", min: "2025-11-02", max: "2025-11-02" }] as const;
    expect(recordsOf(on, viewOf("events", filters))).toEqual([1]);
    expect(
      recordsOf(on, viewOf("events", [{ field: "ts", op: "is", values: ["2025-11-03"] }])),
    ).toEqual([2]);
  });

  it("sorts and searches ids that are not plain ASCII without their accents", () => {
    const sort = { field: "event_id", descending: false };
    expect(recordsOf(on, viewOf("events", [], sort))).toEqual([3, 2, 1]);
    const filters = [{ field: "event_id", op: "contains", text: "E-2" }] as const;
    expect(recordsOf(on, viewOf("events", filters))).toEqual([1]);
  });

  it("number more than the pages kept at once, each with its own rows", () => {
    const views = ["1", "2", "10", "e", "-", "é"].map((text) =>
      viewOf("events", [{ field: "event_id", op: "contains", text }]),
    );
    const once = views.map((view) => recordsOf(on, view));
    expect(views.map((view) => recordsOf(on, view))).toEqual(once);
    expect(once).toEqual([[2, 3], [1], [2], [1, 2, 3], [1, 2, 3], [1, 2, 3]]);
  });

  it.each([
    ["a table that is not there", viewOf("payments"), "dataset.missingTable"],
    [
      "a filter on an unknown field",
      viewOf("events", [{ field: "color", op: "is", values: [] }]),
      "dataset.missingColumn",
    ],
    [
      "an order by a name that objects have anyway",
      viewOf("events", [], { field: "constructor", descending: false }),
      "dataset.missingColumn",
    ],
    [
      "a time that is none",
      viewOf("events", [{ field: "ts", op: "between", min: "yesterday", max: null }]),
      "view.badValue",
    ],
    [
      "a number that is none",
      viewOf("events", [{ field: "ts", op: "is", values: ["12:00"] }]),
      "view.badValue",
    ],
  ])("is an error that names its place for %s", (_, view, code) => {
    expect(on.browser.rows(view, 0, 10)).toMatchObject({ ok: false, error: { code } });
  });
});
