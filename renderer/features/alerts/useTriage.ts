import { useState } from "react";
import type { QueueAlert } from "#shared/alerts/queue";
import type { AlertState, TriageReason } from "#shared/contract/casework";
import { useApp } from "../../stores/context";
import { caseActions, outcome, triageActions } from "./triageActions";

const keysOf = (alerts: readonly QueueAlert[]) => alerts.map(({ key }) => key);

/** What was judged last, so that a reason can still be given. */
export interface Judged {
  readonly alerts: readonly QueueAlert[];
  readonly state: AlertState;
  readonly reason: TriageReason | null;
}

/** What is open at the foot of the workspace and takes the digit keys. */
export type Strip = "reasons" | "snooze" | "case" | null;

/** Writes what the investigator decides; the views follow once it is on the disk. */
export function useTriage() {
  const { casework, clock, ports } = useApp();
  const { act } = casework.getState();
  const [judged, setJudged] = useState<Judged | null>(null);
  const [strip, setStrip] = useState<Strip>(null);
  const judge = (
    alerts: readonly QueueAlert[],
    state: AlertState,
    more: { readonly reason?: TriageReason; readonly snoozedUntilMs?: number } = {},
  ): Promise<boolean> => {
    const judgement = { ...outcome(state), ...more };
    setJudged({ alerts, state, reason: judgement.reason });
    return act(triageActions(alerts, judgement, clock.getState().settled));
  };
  return {
    judged,
    strip,
    setStrip,
    judge,
    /** Judges the same alerts once more, with the reason: two steps of the history, taken back one by one. */
    giveReason: (reason: TriageReason): Promise<boolean> => {
      if (judged === null) return Promise.resolve(false);
      return judge(judged.alerts, judged.state, { reason });
    },
    forget: () => setJudged(null),
    note: ({ key }: QueueAlert, text: string): Promise<boolean> =>
      act([{ kind: "noted", id: ports.newId(), on: { alert: key }, text }]),
    removeNote: (id: string): Promise<boolean> => act([{ kind: "note_removed", id }]),
    openCase: (alerts: readonly QueueAlert[], title: string): Promise<boolean> =>
      act(caseActions(keysOf(alerts), { id: ports.newId(), newTitle: title })),
    addToCase: (alerts: readonly QueueAlert[], id: string): Promise<boolean> =>
      act(caseActions(keysOf(alerts), { id, newTitle: null })),
  };
}

export type Triage = ReturnType<typeof useTriage>;
