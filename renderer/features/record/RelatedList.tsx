import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import {
  LIST_COUNTS,
  type EntityRef,
  type ListColumn,
  type ListCountId,
  type PageList,
} from "#shared/contract/browse";
import { isPersonal } from "#shared/domain/personal";
import { useApp, useNavigation } from "../../stores/context";
import { copyRows } from "../../stores/copy";
import { DataTable, ROW_HEIGHT, tsvOf, type DataColumn, type RowMark } from "../../ui/DataTable";
import { alignsEnd, fieldText } from "../../ui/fieldText";
import { fieldValue } from "../../ui/FieldValue";
import type { Format } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";
import { isSame } from "./layout";

interface Props {
  readonly list: PageList;
  /** The page's own record: its row is shown as the selected one. */
  readonly own: EntityRef;
  readonly otherCurrency: boolean;
}

type Row = PageList["rows"][number];

/** Rows seen at once; the others are scrolled to. */
const VISIBLE = 8;

/** Records related to the page's own: how many, the first of them, and the way to all. */
export function RelatedList({ list, own, otherCurrency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { openEntity, openTable, inspect } = app.navigation.getState();
  const inspected = useNavigation((state) => state.inspected);
  const columns = useMemo(
    () => listColumns({ list, otherCurrency, format, t, onOpen: openEntity }),
    [list, otherCurrency, format, t, openEntity],
  );
  const marked = list.rows.some(({ mark }) => mark !== null);
  const selected = list.rows.findIndex(({ entity, address }) =>
    inspected === null || address === null
      ? entity !== null && isSame(entity, own)
      : address.table === inspected.table && address.record === inspected.record,
  );
  const show = (index: number) => {
    const address = list.rows[index]?.address ?? null;
    if (address !== null) inspect(address);
  };
  const { view, total, rows } = list;
  const toCome = rows.filter(({ future }) => future === true).length;
  return (
    <section className="record-section" aria-labelledby={`section-${list.id}`}>
      <h2 id={`section-${list.id}`} tabIndex={-1}>
        {t(`record.list.${list.id}`)}
        <span className="quiet">
          {rows.length < total
            ? t("record.shown", { shown: format.count(rows.length), total: format.count(total) })
            : format.count(total)}
          {toCome > 0 && <> · {t("tables.toCome", { count: toCome, n: format.count(toCome) })}</>}
        </span>
        {view !== null && (
          <button type="button" className="link" onClick={() => openTable(view)}>
            {t("record.showAll", { count: total, n: format.count(total) })}
          </button>
        )}
      </h2>
      <DataTable<Row>
        label={t(`record.list.${list.id}`)}
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        selected={selected === -1 ? null : selected}
        {...(rows.length > VISIBLE ? { maxHeight: MOST_HEIGHT } : {})}
        onSelect={(index, by) => {
          if (by === "click" || inspected !== null) show(index);
        }}
        onOpen={(index) => {
          const entity = rows[index]?.entity ?? null;
          if (entity === null) show(index);
          else openEntity(entity);
        }}
        onCopy={(first, last) => {
          const copied = rows.slice(first, last + 1);
          void copyRows(app, tsvOf(columns, copied), copied.length);
        }}
        {...(marked ? { markOf: (row: Row) => markOf(row, t) } : {})}
        futureOf={({ future }) => (future === true ? t("record.future") : null)}
      />
    </section>
  );
}

/** Half a row more than fits says that there are others. */
const MOST_HEIGHT = (VISIBLE + 1.5) * ROW_HEIGHT;

const markOf = ({ mark }: Row, t: TFunction): RowMark | null =>
  mark === null ? null : { kind: mark, label: t(`record.mark.${mark}`) };

interface ColumnOptions {
  readonly list: PageList;
  readonly otherCurrency: boolean;
  readonly format: Format;
  readonly t: TFunction;
  readonly onOpen: (entity: EntityRef) => void;
}

function listColumns(options: ColumnOptions): readonly DataColumn<Row>[] {
  const { list, otherCurrency, format, t, onOpen } = options;
  const table = list.view?.table ?? list.rows[0]?.address?.table ?? "";
  return list.columns.map((column, at) => {
    const { name, type, entity } = column;
    const field = { name, type, otherCurrency, personal: isPersonal(table, name) };
    const header = headerOf(column, t);
    const longest = Math.max(
      header.length + 2,
      ...list.rows.slice(0, SAMPLE).map(({ cells }) => {
        const value = cells[at] ?? null;
        const room = field.personal ? LOCK : 0;
        return value === null ? 1 : fieldText(field, value, format).length + room;
      }),
    );
    return {
      id: name,
      header,
      width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, longest * CHARACTER + PADDING))),
      ...(alignsEnd(type) ? { align: "end" } : {}),
      cell: ({ cells }) => {
        const value = cells[at] ?? null;
        const leads = entity === null || value === null ? null : { kind: entity, id: value };
        return fieldValue({ field, value, entity: leads, onOpen }, t, format);
      },
      text: ({ cells }) => cells[at] ?? "",
    };
  });
}

const SAMPLE = 50;
const CHARACTER = 7.3;
/** Characters as wide as the lock before a masked value; its room stays when the value is revealed. */
const LOCK = 3;
const PADDING = 20;
const NARROWEST = 64;
const WIDEST = 240;

const isCount = (name: string): name is ListCountId => LIST_COUNTS.some((known) => known === name);

const headerOf = ({ name }: ListColumn, t: TFunction): string =>
  isCount(name) ? t(`record.column.${name}`) : name;
