import { useTranslation } from "react-i18next";
import type { WhatIfAnswer } from "#shared/contract/decisions";
import { useFormat } from "../../../ui/useFormat";
import { Difference } from "../Difference";
import {
  basisOf,
  KPI_SORTS,
  KPIS,
  writeKpi,
  writeKpiDifference,
  type KpiId,
} from "../../../ui/kpis";

interface Props {
  readonly answer: WhatIfAnswer | null;
  readonly saved: WhatIfAnswer | null;
  readonly capacity: number;
  readonly labelDelayDays: number;
}

/** The figures of the working rule set, each beside that of the saved one. */
export function KpiPanel({ answer, saved, capacity, labelDelayDays }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="rules-kpis" aria-label={t("rules.figures")}>
      <dl>
        {KPIS.map((id) => (
          <Kpi key={id} id={id} answer={answer} saved={saved} capacity={capacity} />
        ))}
      </dl>
      <p className="rules-note quiet">
        {t("rules.counted", { count: labelDelayDays, n: format.decimal(labelDelayDays, 2) })}
      </p>
      {answer !== null && answer.kpis.labelled === 0 && (
        <p className="rules-note attention" role="status">
          {t("rules.noLabels")}
        </p>
      )}
    </section>
  );
}

/** Focusable, since its definition is told on focus as on hover. */
function Kpi({
  id,
  answer,
  saved,
  capacity,
}: Omit<Props, "labelDelayDays"> & { readonly id: KpiId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const value = answer?.kpis[id] ?? null;
  const basis = answer === null ? null : basisOf(id, answer.kpis, capacity, t, format);
  return (
    <div className="kpi">
      <dt>
        <button type="button" className="kpi-name" aria-describedby={`kpi-${id}`}>
          {t(`rules.kpi.${id}`)}
        </button>
        <span id={`kpi-${id}`} role="tooltip" className="kpi-definition">
          {t(`rules.define.${id}`)}
        </span>
      </dt>
      <dd className="kpi-value">
        {answer === null ? (
          <span className="skeleton" />
        ) : value === null ? (
          "–"
        ) : (
          writeKpi(id, value, format)
        )}{" "}
        {basis !== null && value !== null && <span className="kpi-basis">{basis}</span>}
      </dd>
      <dd className="kpi-difference">
        <Difference
          now={value}
          saved={saved?.kpis[id] ?? null}
          better={KPI_SORTS[id].better}
          write={(difference) => writeKpiDifference(id, difference, t, format)}
        />
      </dd>
    </div>
  );
}
