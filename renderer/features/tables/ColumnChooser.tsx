import { Button } from "@blueprintjs/core";
import { ArrowDown, ArrowUp } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { FieldInfo } from "#shared/contract/browse";

interface Props {
  readonly fields: readonly FieldInfo[];
  readonly shown: readonly FieldInfo[];
  /** Null = all, in the order of the table. */
  readonly onChange: (columns: readonly string[] | null) => void;
}

/** Which columns are shown, in what order; the choice is remembered for the table. */
export function ColumnChooser({ fields, shown, onChange }: Props) {
  const { t } = useTranslation();
  const names = shown.map(({ name }) => name);
  const hidden = fields.filter((field) => !shown.includes(field));
  const move = (at: number, by: -1 | 1) => {
    const next = [...names];
    [next[at], next[at + by]] = [names[at + by]!, names[at]!];
    onChange(next);
  };
  return (
    <div className="filter-popover" role="dialog" aria-label={t("tables.columns")}>
      <ul className="column-list">
        {shown.map(({ name }, at) => (
          <li key={name}>
            <label className="filter-value">
              <input
                type="checkbox"
                checked
                disabled={shown.length === 1}
                onChange={() => onChange(names.filter((other) => other !== name))}
              />
              <span className="filter-value-text mono">{name}</span>
            </label>
            <Button
              size="small"
              variant="minimal"
              disabled={at === 0}
              aria-label={t("tables.moveUp", { field: name })}
              icon={<ArrowUp size={12} title={false} />}
              onClick={() => move(at, -1)}
            />
            <Button
              size="small"
              variant="minimal"
              disabled={at === shown.length - 1}
              aria-label={t("tables.moveDown", { field: name })}
              icon={<ArrowDown size={12} title={false} />}
              onClick={() => move(at, 1)}
            />
          </li>
        ))}
        {hidden.map(({ name }) => (
          <li key={name}>
            <label className="filter-value">
              <input type="checkbox" checked={false} onChange={() => onChange([...names, name])} />
              <span className="filter-value-text mono quiet">{name}</span>
            </label>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        variant="minimal"
        text={t("tables.allColumns")}
        onClick={() => onChange(null)}
      />
    </div>
  );
}
