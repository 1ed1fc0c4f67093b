import { Button } from "@blueprintjs/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { OpeningTask } from "../../stores/session";
import { ProgressBar } from "../../ui/ProgressBar";

interface Props {
  readonly task: OpeningTask;
  readonly onCancel: () => void;
}

/** One line: phase, item, bar, estimate, cancel. */
export function OpeningStatus({ task, onCancel }: Props) {
  const { t } = useTranslation();
  const { phase, item, fraction, remainingMs } = task.progress;
  const title =
    task.label === null ? t("opening.untitled") : t("opening.title", { label: task.label });
  return (
    <div className="opening">
      <p className="opening-title">{title}</p>
      <p className="opening-phase">
        {task.cancelling ? t("opening.cancelling") : t(`opening.phase.${phase}`)}
        {!task.cancelling && item !== null && <span className="mono"> {item}</span>}
      </p>
      <ProgressBar label={title} fraction={task.cancelling ? null : fraction} />
      <p className="opening-figures">
        {fraction !== null && `${Math.round(fraction * 100)}\u202F%`}
        {remainingMs !== null && `, ${t("opening.remaining", { time: rounded(remainingMs, t) })}`}
      </p>
      <Button
        size="small"
        text={t("common.cancel")}
        disabled={task.cancelling}
        onClick={onCancel}
      />
    </div>
  );
}

/** An estimate is worth whole seconds, and whole minutes from two minutes on. */
function rounded(ms: number, t: TFunction): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 120
    ? t("opening.seconds", { n: seconds })
    : t("opening.minutes", { n: Math.round(seconds / 60) });
}
