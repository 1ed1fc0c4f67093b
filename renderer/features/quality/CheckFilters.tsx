import { Classes, HTMLSelect, InputGroup } from "@blueprintjs/core";
import { Search } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { CHECK_GROUPS } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { useLanguage } from "../../i18n/useLanguage";
import { OUTCOMES, type Outcome, type OutcomeCounts } from "../../ui/outcomes";
import { SeverityIcon } from "../../ui/SeverityTag";
import { useFormat } from "../../ui/useFormat";
import type { CheckFilter, CheckOrder } from "./checkList";

interface Props {
  readonly filter: CheckFilter;
  readonly order: CheckOrder;
  readonly counts: OutcomeCounts;
  readonly shown: number;
  readonly total: number;
  readonly onFilter: (filter: CheckFilter) => void;
  readonly onOrder: (order: CheckOrder) => void;
}

export function CheckFilters({ filter, order, counts, shown, total, onFilter, onOrder }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const toggle = (outcome: Outcome) => {
    const on = filter.outcomes.includes(outcome);
    const outcomes = on
      ? filter.outcomes.filter((other) => other !== outcome)
      : [...filter.outcomes, outcome];
    onFilter({ ...filter, outcomes });
  };
  return (
    <div className="check-filters" role="search">
      <InputGroup
        size="small"
        type="search"
        leftIcon={<Search size={14} title={false} className={Classes.ICON} />}
        placeholder={t("quality.search")}
        aria-label={t("quality.search")}
        value={filter.text}
        onValueChange={(text) => onFilter({ ...filter, text })}
      />
      <span className="quiet check-count" role="status">
        {t("quality.shown", { shown: format.count(shown), total: format.count(total) })}
      </span>
      <div className="toggles" role="group" aria-label={t("quality.severityFilter")}>
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="toggle"
            aria-pressed={filter.outcomes.includes(outcome)}
            aria-label={t(`severityCount.${outcome}`, {
              count: counts[outcome],
              n: format.count(counts[outcome]),
            })}
            title={t(`severity.${outcome}`)}
            onClick={() => toggle(outcome)}
          >
            <SeverityIcon outcome={outcome} />
            {format.count(counts[outcome])}
          </button>
        ))}
      </div>
      <HTMLSelect
        minimal
        value={filter.group ?? ""}
        aria-label={t("quality.groupFilter")}
        onChange={({ currentTarget }) =>
          onFilter({
            ...filter,
            group: CHECK_GROUPS.find((group) => group === currentTarget.value) ?? null,
          })
        }
      >
        <option value="">{t("quality.allGroups")}</option>
        {CHECK_GROUPS.map((group) => (
          <option key={group} value={group}>
            {REPORT_TEXTS[language].frame.groups[group]}
          </option>
        ))}
      </HTMLSelect>
      <HTMLSelect
        minimal
        value={order}
        aria-label={t("quality.order")}
        onChange={({ currentTarget }) =>
          onOrder(currentTarget.value === "group" ? "group" : "outcome")
        }
      >
        <option value="outcome">{t("quality.worst")}</option>
        <option value="group">{t("quality.bySubject")}</option>
      </HTMLSelect>
    </div>
  );
}
