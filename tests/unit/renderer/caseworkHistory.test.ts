import { describe, expect, it } from "vitest";
import type { Action } from "#shared/contract/casework";
import { en } from "#renderer/i18n/en";
import { namesIn, sentenceOf, sentenceOfAll } from "#renderer/stores/deedSentences";
import { commandsIn } from "#renderer/stores/journalCommands";
import { aBookmark, JournalBuilder, triaged } from "../../support/journalBuilder";

const bookmarked = (id: string): Action => ({ kind: "bookmarked", bookmark: aBookmark(id) });
const undone = (...seqs: number[]): Action => ({ kind: "undone", seqs });
const redone = (...seqs: number[]): Action => ({ kind: "redone", seqs });

describe("the commands of a journal", () => {
  /** Numbers of the commands in force, and of those that can be brought back. */
  const commandsOf = (...writings: readonly (readonly Action[])[]) => {
    const journal = new JournalBuilder();
    for (const actions of writings) journal.write(actions);
    const { commands, position } = commandsIn(journal.entries);
    const seqs = commands.map((command) => command.seqs);
    return [seqs.slice(0, position), seqs.slice(position)];
  };
  const one = bookmarked("1");

  it("are what was written at once", () => {
    expect(commandsOf([one, one], [one])).toEqual([[[1, 2], [3]], []]);
  });

  it("can be brought back in the order they were taken back in", () => {
    expect(commandsOf([one], [one], [one], [undone(3)], [undone(2)])).toEqual([[[1]], [[2], [3]]]);
    expect(commandsOf([one], [one], [undone(2)], [undone(1)], [redone(1)])).toEqual([[[1]], [[2]]]);
  });

  it("cannot be brought back once something else was done", () => {
    expect(commandsOf([one], [one], [undone(2)], [one])).toEqual([[[1], [4]], []]);
  });

  it("taken back out of turn are the next to be brought back", () => {
    expect(commandsOf([one], [one], [undone(1)])).toEqual([[[2]], [[1]]]);
  });

  it("leave out what cannot be undone", () => {
    expect(
      commandsOf([one], [{ kind: "reviewed", case: "c", verdict: "agreed", note: "" }]),
    ).toEqual([[[1]], []]);
  });
});

describe("the sentence about an action", () => {
  const asOf: Action = { kind: "case_opened", id: "c", title: "Ring", alerts: [] };
  const names = namesIn(
    [
      asOf,
      { kind: "case_changed", id: "c", change: { title: "Ring of five" } } as const,
      bookmarked("b"),
      { kind: "noted", id: "n", on: { case: "c" }, text: "called" } as const,
    ].map((action) => ({ action })),
  );

  it("names one alert, and counts several", () => {
    const several = { alerts: ["C1", "C2"].map((id) => ({ key: `customer:${id}`, hits: [] })) };
    expect(sentenceOf(triaged("customer:C00012", []), names).values).toMatchObject({
      rule: { en: "Alert of C00012", fr: "Alerte de C00012" },
      to: { word: "false_positive" },
    });
    expect(sentenceOfAll([triaged("", [], several), triaged("customer:C3", [])], names)).toEqual({
      key: "alertTriaged",
      values: { rule: { en: "3 alerts", fr: "3 alertes" }, to: { word: "false_positive" } },
    });
  });

  it("calls cases and bookmarks what they are called last", () => {
    expect(
      sentenceOf({ kind: "case_changed", id: "c", change: { state: "closed_fraud" } }, names),
    ).toEqual({
      key: "caseState",
      values: { rule: "Ring of five", to: { word: "closed_fraud" } },
    });
    expect(sentenceOf({ kind: "bookmark_removed", id: "b" }, names).values).toEqual({ to: "b" });
    expect(sentenceOf({ kind: "note_removed", id: "n" }, names)).toEqual({
      key: "caseNoteRemoved",
      values: { rule: "Ring of five" },
    });
  });

  it("is that of the first where several things were done at once", () => {
    const added: Action = { kind: "case_alerts", id: "c", add: ["customer:C1"], remove: [] };
    expect(sentenceOfAll([asOf, added], names)).toMatchObject({ key: "caseOpened" });
  });

  it("fills in everything its words ask for", () => {
    const words: Readonly<Record<string, string>> = en.history.did;
    const actions: readonly Action[] = [
      triaged("customer:C1", []),
      bookmarked("b"),
      asOf,
      { kind: "noted", id: "m", on: { alert: "customer:C1" }, text: "called" },
      { kind: "case_alerts", id: "c", add: ["customer:C1"], remove: [] },
      { kind: "case_alerts", id: "c", add: [], remove: ["customer:C1"] },
      { kind: "case_changed", id: "c", change: { tags: [], summary: "" } },
      { kind: "detached", case: "c", id: "a" },
      { kind: "revealed", table: "customers", record: 1, key: "C1", fields: ["birthdate"] },
      { kind: "rules_saved", number: 3, note: "" },
      { kind: "repaired", reason: "cut off", bytes: 12, keptAs: "x" },
      undone(1, 2),
    ];
    for (const action of actions) {
      const { key, values } = sentenceOf(action, names);
      const asked = Array.from(words[key]!.matchAll(/\{\{(\w+)\}\}/g), ([, name]) => name!);
      expect(Object.keys(values).sort(), key).toEqual(asked.sort());
    }
  });
});
