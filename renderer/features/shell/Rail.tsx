import {
  Code,
  Cog,
  Database,
  Endorsed,
  Filter,
  Function as FeatureIcon,
  Graph,
  IdNumber,
  Th,
  TimelineBarChart,
  TimelineEvents,
  Briefcase,
  WarningSign,
} from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useAlertQueue, useNavigation } from "../../stores/context";
import { digitOf } from "../../stores/shortcuts";
import { WORKSPACES, workspaceOf, type Workspace } from "../../stores/location";
import { useFormat } from "../../ui/useFormat";

const ICONS = {
  overview: TimelineBarChart,
  alerts: WarningSign,
  timeline: TimelineEvents,
  graph: Graph,
  cases: Briefcase,
  dataset: Database,
  quality: Endorsed,
  tables: Th,
  sql: Code,
  rules: Filter,
  features: FeatureIcon,
  identity: IdNumber,
} as const satisfies Record<Workspace, unknown>;

/** The workspaces, top to bottom, in the order of their number keys; the settings at the foot. */
export function Rail() {
  const { t } = useTranslation();
  const workspace = useNavigation((state) => workspaceOf(state.location));
  const inSettings = useNavigation(({ location }) => location.page === "settings");
  const openSettings = useNavigation((state) => state.openSettings);
  const show = useNavigation((state) => state.show);
  return (
    <nav className="rail" aria-label={t("nav.workspaces")}>
      <img src="/icon.svg" alt="" />
      {WORKSPACES.map((name, index) => {
        const Icon = ICONS[name];
        const digit = digitOf(index);
        return (
          <button
            key={name}
            type="button"
            className="rail-item"
            aria-current={name === workspace ? "page" : undefined}
            aria-keyshortcuts={digit ?? undefined}
            title={digit === null ? t(`nav.${name}`) : `${t(`nav.${name}`)} (${digit})`}
            onClick={() => show(name)}
          >
            <span className="rail-icon">
              <Icon size={18} title={false} />
              {name === "alerts" && <AlertsToDo />}
            </span>
            <span>{t(`nav.${name}`)}</span>
          </button>
        );
      })}
      <span className="spring" />
      <button
        type="button"
        className="rail-item"
        aria-current={inSettings ? "page" : undefined}
        title={t("nav.settings")}
        onClick={() => openSettings("general")}
      >
        <Cog size={18} title={false} />
        <span>{t("nav.settings")}</span>
      </button>
    </nav>
  );
}

const MOST_SHOWN = 999;

/** How many alerts are to be worked on as of the clock. */
function AlertsToDo() {
  const { t } = useTranslation();
  const format = useFormat();
  const queue = useAlertQueue();
  const count = queue?.counts.listed.todo ?? 0;
  if (count === 0) return null;
  return (
    <span
      className="rail-count"
      aria-hidden
      title={t("alerts.toDo", { count, n: format.count(count) })}
    >
      {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
    </span>
  );
}
