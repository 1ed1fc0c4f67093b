import type { EntityKind, RecordPage, TableInfo, TableView } from "#shared/contract/browse";

/** The view of the tables workspace that holds the record itself, or what is said of it where it has no table. */
export function viewOfPage(page: RecordPage, tables: readonly TableInfo[]): TableView | null {
  const info = tables.find(({ name }) => name === page.address?.table);
  if (info === undefined || info.key === null)
    return page.lists.find(({ view }) => view !== null)?.view ?? null;
  return {
    table: info.name,
    filters: [{ field: info.key, op: "is", values: [page.entity.id] }],
    sort: null,
  };
}

/** What the second schema calls customers and payments. */
export type KindName = EntityKind | "account" | "transaction";

export function kindName(kind: EntityKind, transactions: boolean): KindName {
  if (!transactions) return kind;
  if (kind === "customer") return "account";
  return kind === "payment" ? "transaction" : kind;
}
