import { describe, expect, it } from "vitest";
import { entriesOfCase } from "#shared/casework/caseEntries";
import type { Action } from "#shared/contract/casework";
import { figuresOfHits } from "#shared/casework/caseFigures";
import { aHit } from "../../support/alertHits";
import { aBookmark, JournalBuilder, triaged } from "../../support/journalBuilder";

const opened = (id: string, alerts: readonly string[] = []): Action => ({
  kind: "case_opened",
  id,
  title: id,
  alerts: [...alerts],
});

const seqsOf = (...actions: readonly Action[]): readonly number[] => {
  const journal = new JournalBuilder();
  for (const action of actions) journal.add(action);
  return entriesOfCase(journal.entries, "one").map(({ seq }) => seq);
};

describe("the history of a case", () => {
  it("leaves out what concerns other cases", () => {
    expect(
      seqsOf(
        opened("two"),
        opened("one"),
        { kind: "case_changed", id: "two", change: { state: "in_review" } },
        { kind: "case_changed", id: "one", change: { state: "in_review" } },
        { kind: "reviewed", case: "two", verdict: "agreed", note: "" },
      ),
    ).toEqual([2, 4]);
  });

  it("has how its alerts were judged, before and after they came into it", () => {
    expect(
      seqsOf(
        triaged("customer:C1", ["P1"]),
        triaged("customer:C9", ["P9"]),
        opened("one"),
        { kind: "case_alerts", id: "one", add: ["customer:C1"], remove: [] },
        triaged("customer:C1", ["P1"]),
      ),
    ).toEqual([1, 3, 4, 5]);
  });

  it("has its bookmarks and notes, and their removal", () => {
    expect(
      seqsOf(
        { kind: "bookmarked", bookmark: aBookmark("mine") },
        { kind: "bookmarked", bookmark: aBookmark("other") },
        opened("one"),
        { kind: "case_bookmarks", id: "one", add: ["mine"], remove: [] },
        { kind: "noted", id: "n1", on: { case: "one" }, text: "seen" },
        { kind: "noted", id: "n2", on: { case: "two" }, text: "not mine" },
        { kind: "note_removed", id: "n2" },
        { kind: "note_removed", id: "n1" },
      ),
    ).toEqual([1, 3, 4, 5, 8]);
  });

  it("tells what was taken back of it, and what of that was brought back", () => {
    expect(
      seqsOf(
        opened("two"),
        opened("one"),
        { kind: "undone", seqs: [1] },
        { kind: "undone", seqs: [2] },
        { kind: "redone", seqs: [2] },
      ),
    ).toEqual([2, 4, 5]);
  });
});

describe("the figures of a case", () => {
  it("count a payment once, and sum amounts by the cent", () => {
    const hits = [
      aHit(1, { amount: 0.1 }),
      aHit(1, { amount: 0.1 }),
      aHit(2, { amount: 0.2, failed: true, customerId: "C2" }),
    ];
    expect(figuresOfHits(hits)).toMatchObject({
      payments: 2,
      customers: 2,
      atStake: 0.3,
      paid: 0.1,
    });
  });

  it("count no payment where an alert names none", () => {
    const figures = figuresOfHits([aHit(3, { paymentId: null, amount: 12 })]);
    expect(figures).toMatchObject({ payments: 0, atStake: 0, firstMs: aHit(3).ms });
  });

  it("have no time without hits", () => {
    expect(figuresOfHits([])).toMatchObject({ payments: 0, firstMs: null, lastMs: null });
  });
});
