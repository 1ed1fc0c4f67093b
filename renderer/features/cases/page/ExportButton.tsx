import { Button } from "@blueprintjs/core";
import { Export } from "@blueprintjs/icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import type { WorkProgress } from "#shared/contract/decisions";
import { useLanguage } from "../../../i18n/useLanguage";
import { useAlertHits, useApp, useClock } from "../../../stores/context";
import { CopyText } from "../../../ui/CopyText";
import { copyWithNotice } from "../../../stores/copy";
import { ProgressBar } from "../../../ui/ProgressBar";
import { useFormat } from "../../../ui/useFormat";
import type { AlertsByKey } from "../caseHits";
import { exportCase, type ExportedCase } from "../report/exportCase";

interface Props {
  readonly file: CaseFile;
  readonly alerts: AlertsByKey;
  /** Payments have been decided: before that a report would lack them. */
  readonly known: boolean;
}

/** Saves the case as one HTML file; long ones tell how far they are and can be given up. */
export function ExportButton({ file, alerts, known }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const language = useLanguage();
  const moment = useClock((state) => state.settled);
  const decided = useAlertHits(({ status }) => status === "ready") && known;
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  const [made, setMade] = useState<ExportedCase | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (): Promise<void> => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setMade(null);
    setProgress({ done: 0, total: 0 });
    const answer = await exportCase(app, file, {
      alerts,
      moment,
      t,
      language,
      signal,
      onProgress: setProgress,
    });
    setProgress(null);
    if (answer.ok) {
      setMade(answer.value);
      app.notices.getState().add("success", { kind: "exported", file: answer.value.file });
    } else if (!signal.aborted) app.notices.getState().addError(answer.error);
  };
  if (progress !== null)
    return (
      <span className="case-exporting" role="status">
        <span>
          {t("cases.exporting", {
            done: format.count(progress.done),
            total: format.count(progress.total),
          })}
        </span>
        <ProgressBar
          label={t("cases.export")}
          fraction={progress.total === 0 ? null : progress.done / progress.total}
        />
        <Button size="small" text={t("common.cancel")} onClick={() => abort.current?.abort()} />
      </span>
    );
  return (
    <>
      {made !== null && (
        <span className="case-exported" role="status">
          <span className="quiet">SHA-256</span>
          <CopyText value={made.sha256} onCopy={(value) => void copyWithNotice(app, value)} />
          {!made.recorded && <span className="attention">{t("cases.notRecorded")}</span>}
        </span>
      )}
      <Button
        size="small"
        icon={<Export size={14} title={false} />}
        text={t("cases.export")}
        title={decided ? t("cases.exportHint") : t("cases.notDecided")}
        disabled={!decided}
        onClick={() => void start()}
      />
    </>
  );
}
