import type { AlertHit } from "#shared/contract/replay";
import type { Action } from "#shared/contract/casework";
import { foldJournal } from "#shared/casework/fold";
import { JournalBuilder } from "./journalBuilder";

export const HOUR = 3_600_000;

/** Our challenge of a payment of C1 for 40 euros, an hour of data time after the position before it. */
export function aHit(position: number, more: Partial<AlertHit> = {}): AlertHit {
  return {
    paymentId: `P${position}`,
    customerId: "C1",
    ms: position * HOUR,
    position,
    amount: 40,
    failed: false,
    ours: { outcome: "CHALLENGE", score: 0.6, ruleIds: ["high_amount"] },
    score: 0.6,
    theirs: [],
    ...more,
  };
}

/** An alert of the dataset. */
export const theirs = (position: number, rule: string | null = "velocity") => ({
  alertId: `A${position}`,
  ms: position * HOUR,
  position,
  rule,
});

/** The moment right after the record at a position. */
export const after = (position: number) => ({ ms: position * HOUR, before: position + 1 });

export const workOf = (...actions: readonly Action[]) => {
  const journal = new JournalBuilder();
  for (const action of actions) journal.add(action);
  return foldJournal(journal.entries);
};
