import { Filter, Lock } from "@blueprintjs/icons";
import type { TFunction } from "i18next";
import type { EntityRef, FieldInfo, TableInfo, TableRow, TableView } from "#shared/contract/browse";
import type { DataColumn } from "../../ui/DataTable";
import { alignsEnd, fieldText, type ShownField } from "../../ui/fieldText";
import { fieldValue } from "../../ui/FieldValue";
import type { Format } from "../../ui/format";

interface ColumnOptions {
  readonly info: TableInfo;
  readonly shown: readonly FieldInfo[];
  readonly view: TableView;
  /** Rows whose texts say how wide the columns have to be. */
  readonly sample: readonly TableRow[];
  readonly format: Format;
  readonly t: TFunction;
  readonly onOpen: (entity: EntityRef) => void;
}

/** The columns of a table in the order chosen, the first of which stays in view. */
export function tableColumns(options: ColumnOptions): readonly DataColumn<TableRow>[] {
  const { info, shown, view, sample, format, t, onOpen } = options;
  const otherCurrency = info.fields.some(({ name }) => name === "currency");
  return shown.map((field, place) => {
    const at = info.fields.indexOf(field);
    const drawn = { ...field, otherCurrency: otherCurrency && info.name === "transactions" };
    const filtered = view.filters.some((filter) => filter.field === field.name);
    return {
      id: field.name,
      header: field.name,
      hint: hintOf(field, t),
      width: widthOf(drawn, at, sample, format),
      sortable: true,
      ...(alignsEnd(field.type) ? { align: "end" } : {}),
      ...(place === 0 ? { sticky: true } : {}),
      headerMark: <HeaderMark filtered={filtered} personal={field.personal} t={t} />,
      cell: (row) => {
        const value = row.cells[at] ?? null;
        const entity = entityOf(field, value);
        return fieldValue({ field: drawn, value, entity, onOpen }, t, format);
      },
      text: (row) => row.cells[at] ?? "",
    };
  });
}

const entityOf = ({ entity }: FieldInfo, value: string | null): EntityRef | null =>
  entity === null || value === null ? null : { kind: entity, id: value };

function hintOf({ name, type, references, personal }: FieldInfo, t: TFunction): string {
  const parts = [name, t(`tables.type.${type}`)];
  if (references !== null) parts.push(t("tables.refersTo", { field: references }));
  if (personal) parts.push(t("tables.personal"));
  return parts.join("\n");
}

function HeaderMark(props: { filtered: boolean; personal: boolean; t: TFunction }) {
  const { filtered, personal, t } = props;
  return (
    <>
      {personal && <Lock size={10} title={false} />}
      {filtered && (
        <span className="data-head-filtered">
          <Filter size={10} title={false} />
          <span className="visually-hidden">{t("tables.filtered")}</span>
        </span>
      )}
    </>
  );
}

/** A character of the 12 px monospace; the padding of a cell, and the signs beside a header. */
const CHARACTER = 7.3;
const PADDING = 20;
const HEADER_SIGNS = 38;
const WIDEST = 260;

function widthOf(
  field: ShownField,
  at: number,
  sample: readonly TableRow[],
  format: Format,
): number {
  const lengths = sample.map(({ cells }) => {
    const value = cells[at] ?? null;
    return value === null ? 1 : fieldText(field, value, format).length;
  });
  const longest = Math.max(4, ...lengths) * CHARACTER + PADDING;
  return Math.round(Math.min(WIDEST, Math.max(longest, field.name.length * 7 + HEADER_SIGNS)));
}
