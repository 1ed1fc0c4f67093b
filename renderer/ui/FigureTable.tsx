import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { FigureComparison } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { useLanguage } from "../i18n/useLanguage";
import { Agreement } from "./Agreement";
import { THIN, type Format } from "./format";
import { Verdict } from "./TableComparison";
import { useFormat } from "./useFormat";

interface Props {
  readonly figures: readonly FigureComparison[];
}

/** Documented figures (fraud rate, revenue …) beside what the data says. */
export function FigureTable({ figures }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  if (figures.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="figure-comparison">
      <header className="panel-head">
        <h2 id="figure-comparison">{t("compare.figures")}</h2>
        <Verdict
          differing={figures.filter((figure) => !figure.agrees).length}
          total={figures.length}
        />
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("compare.figure")}</th>
            <th scope="col" className="end">
              {t("compare.documented")}
            </th>
            <th scope="col" className="end">
              {t("compare.found")}
            </th>
            <th scope="col">{t("compare.difference")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <tr key={figure.id} className={figure.agrees ? undefined : "row-differs"}>
              <th scope="row" className="sentence">
                {REPORT_TEXTS[language].frame.figureNames[figure.id]}
              </th>
              <td className="end">{range(figure, format, t)}</td>
              <td className="end found">
                {figure.counted !== undefined && (
                  <span className="counted">
                    {t("quality.ofTotal", {
                      shown: format.count(figure.counted.count),
                      total: format.count(figure.counted.total),
                    })}
                  </span>
                )}
                {amount(figure.found, figure.unit, format)}
                {unitSign(figure.unit, figure.found, t)}
              </td>
              <td>
                <Agreement agrees={figure.agrees} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** `22`, or `6–8 %` with the unit written once. */
function range({ documented, unit }: FigureComparison, format: Format, t: TFunction): string {
  const { min, max } = documented;
  const numbers =
    min === max
      ? amount(max, unit, format)
      : `${amount(min, unit, format)}–${amount(max, unit, format)}`;
  return numbers + unitSign(unit, max, t);
}

function amount(value: number, unit: FigureComparison["unit"], format: Format): string {
  switch (unit) {
    case "rows":
    case "days":
      return format.count(value);
    case "share":
      return format.decimal(value * 100);
    case "eur":
      return format.money(value);
    case "per_order":
    case "per_customer":
      return format.decimal(value);
  }
}

function unitSign(unit: FigureComparison["unit"], value: number, t: TFunction): string {
  switch (unit) {
    case "share":
      return `${THIN}%`;
    case "eur":
      return `${THIN}€`;
    case "days":
      return ` ${t("compare.days", { count: Math.round(value) })}`;
    case "rows":
    case "per_order":
    case "per_customer":
      return "";
  }
}
