import { useTranslation } from "react-i18next";
import type { ScenarioFigures, WhatIfAnswer } from "#shared/contract/decisions";
import { useFormat } from "../../../ui/useFormat";
import { Difference } from "../Difference";
import { scenarioName } from "./scenarioName";

interface Props {
  readonly answer: WhatIfAnswer;
  readonly saved: WhatIfAnswer | null;
}

const KINDS = ["fraud", "look_alike", "normal"] as const;

/** What is caught of every pattern of fraud, and what of those that only look like one. */
export function Scenarios({ answer, saved }: Props) {
  const { t } = useTranslation();
  const { scenarios } = answer;
  if (scenarios === null) return <p className="quiet rules-note">{t("rules.noScenarios")}</p>;
  const before = (one: ScenarioFigures) =>
    saved?.scenarios?.find(({ kind, scenario }) => kind === one.kind && scenario === one.scenario);
  return (
    <section aria-label={t("rules.tab.scenarios")}>
      <p className="quiet rules-note">{t("rules.scenariosNote")}</p>
      <table className="rules-figures-table">
        <thead>
          <tr>
            <th scope="col">{t("rules.scenario")}</th>
            <th scope="col" className="end">
              {t("rules.alerted")}
            </th>
            <th scope="col" className="end">
              {t("rules.share")}
            </th>
            <th scope="col">{t("rules.difference")}</th>
          </tr>
        </thead>
        {KINDS.map((kind) => {
          const own = scenarios.filter((one) => one.kind === kind);
          return (
            own.length > 0 && (
              <tbody key={kind}>
                <tr className="rules-group">
                  <th colSpan={4} scope="rowgroup">
                    {t(`rules.scenarioKind.${kind}`)}
                  </th>
                </tr>
                {own.map((one) => (
                  <Line key={one.scenario} figures={one} saved={before(one) ?? null} />
                ))}
              </tbody>
            )
          );
        })}
      </table>
    </section>
  );
}

function Line({ figures, saved }: { figures: ScenarioFigures; saved: ScenarioFigures | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, scenario, payments, alerted } = figures;
  return (
    <tr>
      <th scope="row">{scenarioName(scenario, t)}</th>
      <td className="end">
        {t("rules.ofMany", { shown: format.count(alerted), total: format.count(payments) })}
      </td>
      <td className="end">{payments === 0 ? "–" : format.share(alerted / payments)}</td>
      <td>
        <Difference
          now={alerted}
          saved={saved?.alerted ?? null}
          better={kind === "fraud" ? "up" : "down"}
          write={format.count}
        />
      </td>
    </tr>
  );
}
