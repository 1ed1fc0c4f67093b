import { columnOf, type Table } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";
import { SCHEMAS } from "../../domain/schema";

/** Which column of which table names some payments or their orders: codes by column by table. */
export type Links = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<number>>>;

/** The order ids of payments. */
function ordersOf(dataset: Dataset, payments: ReadonlySet<string>): ReadonlySet<string> {
  const orders = dataset.tables.get("orders");
  const payment = columnOf(orders, "payment_id", "text");
  const order = columnOf(orders, "order_id", "text");
  const found = new Set<string>();
  payment?.codes.forEach((code, row) => {
    if (payments.has(payment.values[code] ?? "")) found.add(order!.values[order!.codes[row]!]!);
  });
  return found;
}

/** The places where a dataset's records carry the ids of payments, or of the orders of these. */
export function linksTo(dataset: Dataset, payments: ReadonlySet<string>): Links {
  const named: Readonly<Record<string, ReadonlySet<string>>> = {
    "payments.payment_id": payments,
    "orders.order_id": ordersOf(dataset, payments),
  };
  const links = new Map<string, Map<string, Set<number>>>();
  for (const { name, fields } of SCHEMAS[dataset.schema]) {
    const byColumn = new Map<string, Set<number>>();
    for (const field of fields) {
      const ids = named[field.references ?? ""];
      if (ids === undefined) continue;
      const column = columnOf(dataset.tables.get(name), field.name, "text");
      if (column === null) continue;
      const codes = new Set<number>();
      column.values.forEach((value, code) => {
        if (ids.has(value)) codes.add(code);
      });
      byColumn.set(field.name, codes);
    }
    links.set(name, byColumn);
  }
  return links;
}

/** The rows of a table that carry one of the ids. */
export function linkedRows(table: Table, links: Links): number[] {
  const rows = new Set<number>();
  for (const [name, codes] of links.get(table.name) ?? []) {
    if (codes.size === 0) continue;
    columnOf(table, name, "text")!.codes.forEach((code, row) => {
      if (codes.has(code)) rows.add(row);
    });
  }
  return [...rows].sort((a, b) => a - b);
}
