import { useRef, useState } from "react";
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
  /** It is on the disk; until then nothing has changed. */
  readonly kept: boolean;
}

/** What is open at the foot of the workspace and takes the digit keys. */
export type Strip = "reasons" | "snooze" | "case" | null;

/** Writes what the investigator decides; the views follow once it is on the disk. */
export function useTriage() {
  const { casework, clock, ports } = useApp();
  const { act } = casework.getState();
  const [judged, setJudged] = useState<Judged | null>(null);
  const [strip, setStrip] = useState<Strip>(null);
  const latest = useRef(0);
  /** @param otherwise what is said again where it could not be written and nothing was judged since */
  const write = async (
    judgement: Judged,
    more: { readonly snoozedUntilMs?: number },
    otherwise: Judged | null,
  ): Promise<boolean> => {
    const { alerts, state, reason } = judgement;
    const own = (latest.current += 1);
    setJudged(judgement);
    const kept = await act(
      triageActions(alerts, { ...outcome(state), reason, ...more }, clock.getState().settled),
    );
    if (own === latest.current) {
      setJudged(kept ? { ...judgement, kept } : otherwise);
      if (!kept) setStrip(null);
    }
    return kept;
  };
  const judge = (
    alerts: readonly QueueAlert[],
    state: AlertState,
    more: { readonly snoozedUntilMs?: number } = {},
  ): Promise<boolean> => write({ alerts, state, reason: null, kept: false }, more, null);
  return {
    judged,
    strip,
    setStrip,
    judge,
    /** Judges the same alerts once more, with the reason: two steps of the history, taken back one by one. */
    giveReason: (reason: TriageReason): Promise<boolean> => {
      if (judged === null) return Promise.resolve(false);
      return write({ ...judged, reason, kept: false }, {}, judged);
    },
    forget: () => {
      latest.current += 1;
      setJudged(null);
    },
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
