import { HTMLSelect, InputGroup } from "@blueprintjs/core";
import { Search } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { CASE_STATES } from "#shared/contract/casework";
import type { CaseFilter } from "./caseRows";

interface Props {
  readonly filter: CaseFilter;
  readonly tags: readonly string[];
  readonly onFilter: (filter: CaseFilter) => void;
}

/** Cases by state, tag and words. */
export function CaseFilters({ filter, tags, onFilter }: Props) {
  const { t } = useTranslation();
  return (
    <div className="case-filters" role="search">
      <InputGroup
        type="search"
        leftIcon={<Search size={14} title={false} />}
        aria-label={t("cases.filter.text")}
        placeholder={t("cases.filter.text")}
        value={filter.text}
        onValueChange={(text) => onFilter({ ...filter, text })}
      />
      <HTMLSelect
        aria-label={t("cases.filter.state")}
        value={filter.state ?? ""}
        options={[
          { value: "", label: t("cases.filter.anyState") },
          ...CASE_STATES.map((state) => ({ value: state, label: t(`cases.state.${state}`) })),
        ]}
        onChange={({ currentTarget }) => {
          const state = CASE_STATES.find((known) => known === currentTarget.value) ?? null;
          onFilter({ ...filter, state });
        }}
      />
      <HTMLSelect
        aria-label={t("cases.filter.tag")}
        value={filter.tag ?? ""}
        disabled={tags.length === 0}
        options={[
          { value: "", label: t("cases.filter.anyTag") },
          ...tags.map((tag) => ({ value: tag, label: tag })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, tag: value === "" ? null : value })
        }
      />
    </div>
  );
}
