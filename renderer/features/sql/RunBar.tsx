import { Button } from "@blueprintjs/core";
import { FloppyDisk, Play, Stop } from "@blueprintjs/icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SqlRun } from "../../stores/sqlConsole";
import { ClockNote } from "./ClockNote";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly running: SqlRun | null;
  /** Name of the saved query in the editor, null for none. */
  readonly saved: { readonly name: string; readonly changed: boolean } | null;
  /** The text is too long to be saved; why is said below. */
  readonly tooLong: boolean;
  /** The tables could not be loaded; why, and how to try again, is said below. */
  readonly unavailable: boolean;
  readonly now: () => number;
  readonly onRun: () => void;
  readonly onRunAll: () => void;
  readonly onCancel: () => void;
  readonly onSave: () => void;
  readonly onSaveAs: () => void;
}

/** What is done with the query in the editor. */
export function RunBar(props: Props) {
  const { running, saved, tooLong, unavailable, now, onRun, onRunAll, onCancel, onSave, onSaveAs } =
    props;
  const { t } = useTranslation();
  return (
    <div className="sql-bar">
      {running === null ? (
        <Button
          size="small"
          intent="primary"
          icon={<Play size={14} title={false} />}
          text={t("sql.run")}
          title={unavailable ? t("sql.failed") : t("sql.runHint")}
          disabled={unavailable}
          onClick={onRun}
        />
      ) : (
        <CancelButton running={running} now={now} onCancel={onCancel} />
      )}
      <Button
        size="small"
        variant="minimal"
        text={t("sql.runAll")}
        title={unavailable ? t("sql.failed") : t("sql.runAllHint")}
        disabled={unavailable}
        onClick={onRunAll}
      />
      <Button
        size="small"
        variant="minimal"
        icon={<FloppyDisk size={14} title={false} />}
        text={t("sql.save")}
        title={t("sql.saveHint")}
        disabled={tooLong}
        onClick={onSave}
      />
      {saved !== null && (
        <>
          <Button
            size="small"
            variant="minimal"
            text={t("sql.saveAs")}
            disabled={tooLong}
            onClick={onSaveAs}
          />
          <span className="sql-saved-name" title={t("sql.editing", { name: saved.name })}>
            {saved.name}
          </span>
          {saved.changed && <span className="quiet">{t("sql.changed")}</span>}
        </>
      )}
      <span className="spring" />
      <ClockNote />
      <span className="quiet sql-keys">{t("sql.editor.keys")}</span>
    </div>
  );
}

/** Milliseconds between two readings of the clock. */
const TICK_MS = 100;

function CancelButton({
  running,
  now,
  onCancel,
}: Pick<Props, "now" | "onCancel"> & { readonly running: SqlRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [elapsed, setElapsed] = useState(0);
  const { startedAt } = running;
  useEffect(() => {
    const timer = setInterval(() => setElapsed(now() - startedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [now, startedAt]);
  const time = format.duration(elapsed);
  return (
    <>
      <Button
        size="small"
        icon={<Stop size={14} title={false} />}
        text={t("sql.stop")}
        title={t("sql.stopAfter", { time })}
        onClick={onCancel}
      />
      <span className="quiet sql-elapsed" aria-hidden>
        {running.waiting ? t("sql.waiting") : time}
      </span>
    </>
  );
}
