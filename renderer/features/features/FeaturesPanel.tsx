import { Tab, Tabs } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { useNavigation, useSession } from "../../stores/context";
import { FEATURE_TABS } from "../../stores/location";
import { CataloguePanel } from "./CataloguePanel";
import { LeakPanel } from "./LeakPanel";

/** The features workspace: what features there are, and the check that they see nothing they must not. */
export function FeaturesPanel() {
  const { t } = useTranslation();
  const label = useSession(({ current }) => current?.label ?? "");
  const location = useNavigation((state) => state.location);
  const go = useNavigation((state) => state.go);
  const tab = location.page === "features" ? location.tab : "catalogue";
  const panels = { catalogue: <CataloguePanel />, leaks: <LeakPanel /> };
  return (
    <div className="workspace workspace-fixed">
      <header className="workspace-head">
        <h1>{t("features.title")}</h1>
        <span className="quiet workspace-label" title={label}>
          {label}
        </span>
      </header>
      <Tabs
        id="features"
        className="quality-tabs"
        selectedTabId={tab}
        renderActiveTabPanelOnly
        onChange={(next) => {
          const chosen = FEATURE_TABS.find((known) => known === next);
          if (chosen !== undefined) go({ page: "features", tab: chosen, feature: null });
        }}
      >
        {FEATURE_TABS.map((name) => (
          <Tab key={name} id={name} title={t(`features.tab.${name}`)} panel={panels[name]} />
        ))}
      </Tabs>
    </div>
  );
}
