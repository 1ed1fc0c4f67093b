import { Inbox, Outdated } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useClock, useNavigation, useNotices, useSession, useSettings } from "../../stores/context";
import type { CurrentDataset } from "../../stores/session";
import { countOutcomes } from "../../ui/outcomes";
import { SeverityIcon } from "../../ui/SeverityTag";
import { useFormat } from "../../ui/useFormat";
import { PrivacyStatus } from "./PrivacyStatus";
import { SqlStatus } from "./SqlStatus";
import { StatusWords } from "./StatusWords";
import { ThemeSwitch } from "./ThemeSwitch";

/** Dataset, rows, findings, privacy and notices on the left; clock, language and theme on the right. */
export function StatusBar() {
  const { t } = useTranslation();
  const current = useSession((state) => state.current);
  return (
    <footer className="status-bar" aria-label={t("status.bar")}>
      {current === null ? <span>{t("session.noDataset")}</span> : <DatasetStatus {...current} />}
      <NoticesStatus />
      <span className="spring" />
      <UntimedStatus />
      <Clock lastMs={current?.loaded.lastMs ?? null} />
      <LanguageSwitch />
      <ThemeSwitch />
    </footer>
  );
}

function DatasetStatus({ label, loaded }: CurrentDataset) {
  const { t } = useTranslation();
  const format = useFormat();
  const showTab = useNavigation((state) => state.showTab);
  const { error, warning } = countOutcomes(loaded.report.checks);
  const errors = t("severityCount.error", { count: error, n: format.count(error) });
  const warnings = t("severityCount.warning", { count: warning, n: format.count(warning) });
  const quarantined = t("status.quarantine", {
    count: loaded.quarantined,
    n: format.count(loaded.quarantined),
  });
  const rows = Object.values(loaded.report.tables).reduce((sum, { found }) => sum + found, 0);
  return (
    <>
      <span className="status-label" title={label}>
        {label}
      </span>
      <span>{t("status.rows", { count: rows, n: format.count(rows) })}</span>
      <button
        type="button"
        className="status-button"
        title={`${errors}, ${warnings}`}
        onClick={() => showTab("checks")}
      >
        <SeverityIcon outcome={error > 0 ? "error" : "passed"} />
        <StatusWords words={errors} short={format.count(error)} />
        <SeverityIcon outcome={warning > 0 ? "warning" : "passed"} />
        <StatusWords words={warnings} short={format.count(warning)} />
      </button>
      {loaded.quarantined > 0 && (
        <button
          type="button"
          className="status-button"
          title={quarantined}
          onClick={() => showTab("quarantine")}
        >
          <Inbox size={12} title={false} />
          <StatusWords words={quarantined} short={format.count(loaded.quarantined)} />
        </button>
      )}
      <SqlStatus />
      <PrivacyStatus />
    </>
  );
}

/** The moment everything on screen holds for: the clock's, or the dataset's last record where it has none. */
function Clock({ lastMs }: { lastMs: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ms = useClock((state) => state.settled?.ms) ?? lastMs;
  return (
    <span className="status-clock" title={t("status.clockHint")}>
      {ms === null ? t("status.zone") : t("status.clock", { time: format.time(ms) })}
    </span>
  );
}

/** Records that happen at no moment, where there are any; leads to them. */
function UntimedStatus() {
  const { t } = useTranslation();
  const format = useFormat();
  const untimed = useClock((state) => state.span?.untimed ?? 0);
  const go = useNavigation((state) => state.go);
  if (untimed === 0) return null;
  const words = t("status.untimed", { count: untimed, n: format.count(untimed) });
  return (
    <button
      type="button"
      className="status-button"
      title={words}
      onClick={() => go({ page: "timeline", tab: "untimed", lanes: [] })}
    >
      <Outdated size={12} title={false} />
      <StatusWords words={words} short={format.count(untimed)} />
    </button>
  );
}

function NoticesStatus() {
  const { t } = useTranslation();
  const format = useFormat();
  const count = useNotices((state) => state.list.length);
  const unread = useNotices((state) => state.unread);
  const toggle = useNavigation((state) => state.toggle);
  return (
    <button
      type="button"
      className={`status-button status-notices${unread > 0 ? " status-unread" : ""}`}
      onClick={() => toggle("notices")}
    >
      {t("status.notices", { count, n: format.count(count) })}
    </button>
  );
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const spoken = useSettings((state) => state.spoken);
  const setLanguage = useSettings((state) => state.setLanguage);
  return (
    <span role="group" aria-label={t("status.language")} className="language-switch">
      {(["en", "fr"] as const).map((language) => (
        <button
          key={language}
          type="button"
          className="status-button"
          lang={language}
          aria-pressed={language === spoken}
          title={LANGUAGE_NAMES[language]}
          onClick={() => void setLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </span>
  );
}

/** Each language is named in itself, whatever is on screen. */
const LANGUAGE_NAMES = { en: "English", fr: "Français" } as const;
