import { useCallback, useMemo, useState } from "react";
import type { Queue, QueueAlert } from "#shared/alerts/queue";
import type { AlertKey } from "#shared/contract/casework";
import { useLanguage } from "../../i18n/useLanguage";
import { useRules } from "../../stores/context";
import type { AlertsLocation } from "../../stores/location";
import { heldRows, type HeldRows } from "./heldOrder";
import { mainReason, rowsAt, rulesIn } from "./shownQueue";

export interface ShownQueue extends HeldRows {
  /** Whether hand or eye is on the list. */
  readonly onHold: (hold: boolean) => void;
  readonly refresh: () => void;
}

interface Order {
  readonly subject: string;
  readonly keys: readonly AlertKey[];
}

/**
 * The rows of a place. While hand or eye is on the list they stay where they are, whatever the clock does, until the
 * place changes or the order of now is asked for.
 */
export function useShownQueue(queue: Queue, location: AlertsLocation, decided: number): ShownQueue {
  const { list, agreement, ruleId, search } = location;
  const rows = useMemo(
    () => rowsAt(queue, { page: "alerts", key: null, list, agreement, ruleId, search }),
    [queue, list, agreement, ruleId, search],
  );
  const subject = JSON.stringify([list, agreement, ruleId, search, decided]);
  const [held, setHeld] = useState(false);
  const [order, setOrder] = useState<Order>({ subject: "", keys: [] });
  const free = !held || order.subject !== subject || order.keys.length === 0;
  const keys = useMemo(() => rows.map(({ alert }) => alert.key), [rows]);
  // Taken while drawing: an effect would draw the old order once more.
  if (free && (order.subject !== subject || !sameKeys(order.keys, keys)))
    setOrder({ subject, keys });
  const shown = useMemo(
    () => (free ? { rows, fresh: 0, moved: false } : heldRows(rows, order.keys)),
    [free, rows, order],
  );
  return { ...shown, onHold: setHeld, refresh: () => setOrder({ subject, keys }) };
}

const sameKeys = (a: readonly AlertKey[], b: readonly AlertKey[]): boolean =>
  a.length === b.length && a.every((key, at) => key === b[at]);

/** The rules of the queue by their names, and what an alert was raised for in the user's words. */
export function useQueueWords(queue: Queue) {
  const language = useLanguage();
  const ruleSet = useRules(({ working }) => working);
  const reasonOf = useCallback(
    (alert: QueueAlert) => mainReason(alert, ruleSet, language),
    [ruleSet, language],
  );
  const rules = useMemo(
    () =>
      Array.from(rulesIn(queue), ([id, count]) => {
        const name = ruleSet?.rules.find((rule) => rule.id === id)?.words[language].name ?? id;
        return { id, name, count };
      }),
    [queue, ruleSet, language],
  );
  return { reasonOf, rules };
}
