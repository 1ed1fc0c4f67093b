import { useTranslation } from "react-i18next";
import { figuresOfHits } from "#shared/casework/caseFigures";
import type { CaseFile } from "#shared/casework/state";
import type { AlertHit } from "#shared/contract/replay";
import { useClock } from "../../../stores/context";
import { THIN } from "../../../ui/format";
import { Stat } from "../../../ui/Stat";
import { useFormat } from "../../../ui/useFormat";

interface Props {
  readonly file: CaseFile;
  readonly hits: readonly AlertHit[];
  /** Payments have been decided. */
  readonly known: boolean;
}

/** What the case comes to as of the clock. */
export function FiguresSection({ file, hits, known }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const moment = useClock((state) => state.settled);
  const figures = figuresOfHits(hits);
  const said = (text: string): string => (known ? text : "–");
  const money = (value: number): string => said(`${format.cents(value)}${THIN}€`);
  const time = (ms: number | null): string => (ms === null ? "–" : format.time(ms));
  const stat = (name: CaseStat, value: string) => (
    <Stat label={t(`cases.figure.${name}`)} value={value} hint={t(`cases.figureHint.${name}`)} />
  );
  return (
    <section className="case-figures" aria-label={t("cases.figures")}>
      <dl className="stats">
        {stat("alerts", format.count(file.alerts.length))}
        {stat("payments", said(format.count(figures.payments)))}
        {stat("customers", said(format.count(figures.customers)))}
        {stat("atStake", money(figures.atStake))}
        {stat("paid", money(figures.paid))}
        {stat("first", time(figures.firstMs))}
        {stat("last", time(figures.lastMs))}
      </dl>
      {known && <p className="quiet">{t("cases.figuresCount")}</p>}
      <p className="quiet">
        {!known
          ? t("cases.notDecided")
          : moment === null
            ? t("cases.asOfAll")
            : t("cases.asOf", { time: format.time(moment.ms) })}
      </p>
    </section>
  );
}

type CaseStat = "alerts" | "payments" | "customers" | "atStake" | "paid" | "first" | "last";
