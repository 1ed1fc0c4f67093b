import { useTranslation } from "react-i18next";

/** The graph workspace: who shares what with whom, as of the clock. */
export function GraphPanel() {
  const { t } = useTranslation();
  return (
    <div className="workspace workspace-fixed graph">
      <h1>{t("nav.graph")}</h1>
    </div>
  );
}
