import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Row } from "../../support/datasetBuilder";
import { browsingOf, cellsOf, valueOf, viewOf } from "./browsing";

const SEED = 20251123;

const events: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    event_id: fc.constantFrom("e-1", "e-2", "e-3"),
    ts: fc.option(fc.integer({ min: 0, max: 5 }).map((hour) => Date.UTC(2025, 10, 1, hour))),
    event_type: fc.option(fc.constantFrom("search", "Search", "éclair")),
    cart_value: fc.option(fc.constantFrom(0, 2, 10.5)),
  }),
  { minLength: 1, maxLength: 40 },
);

describe("the values of a field", () => {
  it.each(["event_id", "ts", "event_type", "cart_value"])(
    "of kind %s are counted so that the counts add up to the rows",
    (field) => {
      fc.assert(
        fc.property(events, (rows) => {
          const on = browsingOf({ events: rows });
          const cells = cellsOf(on, viewOf("events"), field);
          const { distinct, values } = valueOf(
            on.browser.values(viewOf("events"), field, "", rows.length),
          );
          expect(distinct).toBe(new Set(cells).size);
          expect(values).toHaveLength(distinct);
          for (const { value, count } of values)
            expect(count).toBe(cells.filter((cell) => cell === value).length);
          const counts = values.map(({ count }) => count);
          expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        }),
        { seed: SEED, numRuns: 100 },
      );
    },
  );

  const on = browsingOf({
    events: [
      { event_id: "1", event_type: "éclair", cart_value: 1 },
      { event_id: "2", event_type: "Eclair", cart_value: 2 },
      { event_id: "3", event_type: "Eclair", cart_value: 2 },
      { event_id: "4", event_type: "search", cart_value: 3 },
      { event_id: "5", event_type: null, cart_value: 3 },
    ],
  });

  it("are those under the other filters, not under those on the field itself", () => {
    const view = viewOf("events", [
      { field: "event_type", op: "is", values: ["search"] },
      { field: "cart_value", op: "between", min: null, max: "2" },
    ]);
    expect(valueOf(on.browser.values(view, "event_type", "", 10))).toEqual({
      distinct: 2,
      values: [
        { value: "Eclair", count: 2 },
        { value: "éclair", count: 1 },
      ],
    });
  });

  it("contain the text asked for, whatever its case and accents, and say how many there are", () => {
    expect(valueOf(on.browser.values(viewOf("events"), "event_type", "ECL", 1))).toEqual({
      distinct: 2,
      values: [{ value: "Eclair", count: 2 }],
    });
  });

  it("of the same frequency come in their own order, the empty one last", () => {
    const { values } = valueOf(on.browser.values(viewOf("events"), "event_type", "", 10));
    expect(values.map(({ value }) => value)).toEqual(["Eclair", "éclair", "search", null]);
  });

  it("of a field that is not there are an error", () => {
    expect(on.browser.values(viewOf("events"), "color", "", 10)).toMatchObject({
      error: { code: "dataset.missingColumn", where: { field: "color" } },
    });
  });
});
