import { Code, Database, Endorsed, Th, TimelineBarChart } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useNavigation } from "../../stores/context";
import { WORKSPACES, workspaceOf, type Workspace } from "../../stores/location";

const ICONS = {
  overview: TimelineBarChart,
  dataset: Database,
  quality: Endorsed,
  tables: Th,
  sql: Code,
} as const satisfies Record<Workspace, unknown>;

/** The workspaces, top to bottom, in the order of their number keys. */
export function Rail() {
  const { t } = useTranslation();
  const workspace = useNavigation((state) => workspaceOf(state.location));
  const show = useNavigation((state) => state.show);
  return (
    <nav className="rail" aria-label={t("nav.workspaces")}>
      <img src="/icon.svg" alt="" />
      {WORKSPACES.map((name, index) => {
        const Icon = ICONS[name];
        return (
          <button
            key={name}
            type="button"
            className="rail-item"
            aria-current={name === workspace ? "page" : undefined}
            aria-keyshortcuts={String(index + 1)}
            title={`${t(`nav.${name}`)} (${index + 1})`}
            onClick={() => show(name)}
          >
            <Icon size={18} title={false} />
            <span>{t(`nav.${name}`)}</span>
          </button>
        );
      })}
    </nav>
  );
}
