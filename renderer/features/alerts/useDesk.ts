import { useEffect, useMemo, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Queue, QueueAlert } from "#shared/alerts/queue";
import { CLOSED_STATES, type AlertKey, type AlertState } from "#shared/contract/casework";
import { useApp, useCasework, useClock } from "../../stores/context";
import type { AlertsLocation } from "../../stores/location";
import { useFormat } from "../../ui/useFormat";
import { entityOf, nameOf } from "./alertNames";
import { useAlertCommands } from "./useAlertCommands";
import { useAlertKeys } from "./useAlertKeys";
import { useMarks } from "./useMarks";
import { useQueueWords, useShownQueue } from "./useShownQueue";
import { useTriage } from "./useTriage";
import { useUndone } from "./useUndone";

/** What takes the focus. */
interface DeskPlaces {
  readonly workspace: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly noteField: RefObject<HTMLElement | null>;
}

/** States that take an alert out of the list of what is to do. */
const LEAVING: ReadonlySet<AlertState> = new Set([...CLOSED_STATES, "snoozed"]);

/** The state of the workspace and what can be done in it. */
export function useDesk(location: AlertsLocation, queue: Queue, places: DeskPlaces) {
  const { workspace, list, noteField } = places;
  const { t } = useTranslation();
  const format = useFormat();
  const { navigation } = useApp();
  const settled = useClock((state) => state.settled);
  const decided = useClock((state) => state.decided);
  const disabled = useCasework(({ status }) => status !== "ready");
  const work = useCasework((state) => state.work);
  const [said, setSaid] = useState("");
  const shown = useShownQueue(queue, location, decided);
  const words = useQueueWords(queue);
  const marks = useMarks();
  const triage = useTriage();
  const { rows } = shown;
  const current = useMemo(
    () =>
      (location.key === null
        ? rows[0]?.alert
        : queue.alerts.find(({ key }) => key === location.key)) ?? null,
    [location.key, rows, queue],
  );
  const select = (key: AlertKey): void => {
    const here = navigation.getState().location;
    if (here.page === "alerts") navigation.getState().replace({ ...here, key });
  };
  const announce = (alerts: readonly QueueAlert[], state: AlertState): void => {
    const [only] = alerts;
    const count = alerts.length;
    const others = queue.counts.listed.todo - alerts.filter((one) => one.listed === "todo").length;
    const left = others + (LEAVING.has(state) ? 0 : count);
    setSaid(
      t("alerts.said", {
        which:
          only !== undefined && count === 1
            ? nameOf(only)
            : t("alerts.several", { count, n: format.count(count) }),
        state: t(`alerts.state.${state}`),
        left: format.count(left),
      }),
    );
  };
  const open = ({ key, hits }: QueueAlert): void => {
    const id = hits.at(-1)?.paymentId ?? null;
    const entity = id === null ? null : ({ kind: "payment", id } as const);
    select(key);
    if (entity !== null) navigation.getState().openEntity(entity);
  };
  const showInGraph = ({ key }: QueueAlert): void => {
    if (entityOf(key) !== null) navigation.getState().openGraph([key]);
  };
  const nowMs = settled?.ms ?? null;
  const focusList = (): void => list.current?.focus();
  const commands = useAlertCommands({
    ...{ rows, current, marks, triage, disabled, nowMs, select, open, announce, focusList },
    showInGraph,
    focusNote: () => noteField.current?.focus(),
    refresh: shown.refresh,
  });
  useAlertKeys(workspace, list, commands);
  useUndone((keys) => {
    const [first] = keys;
    triage.setStrip(null);
    triage.forget();
    shown.refresh();
    if (first !== undefined) select(first);
  });
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus();
  }, [list]);
  const pick = (index: number, how: { readonly extend: boolean; readonly toggle: boolean }) => {
    const key = rows[index]?.alert.key;
    if (key === undefined) return;
    const at = rows.findIndex(({ alert }) => alert.key === current?.key);
    const [first, last] = [Math.min(at, index), Math.max(at, index)];
    if (how.extend) marks.add(rows.slice(first, last + 1).map(({ alert }) => alert.key));
    if (how.toggle) marks.toggle(key);
    select(key);
  };
  const openAt = (index: number): void => {
    const alert = rows[index]?.alert;
    if (alert !== undefined) open(alert);
  };
  return {
    ...{ shown, words, marks, triage, current, work, nowMs, said },
    ...{ disabled, commands, focusList, pick, openAt },
  };
}

export type Desk = ReturnType<typeof useDesk>;
