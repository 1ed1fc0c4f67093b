import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { RuleSet, SavedRuleSet } from "#shared/contract/rules";
import { sameRuleSet } from "../../../stores/ruleEdits";
import { useFormat } from "../../../ui/useFormat";
import { changesBetween, type Change } from "./changes";

interface Props {
  /** Newest first. */
  readonly sets: readonly SavedRuleSet[];
  readonly working: RuleSet;
  readonly onRestore: (set: SavedRuleSet) => void;
}

/** Every saved rule set: when, why, and what it changed. */
export function Versions({ sets, working, onRestore }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const newest = sets[0];
  return (
    <section aria-label={t("rules.tab.versions")}>
      <ol className="rules-versions">
        {newest !== undefined && !sameRuleSet(working, newest.ruleSet) && (
          <li className="rules-version">
            <p>
              <b>{t("rules.draft")}</b> <span className="quiet">{t("rules.draftNote")}</span>
            </p>
            <Changes before={newest.ruleSet} after={working} />
          </li>
        )}
        {sets.map((set, at) => {
          const before = sets[at + 1];
          const current = sameRuleSet(working, set.ruleSet);
          return (
            <li key={set.number} className="rules-version">
              <p>
                <b>
                  {set.number === 0
                    ? t("rules.shipped")
                    : t("rules.version", { number: format.count(set.number) })}
                </b>{" "}
                {set.savedAt !== null && (
                  <span className="quiet">{format.time(Date.parse(set.savedAt))} UTC</span>
                )}
                <span className="spring" />
                <Button
                  size="small"
                  variant="minimal"
                  disabled={current}
                  text={current ? t("rules.inUse") : t("rules.restore")}
                  aria-label={
                    current
                      ? undefined
                      : set.number === 0
                        ? t("rules.restoreShipped")
                        : t("rules.restoreVersion", { number: format.count(set.number) })
                  }
                  onClick={() => onRestore(set)}
                />
              </p>
              {set.note !== "" && <p>{set.note}</p>}
              {before !== undefined && <Changes before={before.ruleSet} after={set.ruleSet} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Changes({ before, after }: { before: RuleSet; after: RuleSet }) {
  const { t } = useTranslation();
  const changes = changesBetween(before, after);
  const textOf = (change: Change): string =>
    "codes" in change
      ? t(`rules.change.${change.kind}`, { rules: change.codes.join(", ") })
      : t(`rules.change.${change.kind}`);
  if (changes.length === 0) return <p className="quiet">{t("rules.noChange")}</p>;
  return <p className="quiet">{changes.map(textOf).join(" · ")}</p>;
}
