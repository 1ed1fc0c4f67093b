import { Button, HTMLSelect, PopoverNext } from "@blueprintjs/core";
import { Filter, SmallCross } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldFilter, TableInfo, TableView } from "#shared/contract/browse";
import { FilterEditor } from "./FilterEditor";
import { useFilterText } from "./useFilterText";
import { withoutFilter } from "./viewChanges";

interface Props {
  readonly info: TableInfo;
  readonly view: TableView;
  readonly onChange: (view: TableView) => void;
  readonly onEdit: (view: TableView) => void;
  readonly onBeginEditing: () => void;
}

/** The conditions in force, each to be changed or taken away, and a way to add one. */
export function FilterBar({ info, view, onChange, onEdit, onBeginEditing }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <div className="table-filters" role="group" aria-label={t("tables.filters")}>
      {view.filters.map((filter) => (
        <Chip
          key={`${filter.field} ${filter.op}`}
          {...{ info, view, filter, onChange, onEdit, onBeginEditing }}
        />
      ))}
      <PopoverNext
        isOpen={adding}
        placement="bottom-start"
        onInteraction={(open) => {
          if (open) onBeginEditing();
          setAdding(open);
        }}
        content={
          <NewFilter info={info} view={view} onEdit={onEdit} onDone={() => setAdding(false)} />
        }
      >
        <Button
          size="small"
          variant="minimal"
          icon={<Filter size={12} title={false} />}
          text={t("tables.addFilter")}
        />
      </PopoverNext>
      {view.filters.length > 1 && (
        <Button
          size="small"
          variant="minimal"
          text={t("tables.clearAll")}
          onClick={() => onChange({ ...view, filters: [] })}
        />
      )}
    </div>
  );
}

function Chip(props: Props & { readonly filter: FieldFilter }) {
  const { info, view, filter, onChange, onEdit, onBeginEditing } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const text = useFilterText()(filter);
  const field = info.fields.find(({ name }) => name === filter.field);
  return (
    <span className="condition">
      <PopoverNext
        isOpen={open}
        placement="bottom-start"
        onInteraction={(next) => {
          if (next) onBeginEditing();
          setOpen(next);
        }}
        content={
          <div className="filter-popover" role="dialog" aria-label={filter.field}>
            {field === undefined ? null : (
              <FilterEditor
                field={field}
                view={view}
                onEdit={onEdit}
                onDone={() => setOpen(false)}
              />
            )}
          </div>
        }
      >
        <button
          type="button"
          className="condition-text"
          title={text}
          disabled={field === undefined}
        >
          <span className="mono">{filter.field}</span> {text}
        </button>
      </PopoverNext>
      <button
        type="button"
        className="condition-remove"
        aria-label={t("tables.removeFilter", { filter: `${filter.field} ${text}` })}
        onClick={() => onChange(withoutFilter(view, filter))}
      >
        <SmallCross size={14} title={false} />
      </button>
    </span>
  );
}

interface NewFilterProps {
  readonly info: TableInfo;
  readonly view: TableView;
  readonly onEdit: (view: TableView) => void;
  readonly onDone: () => void;
}

function NewFilter({ info, view, onEdit, onDone }: NewFilterProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(info.fields[0]?.name ?? "");
  const field = info.fields.find((known) => known.name === name);
  return (
    <div className="filter-popover" role="dialog" aria-label={t("tables.addFilter")}>
      <HTMLSelect
        fill
        value={name}
        aria-label={t("tables.field")}
        options={info.fields.map((known) => known.name)}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {field !== undefined && (
        <FilterEditor key={name} field={field} view={view} onEdit={onEdit} onDone={onDone} />
      )}
    </div>
  );
}
