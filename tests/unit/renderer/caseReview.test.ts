import { describe, expect, it } from "vitest";
import { foldJournal } from "#shared/casework/fold";
import type { Action } from "#shared/contract/casework";
import { reviewStateOf } from "#renderer/features/cases/caseHits";
import { JournalBuilder } from "../../support/journalBuilder";

const opened: Action = { kind: "case_opened", id: "c", title: "Ring", alerts: [] };
const retitled: Action = { kind: "case_changed", id: "c", change: { title: "Ring of five" } };
const reviewed: Action = { kind: "reviewed", case: "c", verdict: "agreed", note: "" };

function stateAfter(...actions: readonly Action[]) {
  const journal = new JournalBuilder();
  for (const action of actions) journal.add(action, action.kind === "reviewed" ? "Grace" : "Ada");
  return reviewStateOf(foldJournal(journal.entries).cases.get("c")!);
}

describe("the review of a case", () => {
  it("holds until the case is changed", () => {
    expect(stateAfter(opened)).toBe("none");
    expect(stateAfter(opened, retitled, reviewed)).toBe("agreed");
    expect(stateAfter(opened, reviewed, retitled)).toBe("outdated");
    const closed: Action = { kind: "case_changed", id: "c", change: { state: "closed_fraud" } };
    expect(stateAfter(opened, reviewed, closed)).toBe("agreed");
  });

  it("is outdated once something it saw is taken back, and holds again once that is brought back", () => {
    const undone: Action = { kind: "undone", seqs: [2] };
    expect(stateAfter(opened, retitled, reviewed, undone)).toBe("outdated");
    expect(stateAfter(opened, retitled, reviewed, undone, { ...undone, kind: "redone" })).toBe(
      "agreed",
    );
  });
});
