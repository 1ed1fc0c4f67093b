import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action, JournalEntry } from "#shared/contract/casework";
import { CaseworkFold, foldJournal } from "#shared/casework/fold";
import { NO_CASEWORK, type Casework } from "#shared/casework/state";
import { isUndoable } from "#shared/casework/undoable";
import { aBookmark, aCard, aView, JournalBuilder, triaged } from "../../support/journalBuilder";

const id = fc.constantFrom("1", "2", "3");
const caseId = fc.constantFrom("case-1", "case-2");
const key = fc.constantFrom("customer:C1", "customer:C2", "payment:P9");

const card = fc.constantFrom("a", "b").map(aCard);

/** Any action on few subjects, so that most of them meet; many have none. */
const action: fc.Arbitrary<Action> = fc.oneof(
  fc
    .tuple(key, fc.subarray(["P1", "P2", "P3"]), fc.constantFrom("in_review", "false_positive"))
    .map(([on, hits, state]) => triaged(on, hits, { state })),
  fc.record({
    kind: fc.constant("noted" as const),
    id,
    on: fc.oneof(fc.record({ alert: key }), fc.record({ case: caseId })),
    text: fc.constantFrom("seen", "called"),
  }),
  fc.record({ kind: fc.constant("note_removed" as const), id }),
  id.map((one): Action => ({ kind: "bookmarked", bookmark: aBookmark(one) })),
  fc.record({
    kind: fc.constant("bookmark_changed" as const),
    id,
    change: fc.record({ name: fc.constantFrom("a", "b") }),
  }),
  fc.record({ kind: fc.constant("bookmark_removed" as const), id }),
  fc.record({
    kind: fc.constant("bookmarks_ordered" as const),
    ids: fc.shuffledSubarray(["1", "2", "3"]),
  }),
  fc.record({
    kind: fc.constant("case_opened" as const),
    id: caseId,
    title: fc.constant("Ring"),
    alerts: fc.array(key, { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant("case_changed" as const),
    id: caseId,
    change: fc.record({ title: fc.constantFrom("Ring of five", "Household") }),
  }),
  fc.record({
    kind: fc.constant("case_alerts" as const),
    id: caseId,
    add: fc.array(key, { maxLength: 2 }),
    remove: fc.array(key, { maxLength: 1 }),
  }),
  fc.record({
    kind: fc.constant("view_saved" as const),
    case: caseId,
    view: id.map((one) => aView(one)),
  }),
  fc.record({
    kind: fc.constant("view_changed" as const),
    case: caseId,
    id,
    change: fc.record({ name: fc.constantFrom("a", "b") }),
  }),
  fc.record({ kind: fc.constant("view_removed" as const), case: caseId, id }),
  fc.record({
    kind: fc.constant("card_corrected" as const),
    card,
    field: fc.constantFrom("sex", "expiry"),
    value: fc.constantFrom("F", "2030-01-31"),
    read: fc.constant(null),
    reason: fc.constant("seen"),
  }),
  fc.record({
    kind: fc.constant("card_correction_removed" as const),
    card,
    field: fc.constantFrom("sex", "expiry"),
  }),
  fc.record({
    kind: fc.constant("card_linked" as const),
    card,
    customer: fc.constantFrom("C1", "C2"),
    reason: fc.constant("same name"),
  }),
  fc.record({
    kind: fc.constant("card_unlinked" as const),
    card,
    reason: fc.constant("somebody else"),
  }),
  fc.record({
    kind: fc.constant("card_decided" as const),
    card,
    order: fc.constantFrom(null, "O1"),
    verdict: fc.constantFrom("accept", "reject"),
    reason: fc.constant("seen"),
    asOf: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant("reviewed" as const),
    case: caseId,
    verdict: fc.constantFrom("agreed", "disagreed"),
    note: fc.constant(""),
  }),
);

const by = fc.constantFrom("Ada", "Grace");
const seqs = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 });
const deed: fc.Arbitrary<readonly [Action, string]> = fc.tuple(
  fc.oneof(
    { weight: 4, arbitrary: action },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("undone", "redone"), seqs }) },
  ),
  by,
);
const journal = fc.array(deed, { maxLength: 30, size: "max" }).map((deeds) => {
  const builder = new JournalBuilder();
  for (const [done, who] of deeds) builder.add(done, who);
  return builder;
});

const options = { seed: 20251114, numRuns: 400 };
/** What is there, without who turned it and the numbers of the journal. */
const content = ({ alerts, cases, bookmarks, undone }: Casework) => ({
  alerts: [...alerts],
  cases: Array.from(cases.values(), ({ workers: _, ...file }) => file),
  bookmarks,
  undone: [...undone].sort((a, b) => a - b),
});
const copied = ({ entries }: JournalBuilder): JournalBuilder => {
  const copy = new JournalBuilder();
  copy.entries.push(...entries);
  return copy;
};
const inForce = (entries: readonly JournalEntry[]): number[] => {
  const { undone } = foldJournal(entries);
  return entries
    .filter(({ action: done, seq }) => isUndoable(done) && !undone.has(seq))
    .map(({ seq }) => seq);
};

