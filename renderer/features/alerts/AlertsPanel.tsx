import { Button } from "@blueprintjs/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "#shared/domain/result";
import {
  useAlertHits,
  useAlertQueue,
  useApp,
  useNavigation,
  useSession,
} from "../../stores/context";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { ProgressBar } from "../../ui/ProgressBar";
import { AlertsWorkspace } from "./AlertsWorkspace";

/** The alerts at their address, as of the clock; until payments are decided and the journal is read there are none. */
export function AlertsPanel() {
  const { t } = useTranslation();
  const location = useNavigation((state) => state.location);
  const generation = useSession(({ current }) => current?.loaded.generation ?? null);
  const { alertHits } = useApp();
  const error = useAlertHits((state) => state.error);
  const queue = useAlertQueue();
  if (location.page !== "alerts" || generation === null) return null;
  if (error !== null)
    return <Failed error={error} onRetry={() => void alertHits.getState().ask()} />;
  if (queue === null)
    return (
      <Plain>
        <div className="alerts-waiting" aria-busy>
          <p className="quiet">{t("alerts.waiting")}</p>
          <ProgressBar label={t("alerts.waiting")} fraction={null} />
        </div>
      </Plain>
    );
  return <AlertsWorkspace key={generation} location={location} queue={queue} />;
}

function Plain({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="workspace">
      <h1>{t("nav.alerts")}</h1>
      {children}
    </div>
  );
}

interface FailedProps {
  readonly error: AppError;
  readonly onRetry: () => void;
}

function Failed({ error, onRetry }: FailedProps) {
  const { t } = useTranslation();
  return (
    <Plain>
      <EmptyState title={t(`error.${error.code}.title`)}>
        <ErrorDetails error={error} />
        <Button text={t("common.retry")} onClick={onRetry} />
      </EmptyState>
    </Plain>
  );
}
