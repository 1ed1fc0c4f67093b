import { useTranslation } from "react-i18next";
import type { FieldFilter } from "#shared/contract/browse";
import { useFormat } from "../../ui/useFormat";

/** Values named in a chip; of more only the number is said. */
const NAMED = 3;

/** What a condition says, without its field: `= failed`, `contains "ann"`, `≥ 100`. */
export function useFilterText(): (filter: FieldFilter) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (filter) => {
    switch (filter.op) {
      case "contains":
        return t("tables.containsText", { text: filter.text });
      case "between": {
        const { min, max } = filter;
        if (min === null) return `≤ ${max ?? ""}`;
        return max === null ? `≥ ${min}` : t("tables.between", { min, max });
      }
      case "is": {
        if (filter.values.length > NAMED)
          return t("tables.oneOf", { n: format.count(filter.values.length) });
        const values = filter.values.map((value) => value ?? t("common.empty"));
        return `= ${values.join(` ${t("tables.or")} `)}`;
      }
    }
  };
}
