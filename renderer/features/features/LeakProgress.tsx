import { Button } from "@blueprintjs/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { LeakTask } from "../../stores/leakCheck";
import { ProgressBar } from "../../ui/ProgressBar";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly task: LeakTask;
  readonly onCancel: () => void;
}

/** How far a check is, about how long it still takes, and the way to end it. */
export function LeakProgress({ task, onCancel }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { done, total, remainingMs, cancelling } = task;
  const said =
    done === 0
      ? t("features.leak.starting")
      : t("features.leak.running", { done: format.count(done), total: format.count(total) });
  return (
    <div className="leak-progress">
      <span>
        {cancelling ? t("opening.cancelling") : said}
        {!cancelling && remainingMs !== null && (
          <span className="quiet">
            {" "}
            {t("features.leak.remaining", { time: rounded(remainingMs, t) })}
          </span>
        )}
      </span>
      <ProgressBar
        label={t("features.tab.leaks")}
        fraction={done === 0 || total === 0 || cancelling ? null : done / total}
      />
      <Button size="small" text={t("common.cancel")} disabled={cancelling} onClick={onCancel} />
    </div>
  );
}

/** An estimate is worth whole seconds, and whole minutes from two minutes on. */
function rounded(ms: number, t: TFunction): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds < 120
    ? t("features.leak.seconds", { n: seconds })
    : t("features.leak.minutes", { n: Math.round(seconds / 60) });
}
