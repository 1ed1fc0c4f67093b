import { Button, Tab, Tabs } from "@blueprintjs/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleSet } from "#shared/contract/rules";
import { useApp, useHistory, useRules } from "../../stores/context";
import { restoreVersion } from "../../stores/ruleEdits";
import type { WhatIfState } from "../../stores/whatIf";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { HistoryList } from "../../ui/HistoryList";
import { ProgressBar } from "../../ui/ProgressBar";
import { useFormat } from "../../ui/useFormat";
import { useSentence } from "../../ui/useSentence";
import { AlertDays } from "./figures/AlertDays";
import { KpiPanel } from "./figures/KpiPanel";
import { LabelDelay } from "./figures/LabelDelay";
import { Scenarios } from "./figures/Scenarios";
import { Thresholds } from "./figures/Thresholds";
import { Overlap } from "./Overlap";
import type { useFigures } from "./useWorkspace";
import { Versions } from "./versions/Versions";

const TABS = ["thresholds", "scenarios", "overlap", "versions", "history"] as const;
type PaneTab = (typeof TABS)[number];

interface Props {
  readonly working: RuleSet;
  readonly figures: ReturnType<typeof useFigures>;
  readonly onOpen: (ruleId: string) => void;
}

/** What the working set does to the dataset, whichever rule is edited beside it. */
export function FiguresPane({ working, figures, onOpen }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [tab, setTab] = useState<PaneTab>("thresholds");
  const { answer, saved, state } = figures;
  return (
    <div className="rules-pane rules-figures">
      <Deciding state={state} />
      <KpiPanel
        answer={answer}
        saved={saved}
        capacity={working.capacityPerDay}
        labelDelayDays={working.labelDelayDays}
      />
      <Tabs
        id={id}
        className="rules-tabs"
        selectedTabId={tab}
        renderActiveTabPanelOnly
        onChange={(chosen) => setTab(TABS.find((one) => one === chosen) ?? "thresholds")}
      >
        {TABS.map((one) => (
          <Tab
            key={one}
            id={one}
            title={t(`rules.tab.${one}`)}
            panel={
              // It scrolls, and holds nothing but text where it is only read.
              <div className="rules-scrolling" tabIndex={0}>
                <TabContent tab={one} working={working} figures={figures} onOpen={onOpen} />
              </div>
            }
          />
        ))}
      </Tabs>
    </div>
  );
}

interface ContentProps extends Props {
  readonly tab: PaneTab;
}

function TabContent({ tab, working, figures, onOpen }: ContentProps) {
  const { rules, history } = useApp();
  const sets = useRules((state) => state.sets);
  const { entries, position, jump, settle } = useHistory((state) => state);
  const { edit } = rules.getState();
  const sentenceOf = useSentence();
  const { answer, saved } = figures;
  switch (tab) {
    case "thresholds":
      return (
        <>
          <Thresholds ruleSet={working} answer={answer} onEdit={edit} onSettle={settle} />
          {answer !== null && <AlertDays answer={answer} capacity={working.capacityPerDay} />}
          <LabelDelay
            ruleSet={working}
            onEdit={edit}
            onSettle={() => history.getState().settle()}
          />
        </>
      );
    case "scenarios":
      return answer === null ? null : <Scenarios answer={answer} saved={saved} />;
    case "overlap":
      return answer === null ? null : (
        <Overlap rules={working.rules} answer={answer} onOpen={onOpen} />
      );
    case "versions":
      return (
        <Versions
          sets={sets}
          working={working}
          onRestore={(version) => edit(restoreVersion(version))}
        />
      );
    case "history":
      return (
        <HistoryList
          entries={entries.map(({ id, sentence }) => ({ id, text: sentenceOf(sentence) }))}
          position={position}
          onJump={jump}
        />
      );
  }
}

/** How far the deciding is, or why it has ended without an answer. Its place is kept. */
function Deciding({ state }: { state: WhatIfState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { deciding, progress, error, cancel, retry } = state;
  if (error !== null)
    return (
      <div className="rules-failure" role="alert">
        <p>
          {error.code === "dataset.cancelled"
            ? t("rules.cancelled")
            : t(`error.${error.code}.title`)}
        </p>
        {error.code !== "dataset.cancelled" && <ErrorDetails error={error} />}
        <Button size="small" text={t("rules.decideAgain")} onClick={retry} />
      </div>
    );
  return (
    <div className="rules-deciding">
      {deciding && progress !== null && (
        <>
          <ProgressBar
            label={t("rules.deciding")}
            fraction={progress.total === 0 ? null : progress.done / progress.total}
          />
          <span className="quiet">
            {t("rules.decidingProgress", {
              done: format.count(progress.done),
              total: format.count(progress.total),
            })}
          </span>
          <Button size="small" variant="minimal" text={t("common.cancel")} onClick={cancel} />
        </>
      )}
    </div>
  );
}
