import { Menu, MenuDivider, MenuItem } from "@blueprintjs/core";
import { Clipboard, DocumentOpen, Filter, Graph, Lock, PanelStats, Th } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { TableInfo, TableRow, TableView } from "#shared/contract/browse";
import { MASK } from "#shared/domain/personal";
import { nodeOfRecord } from "#shared/graph/scene/keys";
import { useApp } from "../../stores/context";
import { EntityIcon } from "../../ui/EntityIcon";
import { entityOfRow, linksOfRow, referringRows } from "./rowTargets";
import { toggledValue, withoutField } from "./viewChanges";

interface Props {
  readonly info: TableInfo;
  readonly view: TableView;
  readonly row: TableRow;
  /** The field the menu was asked for on. */
  readonly field: string;
  readonly onChange: (view: TableView) => void;
  readonly onCopyValue: (value: string) => void;
  readonly onCopyRow: () => void;
}

/** What can be done with a row: open it, follow its keys both ways, filter by a value, copy, reveal. */
export function RowMenu({ info, view, row, field, onChange, onCopyValue, onCopyRow }: Props) {
  const { t } = useTranslation();
  const { navigation, privacy } = useApp();
  const { openEntity, openTable, inspect } = navigation.getState();
  const entity = entityOfRow(info, row);
  const node = entity === null ? null : nodeOfRecord(entity);
  const value = row.cells[info.fields.findIndex(({ name }) => name === field)] ?? null;
  const address = { table: info.name, record: row.record };
  const masked = info.fields.filter(
    ({ personal }, at) => personal && row.cells[at]?.includes(MASK) === true,
  );
  // A filter is part of the address, which would keep what was revealed after it is masked again.
  const isRevealed =
    value !== null &&
    !value.includes(MASK) &&
    info.fields.some(({ name, personal }) => personal && name === field);
  const short = value === null ? t("common.empty") : value.slice(0, LONGEST);
  return (
    <Menu>
      {entity !== null && (
        <MenuItem
          icon={<DocumentOpen size={14} title={false} />}
          text={t("tables.openRecord", { id: entity.id })}
          labelElement={<kbd>↵</kbd>}
          onClick={() => openEntity(entity)}
        />
      )}
      <MenuItem
        icon={<PanelStats size={14} title={false} />}
        text={t("tables.inspect")}
        onClick={() => inspect(address)}
      />
      {node !== null && (
        <MenuItem
          icon={<Graph size={14} title={false} />}
          text={t("graph.views.show")}
          onClick={() => navigation.getState().openGraph([node])}
        />
      )}
      {linksOfRow(info, row).map((link) => (
        <MenuItem
          key={`${link.kind} ${link.id}`}
          icon={<EntityIcon kind={link.kind} />}
          text={t("tables.openLinked", { kind: t(`record.kind.${link.kind}`), id: link.id })}
          onClick={() => openEntity(link)}
        />
      ))}
      {referringRows(info, row).map((rows) => (
        <MenuItem
          key={`${rows.table} ${rows.field}`}
          icon={<Th size={14} title={false} />}
          text={t("tables.showReferring", { table: rows.table, field: rows.field })}
          onClick={() => openTable(rows.view)}
        />
      ))}
      <MenuDivider />
      {!isRevealed && (
        <MenuItem
          icon={<Filter size={14} title={false} />}
          text={t("tables.onlyWith", { field, value: short })}
          onClick={() => onChange(toggledValue(withoutField(view, field), field, value))}
        />
      )}
      {value !== null && (
        <MenuItem
          icon={<Clipboard size={14} title={false} />}
          text={t("tables.copyValue", { value: short })}
          onClick={() => onCopyValue(value)}
        />
      )}
      <MenuItem
        icon={<Clipboard size={14} title={false} />}
        text={t("tables.copyRow")}
        labelElement={<kbd>Ctrl C</kbd>}
        onClick={onCopyRow}
      />
      {masked.length > 0 && (
        <MenuItem
          icon={<Lock size={14} title={false} />}
          text={t("record.reveal")}
          onClick={() =>
            void privacy.getState().reveal(
              address,
              row.cells[info.fields.findIndex(({ name }) => name === info.key)] ?? null,
              masked.map(({ name }) => name),
            )
          }
        />
      )}
    </Menu>
  );
}

/** Characters of a value in a menu. */
const LONGEST = 24;
