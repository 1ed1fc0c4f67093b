import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { WhatIfAnswer } from "#shared/contract/decisions";
import { Chart } from "../../../ui/charts/Chart";
import type { ChartSpec } from "../../../ui/charts/chartSpec";
import { useFormat } from "../../../ui/useFormat";

interface Props {
  readonly answer: WhatIfAnswer;
  readonly capacity: number;
}

const HEIGHT = 190;

/** Alerts of every day against what can be looked at. */
export function AlertDays({ answer, capacity }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { days, kpis } = answer;
  const spec = useMemo<ChartSpec>(
    () => ({
      kind: "bar",
      points: days.map(({ dayMs }) => ({
        key: String(dayMs),
        label: format.day(dayMs),
        detail: format.date(dayMs),
      })),
      series: [
        {
          name: t("rules.alerts"),
          values: days.map(({ alerts }) => alerts),
          format: format.count,
        },
        {
          name: t("rules.capacityLine"),
          values: days.map(() => capacity),
          format: format.count,
          draw: "line",
          colour: "second",
        },
        {
          name: t("rules.frauds"),
          values: days.map(({ frauds }) => frauds),
          format: format.count,
          draw: "told",
        },
        {
          name: t("rules.caught"),
          values: days.map(({ caught }) => caught),
          format: format.count,
          draw: "told",
        },
      ],
    }),
    [days, capacity, format, t],
  );
  const label = t("rules.alertDays");
  return (
    <section aria-label={label}>
      <h2>{label}</h2>
      <Chart
        label={label}
        summary={t("rules.alertDaysSummary", {
          count: kpis.daysOverCapacity,
          n: format.count(kpis.daysOverCapacity),
          most: format.count(kpis.mostAlertsInADay),
        })}
        height={HEIGHT}
        spec={spec}
      />
      <p className="quiet rules-note">
        {t("rules.alertDaysSummary", {
          count: kpis.daysOverCapacity,
          n: format.count(kpis.daysOverCapacity),
          most: format.count(kpis.mostAlertsInADay),
        })}
      </p>
    </section>
  );
}
