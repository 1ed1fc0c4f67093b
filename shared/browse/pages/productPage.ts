import { PAGE_ROWS, type PageList } from "../../contract/browse";
import { compareTexts } from "../fold";
import { happenedLines, linesOfProduct, salesOf, totalCents, type Sale } from "../orderLines";
import { countColumn } from "../listColumns";
import { count, distinct, euros } from "../payments";
import { futureMark, recordList } from "../recordLists";
import type { Records } from "../records";
import { NO_TIMELINE } from "../timeline";
import type { PageMaker } from "./page";

/** A product: how often it was looked at and bought, and by whom. */
export const productPage: PageMaker = (records, id) => {
  const lines = linesOfProduct(records, id);
  const happened = happenedLines(lines);
  const sales = salesOf(records, lines);
  const sold = sales.filter(({ future }) => !future);
  const events = records.table("event");
  const views = records
    .belonging("product", id)
    .event.filter((row) => records.text(events, "event_type", row) === "product_view");
  const row = records.rowOf({ kind: "product", id });
  return {
    title: row < 0 ? null : records.text(records.dataset.tables.get("products"), "name", row),
    figures: [
      count("views", views.length),
      count("orders", sold.length),
      count(
        "quantity",
        happened.reduce((sum, { quantity }) => sum + quantity, 0),
      ),
      euros("revenue", totalCents(happened)),
      count("customers", distinct(sold.map(({ customer }) => customer))),
    ],
    lists: [
      recordList(
        records,
        "orders",
        "order",
        sales.map((sale) => sale.row),
        null,
      ),
      buyers(records, sales),
    ],
    ...NO_TIMELINE,
  };
};

/** Who ordered it, those with the most first. */
function buyers(records: Records, sales: readonly Sale[]): PageList {
  const byCustomer = new Map<string, Sale[]>();
  for (const sale of sales) {
    if (sale.customer === null) continue;
    const own = byCustomer.get(sale.customer) ?? [];
    own.push(sale);
    byCustomer.set(sale.customer, own);
  }
  const rows = Array.from(byCustomer, ([id, all]) => ({
    id,
    own: all.filter(({ future }) => !future),
  }))
    .map(({ id, own }) => ({
      id,
      own,
      quantity: own.reduce((sum, sale) => sum + sale.quantity, 0),
    }))
    .sort((a, b) => b.quantity - a.quantity || compareTexts(a.id, b.id));
  return {
    id: "customers",
    columns: [
      { name: "customer_id", type: "text", entity: "customer" },
      ...(["orders", "quantity", "first_ts", "last_ts"] as const).map(countColumn),
    ],
    rows: rows.slice(0, PAGE_ROWS).map(({ id, own, quantity }) => ({
      cells: [
        id,
        String(own.length),
        String(quantity),
        own.findLast(({ time }) => time !== null)?.time ?? null,
        own[0]?.time ?? null,
      ],
      entity: records.entity("customer", id),
      address: null,
      mark: null,
      ...futureMark(own.length === 0),
    })),
    total: rows.length,
    view: null,
  };
}
