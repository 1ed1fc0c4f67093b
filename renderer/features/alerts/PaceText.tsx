import { useTranslation } from "react-i18next";
import { secondsLeft, type Pace } from "#shared/alerts/pace";
import { THIN } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly pace: Pace;
  /** Alerts that are still to do. */
  readonly left: number;
  /** Alerts that were closed today. */
  readonly today: number;
}

/** How long an alert takes, how long the rest will, and what was done today. */
export function PaceText({ pace, left, today }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { medianSeconds, samples } = pace;
  const rest = secondsLeft(pace, left);
  const parts = [
    ...(medianSeconds === null || rest === null
      ? []
      : [
          t("alerts.pace.median", {
            time: format.duration(medianSeconds * 1000),
            count: samples,
            n: format.count(samples),
          }),
          t("alerts.pace.left", {
            count: left,
            n: format.count(left),
            time: `${format.count(Math.ceil(rest / 60))}${THIN}min`,
          }),
        ]),
    t("alerts.pace.today", { count: today, n: format.count(today) }),
  ];
  return (
    <span className="quiet alerts-pace" title={t("alerts.pace.hint")}>
      {parts.join(" · ")}
    </span>
  );
}
