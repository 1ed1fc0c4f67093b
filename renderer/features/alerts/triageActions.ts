import { hitId, TRIAGE_HITS, type QueueAlert } from "#shared/alerts/queue";
import type {
  Action,
  ActionOf,
  AlertKey,
  AlertState,
  SavedMoment,
  TriageReason,
} from "#shared/contract/casework";

/** Alerts that one action can hold. */
const MOST = 1000;

export interface Judgement {
  readonly state: AlertState;
  readonly reason: TriageReason | null;
  /** Time of the clock at which a snoozed alert comes back. */
  readonly snoozedUntilMs: number | null;
}

export const outcome = (state: AlertState): Judgement => ({
  state,
  reason: null,
  snoozedUntilMs: null,
});

/** What is written when alerts are judged: each with the hits that were seen. */
export function triageActions(
  alerts: readonly QueueAlert[],
  judgement: Judgement,
  asOf: SavedMoment | null,
): readonly ActionOf<"triaged">[] {
  return inParts(alerts).map((part) => ({
    kind: "triaged",
    alerts: part.map(({ key, hits }) => ({ key, hits: hits.slice(-TRIAGE_HITS).map(hitId) })),
    ...judgement,
    asOf,
  }));
}

/** Puts alerts into a case that is there, or into a new one. */
export function caseActions(
  keys: readonly AlertKey[],
  into: { readonly id: string; readonly newTitle: string | null },
): readonly Action[] {
  const parts = inParts(keys);
  const { id, newTitle } = into;
  const opened: readonly Action[] =
    newTitle === null
      ? []
      : [{ kind: "case_opened", id, title: newTitle, alerts: [...(parts[0] ?? [])] }];
  const added = newTitle === null ? parts : parts.slice(1);
  return [
    ...opened,
    ...added.map((add): Action => ({ kind: "case_alerts", id, add: [...add], remove: [] })),
  ];
}

function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / MOST) }, (_, part) =>
    items.slice(part * MOST, (part + 1) * MOST),
  );
}
