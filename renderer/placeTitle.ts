import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Rule } from "#shared/contract/rules";
import type { QualityReport } from "#shared/quality/report";
import type { Language } from "./i18n/language";
import { wordsOf } from "./i18n/reportWords";
import { useLanguage } from "./i18n/useLanguage";
import { useRules, useSession } from "./stores/context";
import type { Location } from "./stores/location";

/** Digits of a picture's SHA-256 that tell it from others. */
const CARD_DIGITS = 8;

/** What places are named by. */
interface PlaceNames {
  readonly report: QualityReport | null;
  /** Null until they are read. */
  readonly rules: readonly Rule[] | null;
  readonly language: Language;
  readonly t: TFunction;
}

/** What a place is called. A check or rule is named where report or rules have it, else by its id. */
function placeTitle(location: Location, { report, rules, language, t }: PlaceNames): string {
  switch (location.page) {
    case "record":
      return t(`shell.kind.${location.entity.kind}`, { id: location.entity.id });
    case "tables": {
      if (location.view === null) return t("shell.command.tables");
      const { table, filters } = location.view;
      return filters.length > 0
        ? t("shell.place.tableFiltered", { table })
        : t("shell.place.table", { table });
    }
    case "quality": {
      const { checkId, tab } = location;
      if (checkId === null) return t(`shell.place.tab.${tab}`);
      const check = report?.checks.find(({ id }) => id === checkId);
      return t("shell.place.check", {
        title: check === undefined ? checkId : wordsOf(check, language).title,
      });
    }
    case "settings":
      return location.section === "general"
        ? t("shell.command.settings")
        : t(`shell.command.${location.section}`);
    case "rules": {
      const { ruleId } = location;
      if (ruleId === null) return t("shell.command.rules");
      const rule = rules?.find(({ id }) => id === ruleId);
      return t("shell.place.rule", { name: rule?.words[language].name ?? ruleId });
    }
    case "features":
      if (location.tab === "leaks") return t("shell.place.leaks");
      return location.feature === null
        ? t("shell.command.features")
        : t("shell.place.feature", { name: location.feature });
    case "alerts":
      return location.key === null
        ? t("shell.command.alerts")
        : t("shell.place.alert", { name: location.key.slice(location.key.indexOf(":") + 1) });
    case "cases":
      return location.caseId === null
        ? t("shell.command.cases")
        : t("shell.place.case", { id: location.caseId });
    case "identity":
      if (location.tab === "compliance") return t("shell.place.compliance");
      return location.card === null
        ? t("shell.command.identity")
        : t("shell.place.card", { id: location.card.slice(0, CARD_DIGITS) });
    case "overview":
    case "timeline":
    case "graph":
    case "dataset":
    case "sql":
      return t(`shell.command.${location.page}`);
  }
}

/** What places are called in this window now. */
export function usePlaceTitle(): (location: Location) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const report = useSession((state) => state.current?.loaded.report ?? null);
  const rules = useRules((state) => state.working?.rules ?? null);
  return (location) => placeTitle(location, { report, rules, language, t });
}
