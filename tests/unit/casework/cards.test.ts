import { describe, expect, it } from "vitest";
import { Action, type ActionOf } from "#shared/contract/casework";
import { foldJournal } from "#shared/casework/fold";
import { decisionOn, NO_CARD_WORK, type CardWork } from "#shared/casework/state";
import { namesIn, sentenceOf } from "#renderer/stores/deedSentences";
import { aCard, JournalBuilder } from "../../support/journalBuilder";

const card = aCard("a");

const corrected = (
  value: string,
  more: Partial<ActionOf<"card_corrected">> = {},
): ActionOf<"card_corrected"> => ({
  kind: "card_corrected",
  card,
  field: "birthdate",
  value,
  read: { value: "1990-01-07", confidence: 0.6 },
  reason: "The last digit is a 1",
  ...more,
});

const decided = (
  verdict: "accept" | "reject",
  order: string | null = null,
): ActionOf<"card_decided"> => ({
  kind: "card_decided",
  card,
  order,
  verdict,
  reason: "Seen at the counter",
  asOf: null,
});

const workOf = (journal: JournalBuilder): CardWork | undefined =>
  foldJournal(journal.entries).cards.get(card.sha256);

describe("what was done by hand about a card", () => {
  it("holds the latest correction of each field, with what had been read and why", () => {
    const journal = new JournalBuilder();
    journal.write([corrected("1990-01-02"), corrected("F", { field: "sex", read: null })]);
    journal.add(corrected("1990-01-01"), "Grace");
    const { corrections } = workOf(journal)!;
    expect([...corrections.keys()]).toEqual(["birthdate", "sex"]);
    expect(corrections.get("birthdate")).toMatchObject({
      value: "1990-01-01",
      read: { value: "1990-01-07", confidence: 0.6 },
      reason: "The last digit is a 1",
      by: "Grace",
      seq: 3,
    });
  });

  it("goes back to what was read once a correction is taken back", () => {
    const journal = new JournalBuilder();
    journal.write([corrected("1990-01-01"), decided("accept")]);
    journal.add({ kind: "card_correction_removed", card, field: "birthdate" });
    expect(workOf(journal)!.corrections.size).toBe(0);
  });

  it("is gone once everything about the card was undone, and there again once it is redone", () => {
    const journal = new JournalBuilder();
    const seqs = journal.write([corrected("1990-01-01")]);
    journal.add({ kind: "undone", seqs });
    expect(workOf(journal)).toBeUndefined();
    journal.add({ kind: "redone", seqs });
    expect(workOf(journal)!.corrections.size).toBe(1);
  });

  it("says whose the card is, or that it is nobody's", () => {
    const journal = new JournalBuilder();
    journal.add({ kind: "card_linked", card, customer: "C7", reason: "Same birthdate" });
    expect(workOf(journal)!.link).toMatchObject({ customer: "C7" });
    journal.add({ kind: "card_unlinked", card, reason: "Another person" });
    expect(workOf(journal)!.link).toMatchObject({ customer: null });
  });

  it("is kept apart for each picture", () => {
    const journal = new JournalBuilder();
    journal.add({ ...decided("reject"), card: aCard("b") });
    expect(workOf(journal)).toBeUndefined();
    expect(foldJournal(journal.entries).cards.has("b".repeat(64))).toBe(true);
  });
});

describe("the decision in force", () => {
  const journal = new JournalBuilder();
  journal.write([decided("reject", "O1"), decided("accept"), decided("accept", "O2")]);
  journal.add(decided("reject", "O2"));
  const work = workOf(journal)!;

  it("is the latest for the order, even where a later one is for all", () => {
    expect(decisionOn(work, "O1")?.verdict).toBe("reject");
    expect(decisionOn(work, "O2")?.verdict).toBe("reject");
  });

  it("is the one for all where none is for the order", () => {
    expect(decisionOn(work, "O9")?.verdict).toBe("accept");
    expect(decisionOn(work, null)?.verdict).toBe("accept");
  });

  it("is none where nobody decided", () => {
    expect(decisionOn(NO_CARD_WORK, "O1")).toBeNull();
  });
});

describe("the journal", () => {
  it("refuses a correction without a reason, and one of a field that cards do not have", () => {
    expect(Action.safeParse(corrected("1990-01-01")).success).toBe(true);
    expect(Action.safeParse(corrected("1990-01-01", { reason: "" })).success).toBe(false);
    expect(Action.safeParse({ ...corrected("x"), field: "height" }).success).toBe(false);
  });

  it("names the field in its sentences, and not what it says", () => {
    const sentence = sentenceOf(corrected("1990-01-01"), namesIn([]));
    expect(sentence).toEqual({
      key: "cardCorrected",
      values: { file: "id_a.png", to: { word: "birthdate" } },
    });
  });
});
