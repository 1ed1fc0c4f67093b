import { Button, InputGroup } from "@blueprintjs/core";
import { Search } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldInfo, TableView } from "#shared/contract/browse";
import { FilterRange } from "./FilterRange";
import { FilterValues } from "./FilterValues";
import { usePrivacy } from "../../stores/context";
import {
  filterOf,
  filterWays,
  toggledValue,
  withFilter,
  withoutField,
  type FilterWays,
} from "./viewChanges";

interface Props {
  readonly field: FieldInfo;
  readonly view: TableView;
  /** Every change is applied at once. */
  readonly onEdit: (view: TableView) => void;
  readonly onDone: () => void;
}

const NO_WAYS: FilterWays = { contains: false, values: false, range: null };

/** The conditions on one field, in the ways that suit what it holds. */
export function FilterEditor({ field, view, onEdit, onDone }: Props) {
  const { t } = useTranslation();
  const revealed = usePrivacy((state) => state.allRevealed) && field.personal;
  // A filter is part of the address, which would keep what was revealed after it is masked again.
  const ways = revealed ? NO_WAYS : filterWays(field);
  const filtered = view.filters.some((filter) => filter.field === field.name);
  const emptyOnly = filterOf(view, field.name, "is")?.values.includes(null) === true;
  return (
    <div className="filter-editor">
      {revealed && <p className="quiet">{t("tables.notWhileRevealed")}</p>}
      {ways.contains && <Contains {...{ field, view, onEdit, onDone }} />}
      {ways.range !== null && (
        <FilterRange
          key={field.name}
          kind={ways.range}
          filter={filterOf(view, field.name, "between")}
          onChange={(min, max) =>
            onEdit(withFilter(view, { field: field.name, op: "between", min, max }))
          }
          onDone={onDone}
        />
      )}
      {ways.values && <FilterValues field={field} view={view} onEdit={onEdit} />}
      {!ways.values && (
        <label className="filter-value">
          <input
            type="checkbox"
            checked={emptyOnly}
            onChange={() => onEdit(toggledValue(view, field.name, null))}
          />
          {t("tables.emptyOnly")}
        </label>
      )}
      <div className="filter-actions">
        <Button
          size="small"
          variant="minimal"
          text={t("tables.clearFilter")}
          disabled={!filtered}
          onClick={() => onEdit(withoutField(view, field.name))}
        />
        <Button size="small" text={t("common.close")} onClick={onDone} />
      </div>
    </div>
  );
}

function Contains({ field, view, onEdit, onDone }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(filterOf(view, field.name, "contains")?.text ?? "");
  return (
    <InputGroup
      size="small"
      leftElement={
        <span className="input-sign">
          <Search size={12} title={false} />
        </span>
      }
      placeholder={t("tables.contains")}
      aria-label={t("tables.containsIn", { field: field.name })}
      value={text}
      onValueChange={(next) => {
        setText(next);
        onEdit(withFilter(view, { field: field.name, op: "contains", text: next }));
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone();
      }}
    />
  );
}
