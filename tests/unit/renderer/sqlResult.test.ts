// @vitest-environment jsdom
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SqlAnswer, SqlValue } from "#shared/contract/sql";
import { guessChart, kindsFor } from "#renderer/features/sql/result/chartChoice";
import { chartSpecOf, POINT_LIMIT } from "#renderer/features/sql/result/chartSpecOf";
import { resultColumns } from "#renderer/features/sql/result/columns";
import { copyText } from "#renderer/features/sql/result/copyText";
import { nextSort, rowOrder, sortedRows } from "#renderer/features/sql/result/sortRows";

/** An answer by its columns. */
function answer(columns: Readonly<Record<string, readonly SqlValue[]>>): SqlAnswer {
  const data = Object.values(columns);
  const rows = data[0]?.length ?? 0;
  return { columns: Object.keys(columns), data, rows, truncated: false, took: 1 };
}
const columnsOf = (columns: Parameters<typeof answer>[0]) => resultColumns(answer(columns));
const all = (rows: number) => rowOrder([], rows, null);

describe("a column of an answer", () => {
  it("leads where the field of that name does in the tables, and any other name nowhere", () => {
    const columns = columnsOf({ ip_hash: ["i1"], merchant_id: ["m1"], constructor: ["c1"] });
    expect(columns.map(({ entity }) => entity)).toEqual(["ip", null, null]);
  });
});

describe("the kind of a column", () => {
  const kindOf = (...values: SqlValue[]) => columnsOf({ c: values })[0]?.kind;

  it("is read off its values, nulls apart", () => {
    expect(kindOf(1, null, 2.5)).toBe("number");
    expect(kindOf("2025-11-14", "2025-11-15")).toBe("date");
    expect(kindOf("2025-11-14 22:41:07.123456789", null)).toBe("time");
    expect(kindOf("FR", "DE")).toBe("text");
    expect(kindOf(null, null)).toBe("empty");
  });

  it("is text where values differ in kind, but time where dates stand among times", () => {
    expect(kindOf(1, "x")).toBe("text");
    expect(kindOf("2025-11-14", "2025-11-14T22:41:07Z")).toBe("time");
  });

  it("of an id names the page its values lead to", () => {
    const columns = columnsOf({ customer_id: ["C1"], ip_hash: ["a"], country: ["FR"] });
    expect(columns.map(({ entity }) => entity)).toEqual(["customer", "ip", null]);
  });
});

describe("sorting the rows of a result", () => {
  const sorted = (values: SqlValue[], descending = false) =>
    Array.from(sortedRows(values, descending), (row) => values[row]);

  it("orders numbers by size and texts by alphabet", () => {
    expect(sorted([10, 9, 2.5])).toEqual([2.5, 9, 10]);
    expect(sorted(["b", "É", "a", "z"])).toEqual(["a", "b", "É", "z"]);
  });

  it("orders times with fractions of different length by time", () => {
    const early = "2025-11-14 22:41:07.123456789";
    const late = "2025-11-14 22:41:07.5";
    expect(sorted([late, early])).toEqual([early, late]);
  });

  it("puts nulls last in both directions, and numbers before texts as SQLite does", () => {
    expect(sorted([null, "a", 1])).toEqual([1, "a", null]);
    expect(sorted([null, "a", 1], true)).toEqual(["a", 1, null]);
  });

  it("keeps every row once, and equal values in the order of the answer", () => {
    const value = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 }), fc.constant("x"));
    fc.assert(
      fc.property(fc.array(value), fc.boolean(), (values, descending) => {
        const rows = Array.from(sortedRows(values, descending));
        expect(rows.toSorted((a, b) => a - b)).toEqual(values.map((_, row) => row));
        for (const [i, row] of rows.entries())
          if (i > 0 && values[row] === values[rows[i - 1]!])
            expect(row).toBeGreaterThan(rows[i - 1]!);
      }),
      { seed: 3 },
    );
  });

  it("goes from rising to falling and back to the order of the answer", () => {
    const rising = nextSort(null, 2);
    const falling = nextSort(rising, 2);
    expect([rising, falling, nextSort(falling, 2)]).toEqual([
      { at: 2, descending: false },
      { at: 2, descending: true },
      null,
    ]);
  });
});

