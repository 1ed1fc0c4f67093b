import type { EntityRef, TableInfo, TableRow, TableView } from "#shared/contract/browse";
import { rowsWith } from "./viewChanges";

/** The page of a row, null where its table's records have none. */
export function entityOfRow({ key, fields }: TableInfo, row: TableRow): EntityRef | null {
  const at = fields.findIndex(({ name }) => name === key);
  const kind = fields[at]?.entity ?? null;
  const id = row.cells[at] ?? null;
  return kind === null || id === null ? null : { kind, id };
}

/** Pages that other fields of a row lead to, each once. */
export function linksOfRow({ key, fields }: TableInfo, row: TableRow): readonly EntityRef[] {
  const links = fields.flatMap(({ name, entity }, at): EntityRef[] => {
    const id = row.cells[at] ?? null;
    return entity === null || id === null || name === key ? [] : [{ kind: entity, id }];
  });
  const first = new Map(links.map((link) => [`${link.kind} ${link.id}`, link]));
  return [...first.values()];
}

export interface ReferringRows {
  readonly table: string;
  readonly field: string;
  readonly view: TableView;
}

/** The rows of other tables that refer to this one. */
export function referringRows(info: TableInfo, row: TableRow): readonly ReferringRows[] {
  const id = row.cells[info.fields.findIndex(({ name }) => name === info.key)] ?? null;
  if (id === null) return [];
  return info.referredBy.map(({ table, field }) => ({
    table,
    field,
    view: rowsWith(table, field, id),
  }));
}
