import { Tab, Tabs } from "@blueprintjs/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export const SIDEBAR_TABS = ["schema", "examples", "saved", "history"] as const;
export type SidebarTab = (typeof SIDEBAR_TABS)[number];

interface Props {
  readonly tab: SidebarTab;
  readonly onTab: (tab: SidebarTab) => void;
  readonly panels: Readonly<Record<SidebarTab, ReactNode>>;
}

/** What can be put into the editor: names, examples, saved queries, former runs. */
export function Sidebar({ tab, onTab, panels }: Props) {
  const { t } = useTranslation();
  return (
    <aside className="sql-sidebar" aria-label={t("sql.sidebar.label")}>
      <Tabs
        id="sql-sidebar"
        className="sql-tabs"
        selectedTabId={tab}
        renderActiveTabPanelOnly
        onChange={(next) => {
          const chosen = SIDEBAR_TABS.find((known) => known === next);
          if (chosen !== undefined) onTab(chosen);
        }}
      >
        {SIDEBAR_TABS.map((name) => (
          <Tab key={name} id={name} title={t(`sql.sidebar.${name}`)} panel={<>{panels[name]}</>} />
        ))}
      </Tabs>
    </aside>
  );
}