describe("copied rows", () => {
  const columns = columnsOf({ name: ['Lamp, "tall"\nblue', null], price: [10.5, 3] });

  it("are tab-separated for a spreadsheet, a line for each row", () => {
    expect(copyText(columns, all(2), "tsv")).toBe('name\tprice\nLamp, "tall" blue\t10.5\n\t3');
  });

  it("are quoted where CSV needs it", () => {
    expect(copyText(columns, all(2), "csv")).toBe(
      'name,price\r\n"Lamp, ""tall""\nblue",10.5\r\n,3\r\n',
    );
  });

  it("come in the order they are shown in", () => {
    const order = rowOrder(columns, 2, { at: 1, descending: false });
    expect(copyText(columns, order, "tsv").split("\n").at(-1)).toContain("10.5");
  });
});

describe("the first chart of a result", () => {
  it("draws an amount along time as a line", () => {
    const columns = columnsOf({
      orders: [1, 2],
      day: ["2025-11-01", "2025-11-02"],
      revenue: [10, 20],
    });
    expect(guessChart(columns)).toEqual({ kind: "line", x: 1, y: 2, second: null });
  });

  it("draws names along the axis, beside bars where they are long", () => {
    expect(guessChart(columnsOf({ country: ["FR", "DE"], n: [1, 2] }))?.kind).toBe("bar");
    const long = columnsOf({ rule: ["many_failed_attempts", "velocity"], n: [1, 2] });
    expect(guessChart(long)?.kind).toBe("horizontalBar");
  });

  it("draws two numbers as points, but hours as columns", () => {
    expect(guessChart(columnsOf({ days: [1, 2], score: [3, 4] }))?.kind).toBe("scatter");
    expect(guessChart(columnsOf({ hour: [1, 2], payments: [3, 4] }))?.kind).toBe("bar");
  });

  it("draws single records in time as points", () => {
    const times = ["2025-11-14 22:41:07", "2025-11-14 22:41:09"];
    expect(guessChart(columnsOf({ attempt_ts: times, amount: [1, 2] }))?.kind).toBe("scatter");
  });

  it("is none without numbers or with a single row", () => {
    expect(guessChart(columnsOf({ country: ["FR", "DE"] }))).toBeNull();
    expect(guessChart(columnsOf({ country: ["FR"], n: [1] }))).toBeNull();
    expect(guessChart(columnsOf({}))).toBeNull();
  });

  it("offers points only along numbers and times", () => {
    const [text, number] = columnsOf({ country: ["FR"], n: [1] });
    expect(kindsFor(text!)).not.toContain("scatter");
    expect(kindsFor(number!)).toContain("scatter");
  });
});

describe("a drawn result", () => {
  const formats = { number: String, time: String };

  it("follows the order on screen and leaves gaps for nulls", () => {
    const columns = columnsOf({ country: ["FR", "DE", "IT"], n: [1, null, 3] });
    const order = rowOrder(columns, 3, { at: 1, descending: true });
    const choice = { kind: "bar", x: 0, y: 1, second: null } as const;
    const spec = chartSpecOf(columns, order, choice, formats);
    expect(spec.points.map(({ label }) => label)).toEqual(["IT", "FR", "DE"]);
    expect(spec.series[0]?.values).toEqual([3, 1, null]);
  });

  it("follows time where time is along the axis, whatever the order on screen", () => {
    const columns = columnsOf({ day: ["2025-11-02", null, "2025-11-01"], n: [1, 2, 3] });
    const choice = { kind: "line", x: 0, y: 1, second: null } as const;
    expect(chartSpecOf(columns, all(3), choice, formats).series[0]?.values).toEqual([3, 1, 2]);
  });

  it("measures a second value on the right", () => {
    const columns = columnsOf({ day: ["2025-11-01", "2025-11-02"], a: [1, 2], b: [3, 4] });
    const choice = { kind: "bar", x: 0, y: 1, second: 2 } as const;
    const spec = chartSpecOf(columns, all(2), choice, formats);
    expect(spec.series[1]).toMatchObject({ name: "b", draw: "line", axis: "right" });
  });

  it("places points at their time in UTC", () => {
    const columns = columnsOf({ ts: ["2025-11-14 22:41:07", "2025-11-15"], n: [1, 2] });
    const choice = { kind: "scatter", x: 0, y: 1, second: null } as const;
    const spec = chartSpecOf(columns, all(2), choice, formats);
    expect(spec.x?.values).toEqual([Date.UTC(2025, 10, 14, 22, 41, 7), Date.UTC(2025, 10, 15)]);
  });

  it("draws no more points than can be told apart", () => {
    const many = Array.from({ length: POINT_LIMIT.bar + 1 }, (_, i) => i);
    const columns = columnsOf({ hour: many, n: many });
    const choice = { kind: "bar", x: 0, y: 1, second: null } as const;
    expect(chartSpecOf(columns, all(many.length), choice, formats).points).toHaveLength(
      POINT_LIMIT.bar,
    );
  });
});
