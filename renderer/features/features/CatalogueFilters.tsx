import { Checkbox, Classes, HTMLSelect, InputGroup } from "@blueprintjs/core";
import { Search } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { FEATURE_GROUPS } from "#shared/contract/decisions";
import { useFormat } from "../../ui/useFormat";
import type { CatalogueFilter } from "./catalogueRows";

interface Props {
  readonly filter: CatalogueFilter;
  readonly shown: number;
  readonly total: number;
  readonly onFilter: (filter: CatalogueFilter) => void;
}

export function CatalogueFilters({ filter, shown, total, onFilter }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="feature-filters" role="search">
      <InputGroup
        size="small"
        type="search"
        leftIcon={<Search size={14} title={false} className={Classes.ICON} />}
        placeholder={t("features.catalogue.search")}
        aria-label={t("features.catalogue.search")}
        value={filter.text}
        onValueChange={(text) => onFilter({ ...filter, text })}
      />
      <HTMLSelect
        minimal
        value={filter.group ?? ""}
        aria-label={t("features.catalogue.group")}
        onChange={({ currentTarget }) =>
          onFilter({
            ...filter,
            group: FEATURE_GROUPS.find((group) => group === currentTarget.value) ?? null,
          })
        }
      >
        <option value="">{t("features.catalogue.allGroups")}</option>
        {FEATURE_GROUPS.map((group) => (
          <option key={group} value={group}>
            {t(`features.group.${group}`)}
          </option>
        ))}
      </HTMLSelect>
      <Checkbox
        checked={filter.ofRules}
        label={t("features.catalogue.ofRules")}
        onChange={({ currentTarget }) => onFilter({ ...filter, ofRules: currentTarget.checked })}
      />
      <Checkbox
        checked={filter.available}
        label={t("features.catalogue.available")}
        onChange={({ currentTarget }) => onFilter({ ...filter, available: currentTarget.checked })}
      />
      <span className="quiet" role="status">
        {t("features.catalogue.shown", { shown: format.count(shown), total: format.count(total) })}
      </span>
    </div>
  );
}
