import { Tab, Tabs } from "@blueprintjs/core";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../../stores/context";
import { usePanels } from "../../stores/usePanels";
import { Split } from "../../ui/Split";
import { useWide } from "../../ui/useWide";
import { GraphCanvas } from "./canvas/GraphCanvas";
import { LeftPane } from "./panes/LeftPane";
import { RightPane } from "./panes/RightPane";
import { StartPage } from "./panes/StartPage";
import { SaveView } from "./SaveView";
import { Toolbar } from "./Toolbar";
import { useFullScreen } from "./useFullScreen";
import { useGraphKeys } from "./useGraphKeys";

/** The graph workspace: who shares what with whom, as of the clock. */
export function GraphPanel() {
  const { t } = useTranslation();
  const wide = useWide();
  const full = useFullScreen();
  const [saving, setSaving] = useState(false);
  const isEmpty = useGraph(({ scene }) => scene.items.length === 0 && scene.map === null);
  const save = (): void => setSaving(!isEmpty);
  useGraphKeys({ onSave: save, onFull: full.toggle });
  const centre = (
    <section className="graph-centre" aria-label={t("graph.toolbar.canvas")}>
      {isEmpty ? <StartPage /> : <GraphCanvas />}
    </section>
  );
  return (
    <div className={`workspace workspace-fixed graph${full.on ? " graph-full" : ""}`}>
      <Toolbar isEmpty={isEmpty} isFull={full.on} onFull={full.toggle} onSave={save} />
      {wide ? <ThreePanes centre={centre} /> : <TwoPanes centre={centre} />}
      {saving && <SaveView onClose={() => setSaving(false)} />}
    </div>
  );
}

interface PanesProps {
  readonly centre: ReactNode;
}

function ThreePanes({ centre }: PanesProps) {
  const { t } = useTranslation();
  const panels = usePanels("graph");
  return (
    <Split
      label={t("graph.toolbar.split")}
      {...panels}
      panes={[
        { id: "left", initial: 264, min: 200, max: 480, fixed: true, content: <LeftPane /> },
        { id: "centre", min: 320, content: centre },
        { id: "right", initial: 304, min: 240, max: 560, fixed: true, content: <RightPane /> },
      ]}
    />
  );
}

/** Where there is no room for both, one pane holds what finds and what is selected. */
function TwoPanes({ centre }: PanesProps) {
  const { t } = useTranslation();
  const panels = usePanels("graphNarrow");
  return (
    <Split
      label={t("graph.toolbar.split")}
      {...panels}
      panes={[
        { id: "side", initial: 272, min: 208, max: 440, fixed: true, content: <SidePane /> },
        { id: "centre", min: 320, content: centre },
      ]}
    />
  );
}

interface Chosen {
  readonly tab: "find" | "selected";
  /** What was selected then. */
  readonly selected: readonly string[];
}

function SidePane() {
  const { t } = useTranslation();
  const selected = useGraph((state) => state.selected);
  const [chosen, setChosen] = useState<Chosen>({ tab: "find", selected });
  // Whatever is newly selected is shown; the other tab is shown until then.
  const isNew = selected !== chosen.selected && selected.length > 0;
  const tab = isNew ? "selected" : chosen.tab;
  return (
    <Tabs
      id="graph-side"
      className="graph-side"
      animate={false}
      renderActiveTabPanelOnly
      selectedTabId={tab}
      onChange={(next) => setChosen({ tab: next === "selected" ? next : "find", selected })}
    >
      <Tab id="find" title={t("graph.toolbar.find")} panel={<LeftPane />} />
      <Tab id="selected" title={t("graph.toolbar.selected")} panel={<RightPane />} />
    </Tabs>
  );
}
