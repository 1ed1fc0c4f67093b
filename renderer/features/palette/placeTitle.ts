import type { TFunction } from "i18next";
import type { QualityReport } from "#shared/quality/report";
import type { Language } from "../../i18n/language";
import { wordsOf } from "../../i18n/reportWords";
import type { Location } from "../../stores/location";

/** What a place is called. A check is named where the open dataset's report has it, else by its id. */
export function placeTitle(
  location: Location,
  report: QualityReport | null,
  language: Language,
  t: TFunction,
): string {
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
    case "overview":
    case "dataset":
    case "rules":
    case "features":
    case "sql":
      return t(`shell.command.${location.page}`);
  }
}
