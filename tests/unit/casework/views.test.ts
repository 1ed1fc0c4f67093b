import { describe, expect, it } from "vitest";
import { foldJournal } from "#shared/casework/fold";
import { namesIn, sentenceOf } from "#renderer/stores/deedSentences";
import { aView, JournalBuilder } from "../../support/journalBuilder";

function aCase(): JournalBuilder {
  const journal = new JournalBuilder();
  journal.add({ kind: "case_opened", id: "ring", title: "Ring", alerts: [] });
  return journal;
}
const viewsOf = ({ entries }: JournalBuilder) => foldJournal(entries).cases.get("ring")!.views;

describe("views of the graph in a case", () => {
  it("are there as they were saved, and who saved them", () => {
    const journal = aCase();
    journal.add({ kind: "view_saved", case: "ring", view: aView("1") }, "Grace");
    expect(viewsOf(journal)).toMatchObject([{ ...aView("1"), by: "Grace", seq: 2 }]);
  });

  it("are changed in their place", () => {
    const journal = aCase();
    for (const id of ["1", "2"]) journal.add({ kind: "view_saved", case: "ring", view: aView(id) });
    journal.add({ kind: "view_changed", case: "ring", id: "1", change: { nodes: 9 } });
    expect(viewsOf(journal).map(({ id, nodes }) => [id, nodes])).toEqual([
      ["1", 9],
      ["2", 3],
    ]);
  });

  it("come back when their removal is undone", () => {
    const journal = aCase();
    journal.add({ kind: "view_saved", case: "ring", view: aView("1") });
    const removed = journal.add({ kind: "view_removed", case: "ring", id: "1" });
    expect(viewsOf(journal)).toEqual([]);
    journal.add({ kind: "undone", seqs: [removed] });
    expect(viewsOf(journal)).toMatchObject([{ id: "1" }]);
  });

  it("do nothing where their case is not there", () => {
    const journal = new JournalBuilder();
    journal.add({ kind: "view_saved", case: "ring", view: aView("1") });
    expect(foldJournal(journal.entries).cases.size).toBe(0);
  });

  it("outdate a review", () => {
    const journal = aCase();
    journal.add({ kind: "reviewed", case: "ring", verdict: "agreed", note: "" }, "Grace");
    journal.add({ kind: "view_saved", case: "ring", view: aView("1") });
    expect(foldJournal(journal.entries).cases.get("ring")!.reviews).toMatchObject([
      { current: false },
    ]);
  });

  it("are called by their last name in the history", () => {
    const journal = aCase();
    journal.add({ kind: "view_saved", case: "ring", view: aView("1", { name: "All" }) });
    journal.add({ kind: "view_changed", case: "ring", id: "1", change: { name: "Core" } });
    journal.add({ kind: "view_removed", case: "ring", id: "1" });
    const names = namesIn(journal.entries);
    expect(journal.entries.slice(1).map(({ action }) => sentenceOf(action, names))).toEqual([
      { key: "viewSaved", values: { rule: "Ring", to: "All" } },
      { key: "viewRenamed", values: { rule: "Ring", to: "Core" } },
      { key: "viewRemoved", values: { rule: "Ring", to: "Core" } },
    ]);
  });
});
