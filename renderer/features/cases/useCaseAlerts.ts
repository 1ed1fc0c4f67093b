import { useMemo } from "react";
import { useAlertQueue } from "../../stores/context";
import type { AlertsByKey } from "./caseHits";

const NONE: AlertsByKey = new Map();

/** The alerts of the dataset as of the clock; `known` is false until payments have been decided. */
export function useCaseAlerts(): { readonly alerts: AlertsByKey; readonly known: boolean } {
  const queue = useAlertQueue();
  const alerts = useMemo(
    () => (queue === null ? NONE : new Map(queue.alerts.map((alert) => [alert.key, alert]))),
    [queue],
  );
  return { alerts, known: queue !== null };
}
