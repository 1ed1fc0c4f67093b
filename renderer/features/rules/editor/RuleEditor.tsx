import { Tab, Tabs } from "@blueprintjs/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Kpis } from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";
import type { RuleSetProblem } from "#shared/rules/problems";
import { setCondition, type RuleSetEdit } from "../../../stores/ruleEdits";
import type { RuleRow } from "../table/ruleRows";
import type { Catalogue } from "./catalogue";
import { ConditionBuilder } from "./builder/ConditionBuilder";
import { EditorHead, type EditorHeadActions } from "./EditorHead";
import { EffectStrip } from "./EffectStrip";
import { ProblemList } from "./ProblemList";
import { TestTable } from "./TestTable";
import { ConditionText } from "./text/ConditionText";
import { WordsForm, type RuleNaming } from "./WordsForm";

interface Props extends EditorHeadActions {
  readonly row: RuleRow;
  /** The rule as it was saved, null for a new one. */
  readonly savedRule: Rule | null;
  readonly naming: RuleNaming | null;
  readonly kpis: Kpis | null;
  readonly lacked: readonly string[];
  readonly waiting: boolean;
  readonly catalogue: Catalogue;
  readonly problems: readonly RuleSetProblem[];
  readonly onEdit: (edit: RuleSetEdit) => void;
  readonly onSettle: () => void;
}

/** One rule: what it does, its condition in two forms, its words and its tests. */
export function RuleEditor(props: Props) {
  const { row, savedRule, naming, kpis, lacked, waiting, catalogue, problems, onEdit, onSettle } =
    props;
  const { t } = useTranslation();
  const id = useId();
  const { rule } = row;
  const condition = {
    condition: rule.when,
    catalogue,
    onChange: (when: Rule["when"]) => onEdit(setCondition(rule, when)),
    onDone: onSettle,
  };
  return (
    <article className="rule-editor" aria-labelledby={`${id}-name`}>
      <EditorHead {...props} id={`${id}-name`} rule={rule} changed={savedRule} />
      <div className="rule-editor-body">
        <EffectStrip row={row} kpis={kpis} lacked={lacked} waiting={waiting} />
        <ProblemList problems={problems} />
        <section className="rule-condition" aria-label={t("rules.condition")}>
          <h2>{t("rules.condition")}</h2>
          {/* Both panels stay, so that a text that cannot be read yet is not lost. */}
          <Tabs id={`${id}-form`} defaultSelectedTabId="builder" onChange={onSettle}>
            <Tab
              id="builder"
              title={t("rules.builder")}
              panel={<ConditionBuilder {...condition} />}
            />
            <Tab id="text" title={t("rules.text")} panel={<ConditionText {...condition} />} />
          </Tabs>
        </section>
        <TestTable rule={rule} catalogue={catalogue} onEdit={onEdit} onSettle={onSettle} />
        <WordsForm rule={rule} naming={naming} onEdit={onEdit} onSettle={onSettle} />
      </div>
    </article>
  );
}
