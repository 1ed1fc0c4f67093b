import { useTranslation } from "react-i18next";
import { useFormat } from "../../../../ui/useFormat";

interface Props {
  /** 0 … 1; null before anything is decided. */
  readonly risk: number | null;
}

/** From here on the ramp is vermilion. */
const HIGH = 0.8;

/** A risk as a bar and a number. */
export function RiskFigure({ risk }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (risk === null || Number.isNaN(risk))
    return (
      <span className="graph-risk quiet" title={t("graph.pane.undecided")}>
        –
      </span>
    );
  return (
    <span className="graph-risk" title={t("graph.pane.riskHint")}>
      <span className="graph-risk-bar" aria-hidden>
        <span
          className={risk > HIGH ? "graph-risk-high" : "graph-risk-middle"}
          style={{ width: `${Math.min(1, risk) * 100}%` }}
        />
      </span>
      <span className="visually-hidden">{t("graph.pane.risk")} </span>
      {format.cents(risk)}
    </span>
  );
}
