import { describe, expect, it, vi } from "vitest";
import type { RowsPage, TableView } from "#shared/contract/browse";
import type { AsOf } from "#shared/contract/replay";
import { fail, ok, type Result } from "#shared/domain/result";
import {
  createRowPages,
  indexOfRecord,
  PAGE,
  tableRowAt,
} from "#renderer/features/tables/rowPages";
import { entityOfRow, linksOfRow, referringRows } from "#renderer/features/tables/rowTargets";
import {
  filterWays,
  shownFields,
  sortedBy,
  toggledValue,
  wholeTable,
  withFilter,
  withoutField,
} from "#renderer/features/tables/viewChanges";
import { aPaymentRow, aTable, paymentsOf } from "../../support/browseFixtures";

const payments = wholeTable("payments");

describe("a change of a view", () => {
  it("puts a condition in the place of the one of the same kind on its field", () => {
    const first = withFilter(payments, { field: "amount", op: "between", min: "1", max: null });
    const other = withFilter(first, { field: "result", op: "contains", text: "a" });
    const second = withFilter(other, { field: "amount", op: "between", min: "2", max: "3" });
    expect(second.filters).toEqual([
      { field: "amount", op: "between", min: "2", max: "3" },
      { field: "result", op: "contains", text: "a" },
    ]);
  });

  it("drops a condition that says nothing any more", () => {
    const view = withFilter(payments, { field: "result", op: "contains", text: "fail" });
    expect(withFilter(view, { field: "result", op: "contains", text: "" })).toEqual(payments);
  });

  it("ticks and unticks values, the empty one among them", () => {
    const ticked = toggledValue(toggledValue(payments, "result", "failed"), "result", null);
    expect(ticked.filters).toEqual([{ field: "result", op: "is", values: ["failed", null] }]);
    expect(toggledValue(toggledValue(ticked, "result", "failed"), "result", null)).toEqual(
      payments,
    );
  });

  it("takes every condition from a field at once", () => {
    const view = toggledValue(
      withFilter(payments, { field: "result", op: "contains", text: "a" }),
      "result",
      "failed",
    );
    expect(withoutField(view, "result")).toEqual(payments);
  });

  it("sorts upwards, then downwards, then as the file has it", () => {
    const up = sortedBy(payments, "amount");
    const down = sortedBy(up, "amount");
    expect([up.sort, down.sort, sortedBy(down, "amount").sort]).toEqual([
      { field: "amount", descending: false },
      { field: "amount", descending: true },
      null,
    ]);
  });

  it("offers for a field what suits its type", () => {
    expect(filterWays({ type: "time" }).range).toBe("time");
    expect(filterWays({ type: "unique" })).toMatchObject({ contains: true, values: false });
    expect(filterWays({ type: "flag" })).toMatchObject({ contains: false, values: true });
  });
});

describe("the columns shown", () => {
  it("are those chosen, in their order, without what the table lacks", () => {
    const shown = shownFields(aTable().fields, ["amount", "gone", "payment_id"]);
    expect(shown.map(({ name }) => name)).toEqual(["amount", "payment_id"]);
  });

  it("are all where nothing known was chosen", () => {
    const { fields } = aTable();
    expect(shownFields(fields, undefined)).toBe(fields);
    expect(shownFields(fields, ["gone"])).toBe(fields);
  });
});

describe("a row's keys", () => {
  it("lead to its own page, to the pages it refers to, and to the rows that refer to it", () => {
    const row = aPaymentRow(3);
    expect(entityOfRow(aTable(), row)).toEqual({ kind: "payment", id: "PAY3" });
    expect(linksOfRow(aTable(), row)).toEqual([{ kind: "customer", id: "C3" }]);
    expect(referringRows(aTable(), row).map(({ view }) => view)).toEqual([
      {
        table: "fraud_alerts",
        filters: [{ field: "payment_id", op: "is", values: ["PAY3"] }],
        sort: null,
      },
    ]);
  });

  it("lead nowhere where the table has no key with a page", () => {
    expect(entityOfRow(aTable({ key: null }), aPaymentRow(1))).toBeNull();
  });
});

