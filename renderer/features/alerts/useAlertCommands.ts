import type { QueueAlert } from "#shared/alerts/queue";
import type { AlertKey, AlertState } from "#shared/contract/casework";
import type { AlertCommand } from "../../stores/alertKeys";
import type { QueueRow } from "./shownQueue";
import { nextAfter } from "./nextAlert";
import { reasonsFor } from "./reasons";
import { SNOOZE_DAYS, snoozedFor } from "./snooze";
import type { Marks } from "./useMarks";
import type { Triage } from "./useTriage";

export interface AlertsDesk {
  readonly rows: readonly QueueRow[];
  /** The alert in the detail; null where there is none. */
  readonly current: QueueAlert | null;
  readonly marks: Marks;
  readonly triage: Triage;
  /** Nothing can be judged: the journal cannot be written. */
  readonly disabled: boolean;
  readonly nowMs: number | null;
  readonly focusList: () => void;
  readonly focusNote: () => void;
  readonly select: (key: AlertKey) => void;
  readonly open: (alert: QueueAlert) => void;
  readonly showInGraph: (alert: QueueAlert) => void;
  readonly refresh: () => void;
  /** Tells what was done to whoever does not see it. */
  readonly announce: (alerts: readonly QueueAlert[], state: AlertState) => void;
}

/** What keys and buttons do. */
export function useAlertCommands(desk: AlertsDesk) {
  const { rows, current, marks, triage, disabled, nowMs, select } = desk;
  const subjects = (): readonly QueueAlert[] => {
    const marked = rows.filter(({ alert }) => marks.marked.has(alert.key));
    if (marked.length > 0) return marked.map(({ alert }) => alert);
    return current === null ? [] : [current];
  };
  const judge = (state: AlertState, until?: number): boolean => {
    const alerts = subjects();
    if (disabled || alerts.length === 0) return false;
    const next = nextAfter(rows, current, alerts);
    triage.setStrip(reasonsFor(state).length > 0 ? "reasons" : null);
    marks.clear();
    if (next !== null) select(next.key);
    desk.focusList();
    void triage
      .judge(alerts, state, until === undefined ? {} : { snoozedUntilMs: until })
      .then((written) => {
        if (written) return desk.announce(alerts, state);
        // Nothing has changed: back to where the user was.
        if (current !== null) select(current.key);
      });
    return true;
  };
  const move = (step: 1 | -1, extend: boolean): boolean => {
    const at = rows.findIndex(({ alert }) => alert.key === current?.key);
    const to = rows[at === -1 ? 0 : at + step];
    if (extend && current !== null) marks.add([current.key, ...(to ? [to.alert.key] : [])]);
    if (to !== undefined) select(to.alert.key);
    return true;
  };
  const opened = (strip: "snooze" | "case"): boolean => {
    if (disabled || subjects().length === 0) return false;
    triage.setStrip(strip);
    return true;
  };
  const run = (command: AlertCommand): boolean => {
    switch (command) {
      case "next":
        return move(1, false);
      case "previous":
        return move(-1, false);
      case "extendNext":
        return move(1, true);
      case "extendPrevious":
        return move(-1, true);
      case "open":
        if (current !== null) desk.open(current);
        return current !== null;
      case "mark":
        if (current !== null) marks.toggle(current.key);
        return current !== null;
      case "markAll":
        marks.add(rows.map(({ alert }) => alert.key));
        return true;
      case "confirmed_fraud":
      case "false_positive":
      case "in_review":
      case "escalated":
      case "new":
        return judge(command);
      case "snoozed":
        return opened("snooze");
      case "case":
        return opened("case");
      case "note":
        desk.focusNote();
        return true;
      case "graph":
        if (current !== null) desk.showInGraph(current);
        return current !== null;
      case "refresh":
        desk.refresh();
        return true;
    }
  };
  return {
    subjects,
    snooze: (untilMs: number) => judge("snoozed", untilMs),
    onCommand: (command: AlertCommand): boolean => {
      // The digits end with whatever is done next.
      if (triage.strip !== null) triage.setStrip(null);
      return run(command);
    },
    onDigit: (digit: number): boolean => {
      if (triage.strip === "reasons") {
        const reason = reasonsFor(triage.judged?.state ?? "new")[digit - 1];
        if (reason === undefined) return true;
        triage.setStrip(null);
        void triage.giveReason(reason);
        return true;
      }
      if (triage.strip !== "snooze" || nowMs === null) return false;
      const days = SNOOZE_DAYS[digit - 1];
      if (days !== undefined) judge("snoozed", snoozedFor(nowMs, days));
      else if (digit === SNOOZE_DAYS.length + 1)
        document.querySelector<HTMLElement>("[data-snooze-typed]")?.focus();
      return true;
    },
    onEscape: (): boolean => {
      if (triage.strip !== null) triage.setStrip(null);
      else if (marks.marked.size > 0) marks.clear();
      else return false;
      return true;
    },
  };
}
