import { Button, ButtonGroup } from "@blueprintjs/core";
import { ArrowDown, ArrowUp, EyeOff } from "@blueprintjs/icons";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { FieldInfo, TableInfo, TableView } from "#shared/contract/browse";
import { useSettings } from "../../stores/context";
import { FilterEditor } from "./FilterEditor";

interface Props {
  readonly info: TableInfo;
  readonly view: TableView;
  readonly field: string;
  readonly shown: readonly FieldInfo[];
  readonly onChange: (view: TableView) => void;
  readonly onEdit: (view: TableView) => void;
  readonly onBeginEditing: () => void;
  readonly onClose: () => void;
}

/** What can be done with a column: sort, hide, filter. */
export function HeaderMenu(props: Props) {
  const { info, view, field, shown, onChange, onEdit, onBeginEditing, onClose } = props;
  const { t } = useTranslation();
  const setColumns = useSettings((state) => state.setColumns);
  const described = info.fields.find(({ name }) => name === field);
  useEffect(onBeginEditing, [onBeginEditing]);
  if (described === undefined) return null;
  const sort = (descending: boolean) => {
    onChange({ ...view, sort: { field, descending } });
    onClose();
  };
  return (
    <div className="filter-popover" role="dialog" aria-label={t("tables.columnMenu", { field })}>
      <ButtonGroup fill>
        <Button
          size="small"
          icon={<ArrowUp size={14} title={false} />}
          text={t("tables.sortUp")}
          active={view.sort?.field === field && !view.sort.descending}
          onClick={() => sort(false)}
        />
        <Button
          size="small"
          icon={<ArrowDown size={14} title={false} />}
          text={t("tables.sortDown")}
          active={view.sort?.field === field && view.sort.descending}
          onClick={() => sort(true)}
        />
        <Button
          size="small"
          icon={<EyeOff size={14} title={false} />}
          text={t("tables.hide")}
          disabled={shown.length <= 1}
          onClick={() => {
            const rest = shown.filter(({ name }) => name !== field).map(({ name }) => name);
            void setColumns(info.name, rest);
            onClose();
          }}
        />
      </ButtonGroup>
      <FilterEditor field={described} view={view} onEdit={onEdit} onDone={onClose} />
    </div>
  );
}