const anAsOf = (before: number): AsOf => ({ moment: { ms: 0, before }, future: "greyed" });

/** An engine whose answers the test gives one by one. */
function heldEngine() {
  const asked: { from: number; answer: (page: Result<RowsPage>) => void }[] = [];
  return {
    asked,
    rows: (_view: TableView, from: number) =>
      new Promise<Result<RowsPage>>((answer) => asked.push({ from, answer })),
  };
}

describe("the pages of a view", () => {
  it("are fetched around what is in view, and hold the rows at their place", async () => {
    const answer = paymentsOf(1583);
    const pages = createRowPages(
      { rows: (view, from, count) => Promise.resolve(ok(answer(view, from, count))) },
      payments,
    );
    await pages.getState().fetchRange(0, 0);
    await pages.getState().fetchRange(1000, 1030);
    const state = pages.getState();
    expect(state.total).toBe(1583);
    expect(tableRowAt(state.pages, 1020)?.record).toBe(1021);
    expect(tableRowAt(state.pages, 1500)).toBeUndefined();
    expect(indexOfRecord(state.pages, 1021)).toBe(1020);
  });

  it("follow the latest wish only while a page is on its way", async () => {
    const engine = heldEngine();
    const pages = createRowPages(engine, payments);
    const done = pages.getState().fetchRange(0, 0);
    engine.asked[0]!.answer(ok(paymentsOf(100_000)(payments, 0, PAGE)));
    await Promise.resolve();
    await Promise.resolve();
    expect(engine.asked[1]!.from).toBe(PAGE);
    void pages.getState().fetchRange(40_000, 40_020);
    void pages.getState().fetchRange(80_000, 80_020);
    for (let at = 1; at < engine.asked.length; at++) {
      const { from, answer } = engine.asked[at]!;
      answer(ok(paymentsOf(100_000)(payments, from, PAGE)));
      await Promise.resolve();
      await Promise.resolve();
    }
    await done;
    const froms = engine.asked.map(({ from }) => from);
    expect(froms).toContain(80_000);
    expect(froms).not.toContain(40_000);
  });

  it("are those in view anew when the clock moves, and the former ones until then", async () => {
    const engine = heldEngine();
    const pages = createRowPages(engine, payments);
    const first = pages.getState().fetchRange(0, 0);
    engine.asked[0]!.answer(ok(paymentsOf(150)(payments, 0, PAGE)));
    await first;
    const moved = pages.getState().showAsOf(anAsOf(70));
    expect(tableRowAt(pages.getState().pages, 100)?.future).toBeUndefined();
    const rows = paymentsOf(150)(payments, 0, PAGE).rows.map((row, at) =>
      at < 70 ? row : { ...row, future: true as const },
    );
    engine.asked[1]!.answer(ok({ total: 150, of: 150, happened: 70, rows }));
    await moved;
    expect(tableRowAt(pages.getState().pages, 100)?.future).toBe(true);
    expect(pages.getState().happened).toBe(70);
    expect(engine.asked).toHaveLength(2);
  });

  it("leave out what was asked of a moment the clock has left", async () => {
    const engine = heldEngine();
    const pages = createRowPages(engine, payments);
    const done = pages.getState().fetchRange(0, 0);
    void pages.getState().showAsOf(anAsOf(70));
    engine.asked[0]!.answer(ok({ ...paymentsOf(150)(payments, 0, PAGE), happened: 150 }));
    await vi.waitFor(() => expect(engine.asked).toHaveLength(2));
    expect(pages.getState().total).toBeNull();
    engine.asked[1]!.answer(ok({ ...paymentsOf(150)(payments, 0, PAGE), happened: 70 }));
    await done;
    expect(pages.getState().happened).toBe(70);
  });

  it("tell an error and ask no more", async () => {
    const pages = createRowPages(
      { rows: () => Promise.resolve(fail("view.badValue", "no number")) },
      payments,
    );
    await pages.getState().fetchRange(0, 0);
    expect(pages.getState().error?.code).toBe("view.badValue");
  });
});