describe("the state that follows from a journal", () => {
  it("is the same added to entry by entry as from scratch", () => {
    fc.assert(
      fc.property(journal, ({ entries }) => {
        const fold = new CaseworkFold();
        for (const [at, entry] of entries.entries()) {
          fold.append([entry]);
          expect(fold.work).toEqual(foldJournal(entries.slice(0, at + 1)));
        }
      }),
      { ...options, numRuns: 150 },
    );
  });

  it("is the same wherever checkpoints are, however far back an action is taken back", () => {
    fc.assert(
      fc.property(journal, fc.integer({ min: 1, max: 7 }), ({ entries }, every) => {
        const fold = new CaseworkFold([], every);
        for (const [at, entry] of entries.entries()) {
          fold.append([entry]);
          const fromScratch = new CaseworkFold(entries.slice(0, at + 1), Infinity);
          expect(fold.work).toEqual(fromScratch.work);
        }
        expect(new CaseworkFold(entries, every).work).toEqual(fold.work);
      }),
      { ...options, numRuns: 150 },
    );
  });

  it("is the same again after an action was taken back and brought back", () => {
    fc.assert(
      fc.property(journal, fc.nat(), (builder, pick) => {
        const candidates = inForce(builder.entries);
        fc.pre(candidates.length > 0);
        const turned = [candidates[pick % candidates.length]!];
        const before = foldJournal(builder.entries);
        const later = copied(builder);
        later.add({ kind: "undone", seqs: turned });
        expect(foldJournal(later.entries).undone).toContain(turned[0]);
        later.add({ kind: "redone", seqs: turned });
        expect(content(foldJournal(later.entries))).toEqual(content(before));
      }),
      options,
    );
  });

  it("is what it would be had an action never been done, once it is taken back", () => {
    fc.assert(
      fc.property(journal, fc.nat(), (builder, pick) => {
        const entries = builder.entries.filter(({ action: { kind } }) => kind !== "reviewed");
        const renumbered = new JournalBuilder();
        for (const { action: done, by: who } of entries)
          if (isUndoable(done)) renumbered.add(done, who);
        fc.pre(renumbered.entries.length > 0);
        const turned = (pick % renumbered.entries.length) + 1;
        const without = renumbered.entries.map((entry): JournalEntry =>
          // Nothing is done to a bookmark that is not there.
          entry.seq === turned
            ? { ...entry, action: { kind: "bookmark_removed", id: "none" } }
            : entry,
        );
        renumbered.add({ kind: "undone", seqs: [turned] });
        const left = content(foldJournal(renumbered.entries));
        expect(left.alerts).toEqual(content(foldJournal(without)).alerts);
        expect(left.cases).toEqual(content(foldJournal(without)).cases);
        expect(left.bookmarks).toEqual(content(foldJournal(without)).bookmarks);
      }),
      options,
    );
  });

  it("is empty once everything has been taken back", () => {
    fc.assert(
      fc.property(journal, (builder) => {
        const all = inForce(builder.entries);
        const later = copied(builder);
        if (all.length > 0) later.add({ kind: "undone", seqs: all });
        const { alerts, cases, bookmarks } = foldJournal(later.entries);
        expect({ alerts, cases, bookmarks }).toEqual({
          alerts: NO_CASEWORK.alerts,
          cases: NO_CASEWORK.cases,
          bookmarks: NO_CASEWORK.bookmarks,
        });
      }),
      options,
    );
  });

  it("does not depend on the order of actions on different subjects", () => {
    const apart: readonly Action[] = [
      triaged("customer:C1", ["P1"]),
      triaged("customer:C2", ["P2"], { state: "escalated" }),
      { kind: "noted", id: "n", on: { alert: "customer:C3" }, text: "called" },
      { kind: "bookmarked", bookmark: aBookmark("b") },
      { kind: "case_opened", id: "case-1", title: "Ring", alerts: [] },
    ];
    const contentOf = (order: readonly Action[]) => {
      const builder = new JournalBuilder();
      for (const done of order) builder.add(done);
      const { alerts, cases, bookmarks } = foldJournal(builder.entries);
      const unsigned = (key_: string, value: unknown): unknown =>
        ["seq", "at", "opened", "changed"].includes(key_) ? undefined : value;
      const rows = [...alerts].sort(([a], [b]) => (a < b ? -1 : 1));
      const sets = rows.map(([on, { triages, notes }]) => [
        on,
        triages.map((one) => ({ ...one, hits: [...one.hits] })),
        notes,
      ]);
      return JSON.stringify([sets, [...cases], bookmarks], unsigned);
    };
    fc.assert(
      fc.property(fc.shuffledSubarray([...apart], { minLength: apart.length }), (order) => {
        expect(contentOf(order)).toBe(contentOf(apart));
      }),
      { seed: 20251114 },
    );
  });
});
