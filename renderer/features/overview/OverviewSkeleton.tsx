import { useTranslation } from "react-i18next";
import { CHARTS } from "./layout";

/** The overview before its first answer: everything has its place already. */
export function OverviewSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="workspace" aria-busy aria-label={t("overview.loading")}>
      <header className="workspace-head">
        <h1>{t("overview.title")}</h1>
      </header>
      <div className="stats overview-stats">
        {Array.from({ length: 10 }, (_, i) => (
          <div key={i} className="stat overview-stat">
            <span className="skeleton" />
          </div>
        ))}
      </div>
      <div className="overview-grid">
        {CHARTS.map(({ id, width }) => (
          <div key={id} className={`panel chart-card chart-card-${width}`}>
            <div className="panel-head">
              <span className="skeleton" />
            </div>
            <div className="chart-card-body" />
          </div>
        ))}
      </div>
    </div>
  );
}
