import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { useApp, useCasework } from "../../stores/context";

/** That nothing is known of former judgements, and a way to try again; nothing where the journal could be read. */
export function JournalFailed() {
  const { t } = useTranslation();
  const { casework } = useApp();
  const error = useCasework((state) => state.error);
  if (error === null) return null;
  return (
    <div role="alert" className="alerts-journal">
      <strong>{t(`error.${error.code}.title`)}</strong> <span>{t("alerts.disabled")}</span>{" "}
      <Button
        size="small"
        text={t("common.retry")}
        onClick={() => void casework.getState().retry()}
      />
    </div>
  );
}
