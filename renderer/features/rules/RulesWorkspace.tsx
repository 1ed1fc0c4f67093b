import { useTranslation } from "react-i18next";
import type { LoadedDataset } from "#shared/contract/engine";
import type { Moment } from "#shared/contract/replay";
import { ruleOf, restoreVersion, discardChanges } from "../../stores/ruleEdits";
import type { RuleSet, SavedRuleSet } from "#shared/contract/rules";
import { useApp, useClock, useHistory, useRules } from "../../stores/context";
import { isDirty } from "../../stores/rules";
import { usePanels } from "../../stores/usePanels";
import { Split } from "../../ui/Split";
import { useSentence } from "../../ui/useSentence";
import { useFormat } from "../../ui/useFormat";
import { RuleEditor } from "./editor/RuleEditor";
import { FiguresPane } from "./FiguresPane";
import { RulesHead } from "./RulesHead";
import { SaveButton } from "./SaveButton";
import { RuleTable } from "./table/RuleTable";
import { ruleRows } from "./table/ruleRows";
import { UnknownRule } from "./UnknownRule";
import { useCatalogue, useFigures, useLeaveGone, useRuleActions } from "./useWorkspace";

interface Props {
  readonly loaded: LoadedDataset;
  readonly working: RuleSet;
  readonly newest: SavedRuleSet;
  readonly ruleId: string | null;
}

/** Rules on the left, or the one that is edited; what they do to the dataset on the right. */
export function RulesWorkspace({ loaded, working, newest, ruleId }: Props) {
  const { t } = useTranslation();
  const { rules, history } = useApp();
  const widths = usePanels("rules");
  const moment = useClock((state) => state.settled);
  const figures = useFigures(loaded, working, newest, moment);
  const { catalogue, problems, lackedBy } = useCatalogue(working, loaded.generation);
  const act = useRuleActions(working);
  const { edit } = rules.getState();
  const { settle } = history.getState();
  const { answer, saved, waiting } = figures;
  const problemsOf = (id: string) => problems.filter((problem) => problem.ruleId === id);
  const errorsOf = (id: string) => problemsOf(id).filter(({ severity }) => severity === "error");
  const rows = ruleRows(working.rules, answer, saved, (id) => errorsOf(id).length);
  const at = rows.findIndex(({ rule }) => rule.id === ruleId);
  const row = rows[at];
  useLeaveGone(ruleId, row !== undefined);
  const beside = (step: 1 | -1) => {
    const other = rows[at + step];
    return other === undefined ? null : () => act.open(other.rule.id);
  };
  const common = { kpis: answer?.kpis ?? null, waiting, onEdit: edit, onSettle: settle };

  return (
    <div className="workspace workspace-fixed rules">
      <Head {...{ loaded, working, newest, moment, act, problems }} />
      <Split
        label={t("rules.split")}
        panes={[
          {
            id: "rules",
            initial: "62%",
            min: 420,
            content: (
              <div className="rules-pane">
                {ruleId === null && (
                  <RuleTable {...common} rows={rows} lackedBy={lackedBy} onOpen={act.open} />
                )}
                {ruleId !== null && row === undefined && (
                  <UnknownRule id={ruleId} onClose={() => act.open(null)} />
                )}
                {ruleId !== null && row !== undefined && (
                  <RuleEditor
                    key={ruleId}
                    {...common}
                    row={row}
                    savedRule={ruleOf(newest.ruleSet, ruleId)}
                    naming={ruleOf(newest.ruleSet, ruleId) === null ? act.naming(row.rule) : null}
                    lacked={lackedBy(row.rule)}
                    catalogue={catalogue}
                    problems={problemsOf(ruleId)}
                    onClose={() => act.open(null)}
                    onPrevious={beside(-1)}
                    onNext={beside(1)}
                    onDuplicate={() => act.duplicate(row.rule)}
                    onDelete={() => act.remove(row.rule)}
                  />
                )}
              </div>
            ),
          },
          {
            id: "figures",
            min: 320,
            content: <FiguresPane working={working} figures={figures} onOpen={act.open} />,
          },
        ]}
        {...widths}
      />
    </div>
  );
}

interface HeadProps {
  readonly loaded: LoadedDataset;
  readonly working: RuleSet;
  readonly newest: SavedRuleSet;
  readonly moment: Moment | null;
  readonly act: ReturnType<typeof useRuleActions>;
  readonly problems: ReturnType<typeof useCatalogue>["problems"];
}

function Head({ loaded, working, newest, moment, act, problems }: HeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rules, history } = useApp();
  const dirty = useRules(isDirty);
  const saving = useRules((state) => state.saving);
  const shipped = useRules((state) => state.sets.at(-1));
  const { entries, position } = useHistory((state) => state);
  const sentenceOf = useSentence();
  const { edit, save } = rules.getState();
  const said = (at: number): string | null => {
    const entry = entries[at];
    return entry === undefined ? null : sentenceOf(entry.sentence);
  };
  const heldMs = moment?.ms ?? loaded.lastMs;
  return (
    <RulesHead
      newest={newest}
      dirty={dirty}
      undo={said(position - 1)}
      redo={said(position)}
      onUndo={() => history.getState().undo()}
      onRedo={() => history.getState().redo()}
      onAdd={act.add}
      onDiscard={() => edit(discardChanges(newest))}
      onShipped={() => shipped !== undefined && edit(restoreVersion(shipped))}
      onExport={act.export}
      onImport={(file) => void act.import(file)}
      asOf={
        heldMs !== null && (
          <span className="rules-asof" title={t("rules.asOfHint")}>
            {t("rules.asOf", { time: format.time(heldMs) })}
          </span>
        )
      }
      save={
        <SaveButton
          ruleSet={working}
          dirty={dirty}
          saving={saving}
          errors={problems.filter(({ severity }) => severity === "error")}
          onSave={save}
        />
      }
    />
  );
}
