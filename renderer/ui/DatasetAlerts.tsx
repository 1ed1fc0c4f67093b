import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { RecordPage } from "#shared/contract/browse";
import type { Decision } from "#shared/contract/decisions";
import type { Rule, RuleSet } from "#shared/contract/rules";
import { ruleOfAlertName } from "#shared/rules/defaults";
import { useLanguage } from "../i18n/useLanguage";

/** The names of the rules that the dataset's own alerts on a record give, each once. */
export function alertNamesOf({ lists }: RecordPage): readonly string[] {
  const alerts = lists.find(({ id }) => id === "alerts");
  const at = alerts?.columns.findIndex(({ name }) => name === "rule_triggered") ?? -1;
  const named = alerts?.rows.map(({ cells }) => cells[at] ?? null) ?? [];
  return [...new Set(named.filter((name) => name !== null))];
}

interface Props {
  readonly names: readonly string[];
  readonly decision: Decision;
  readonly ruleSet: RuleSet;
  readonly onRule: (ruleId: string) => void;
}

/** The alerts the dataset itself raised on the payment, and what the rule of that name says of it here. */
export function DatasetAlerts({ names, decision, ruleSet, onRule }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (names.length === 0) return null;
  return (
    <>
      <h3 title={t("decision.alert.hint")}>{t("decision.alert.title")}</h3>
      <ul className="dataset-alerts">
        {names.map((name) => {
          const rule = ruleOfAlertName(ruleSet, name);
          return (
            <li key={name}>
              <span className="mono">{name}</span>{" "}
              {rule === null ? (
                <span className="quiet">{t("decision.alert.none")}</span>
              ) : (
                <>
                  <button
                    type="button"
                    className="link"
                    title={t("decision.openRule")}
                    onClick={() => onRule(rule.id)}
                  >
                    <span className="mono">{rule.code}</span> {rule.words[language].name}
                  </button>{" "}
                  <span className="quiet">{verdictOf(rule, decision, t)}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function verdictOf({ id, state }: Rule, { hits }: Decision, t: TFunction): string {
  if (state === "off") return t("decision.alert.off");
  return hits.some(({ ruleId }) => ruleId === id)
    ? t("decision.alert.hits")
    : t("decision.alert.misses");
}
