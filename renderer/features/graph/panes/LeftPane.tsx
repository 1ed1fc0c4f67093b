import { Tab, Tabs } from "@blueprintjs/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { useApp, useGraph } from "../../../stores/context";
import { recallPlace, rememberPlace } from "../../../ui/places";
import { useFormat } from "../../../ui/useFormat";
import { filtersOn } from "./filters/filtersOn";
import { FiltersTab } from "./filters/FiltersTab";
import { GroupsTab } from "./groups/GroupsTab";
import { useGoTo } from "./parts/useGoTo";
import { PathsTab } from "./paths/PathsTab";
import { RingsTab } from "./rings/RingsTab";
import { NodeSearch } from "./search/NodeSearch";

const TABS = ["rings", "groups", "filters", "paths"] as const;
type TabId = (typeof TABS)[number];
const PLACE = "graph left pane";

/** Search, rings, groups, filters and paths beside the canvas. */
export function LeftPane() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<TabId>(TABS[recallPlace(PLACE)] ?? "rings");
  const choose = (id: TabId): void => {
    rememberPlace(PLACE, TABS.indexOf(id));
    setTab(id);
  };
  return (
    <div className="graph-left">
      <Search />
      <Tabs
        id="graph-left"
        className="graph-tabs"
        animate={false}
        renderActiveTabPanelOnly
        selectedTabId={tab}
        onChange={(id) => choose(TABS.find((one) => one === id) ?? "rings")}
      >
        <Tab id="rings" title={t("graph.tab.rings")} panel={<RingsTab />} />
        <Tab id="groups" title={t("graph.tab.groups")} panel={<GroupsTab />} />
        <Tab id="filters" title={<FiltersTitle />} panel={<FiltersTab />} />
        <Tab id="paths" title={t("graph.tab.paths")} panel={<PathsTab />} />
      </Tabs>
    </div>
  );
}

/** Filters leave things out wherever they are looked at: their number is beside the word. */
function FiltersTitle() {
  const { t } = useTranslation();
  const format = useFormat();
  const on = useGraph((state) => filtersOn(state.scene.filter));
  return (
    <>
      {t("graph.tab.filters")}
      {on > 0 && (
        <span
          className="graph-badge"
          title={t("graph.filter.on", { count: on, n: format.count(on) })}
        >
          {format.count(on)}
        </span>
      )}
    </>
  );
}

function Search() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const items = useGraph((state) => state.scene.items);
  const goTo = useGoTo();
  const onCanvas = useMemo(() => new Set(items.map(({ key }) => key)), [items]);
  const choose = (key: NodeKey, anew: boolean): void => {
    const { start, add, scene, select } = graph.getState();
    const isEmpty = scene.items.length === 0 && scene.map === null;
    if (anew || isEmpty) void start([key], true).then(() => select([key]));
    else if (onCanvas.has(key)) goTo(key);
    else void add([key], null).then(() => select([key]));
  };
  return (
    <NodeSearch
      label={t("graph.search.label")}
      placeholder={t("graph.search.short")}
      hint={items.length === 0 ? t("graph.search.startHint") : t("graph.search.addHint")}
      onCanvas={onCanvas}
      onChoose={choose}
    />
  );
}
