import { useTranslation } from "react-i18next";
import type { WhatIfAnswer } from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";
import { useLanguage } from "../../i18n/useLanguage";
import { useFormat } from "../../ui/useFormat";
import { overlapRows, type OverlapRow } from "./overlapRows";

interface Props {
  readonly rules: readonly Rule[];
  readonly answer: WhatIfAnswer;
  readonly onOpen: (id: string) => void;
}

/** Which rules hit the same payments, what each adds, and which could be retired. */
export function Overlap({ rules, answer, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const rows = overlapRows(rules, answer);
  const retirable = rows.filter((row) => row.retirable);
  if (rows.length === 0) return <p className="quiet rules-note">{t("rules.overlap.none")}</p>;
  return (
    <section className="rules-overlap" aria-label={t("rules.tab.overlap")}>
      <p className="rules-note">
        {retirable.length === 0
          ? t("rules.overlap.allNeeded")
          : t("rules.overlap.retirable", {
              count: retirable.length,
              rules: retirable
                .map(({ rule }) => `${rule.code} ${rule.words[language].name}`)
                .join(", "),
            })}
      </p>
      <table className="rules-figures-table">
        <thead>
          <tr>
            <td colSpan={2} />
            <th colSpan={2} scope="colgroup" className="end" title={t("rules.overlap.onlyHint")}>
              {t("rules.overlap.only")}
            </th>
            <th colSpan={2} scope="colgroup" className="end" title={t("rules.overlap.ifOffHint")}>
              {t("rules.overlap.ifOff")}
            </th>
          </tr>
          <tr>
            <th scope="col">{t("rules.rule")}</th>
            <th scope="col">{t("rules.overlap.nearest")}</th>
            {(["frauds", "others", "missed", "spared"] as const).map((column) => (
              <th key={column} scope="col" className="end">
                {t(`rules.overlap.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rule.id}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onOpen(row.rule.id)}>
                  <span className="rule-code">{row.rule.code}</span> {row.rule.words[language].name}
                </button>
                {row.retirable && <span className="rule-hint">{t("rules.overlap.retire")}</span>}
              </th>
              <td>{nearestText(row)}</td>
              <td className="end">{format.count(row.figures.onlyFrauds)}</td>
              <td className="end">{format.count(row.figures.onlyLegitimate)}</td>
              <td className="end">{format.count(row.figures.lostIfOff.caught)}</td>
              <td className="end">{format.count(row.figures.lostIfOff.falseAlarms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {answer.overlap !== null && <Matrix rows={rows} answer={answer} />}
    </section>
  );

  function nearestText({ nearest, figures }: OverlapRow): string {
    if (nearest === null) return t("rules.overlap.alone");
    return t("rules.overlap.with", {
      rule: nearest.rule.code,
      share: format.share(nearest.both / figures.hits),
    });
  }
}

/** Of the hits of the rule at the left, the share that the rule above hits as well. */
function Matrix({ rows, answer }: { rows: readonly OverlapRow[]; answer: WhatIfAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const places = new Map(answer.rules.map(({ ruleId }, at) => [ruleId, at]));
  const bothOf = (a: Rule, b: Rule): number =>
    answer.overlap?.[places.get(a.id) ?? -1]?.[places.get(b.id) ?? -1] ?? 0;
  return (
    <>
      <h2>{t("rules.overlap.matrix")}</h2>
      <p className="quiet rules-note">{t("rules.overlap.matrixNote")}</p>
      <div
        className="overlap-scroll"
        role="group"
        tabIndex={0}
        aria-label={t("rules.overlap.matrix")}
      >
        <table className="overlap-matrix">
          <thead>
            <tr>
              <td />
              {rows.map(({ rule }) => (
                <th key={rule.id} scope="col">
                  {rule.code}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rule, figures }) => (
              <tr key={rule.id}>
                <th scope="row">{rule.code}</th>
                {rows.map(({ rule: other }) => {
                  const both = bothOf(rule, other);
                  const share = Math.round((both / figures.hits) * 100);
                  if (other.id === rule.id) return <td key={other.id} className="overlap-self" />;
                  return (
                    <td
                      key={other.id}
                      data-share={Math.min(4, Math.ceil(share / 25))}
                      title={t("rules.overlap.cell", {
                        n: format.count(both),
                        rule: rule.code,
                        other: other.code,
                      })}
                    >
                      {both === 0 ? "" : share === 0 ? "<1" : share}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
