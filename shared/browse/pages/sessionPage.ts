import type { PageFigure, PageList } from "../../contract/browse";
import { compareTexts } from "../fold";
import { columnsOf, countColumn } from "../listColumns";
import { knownProduct, linesOfOrder } from "../orderLines";
import { count, distinct, euros, paymentFigures, sumCents } from "../payments";
import { futureMark, recordList } from "../recordLists";
import type { Belonging, Records } from "../records";
import { timelineOf } from "../timeline";
import type { PageMaker } from "./page";
import { instantOf, seconds } from "./parts";

/** A session second by second: every record that carries its id, in the total order. */
export const sessionPage: PageMaker = (records, id) => {
  const own = records.belonging("session", id);
  const listed = records.listed("session", id);
  const by = { field: "session_id", id };
  const row = records.rowOf({ kind: "session", id });
  return {
    title: null,
    figures: [
      seconds(
        "duration",
        instantOf(records, "sessions", "start_ts", row),
        instantOf(records, "sessions", "end_ts", row),
      ),
      count("events", own.event.length),
      ...cartFigures(records, own),
      ...paymentFigures(records, own.payment),
      count("alerts", own.alert.length),
      count("orders", own.order.length),
      euros(
        "revenue",
        sumCents(
          own.order.map((each) => records.number(records.table("order"), "total_amount", each)),
        ),
      ),
    ],
    lists: [
      recordList(records, "payments", "payment", listed.payment, by),
      recordList(records, "orders", "order", listed.order, by),
      productList(records, listed),
      recordList(records, "alerts", "alert", listed.alert, by),
    ],
    ...timelineOf(records, listed.positions),
  };
};

function cartFigures(records: Records, { event }: Belonging): readonly PageFigure[] {
  const events = records.table("event");
  const values = event
    .map((row) => records.number(events, "cart_value", row))
    .filter((value) => value !== null);
  return [
    count("products", distinct(event.map((row) => records.key("event", "product", row)))),
    {
      id: "cart_value",
      value: values.length === 0 ? null : Math.max(...values),
      unit: "eur",
    },
  ];
}

/** The products of a session's events and orders: how often looked at and how many ordered by the moment. */
function productList(records: Records, { event, order }: Belonging): PageList {
  const found = new Map<string, { views: number; quantity: number; future: boolean }>();
  const entryOf = (product: string) => {
    let entry = found.get(product);
    if (entry === undefined) found.set(product, (entry = { views: 0, quantity: 0, future: true }));
    return entry;
  };
  const events = records.table("event");
  for (const row of event) {
    const product = records.key("event", "product", row);
    if (product === null) continue;
    const entry = entryOf(product);
    if (records.isFuture(events?.name, row)) continue;
    const isView = records.text(events, "event_type", row) === "product_view";
    entry.views += isView ? 1 : 0;
    entry.future = false;
  }
  for (const row of order) {
    const id = records.text(records.table("order"), "order_id", row);
    for (const line of linesOfOrder(records, id ?? "")) {
      const entry = entryOf(line.product);
      if (line.future) continue;
      entry.quantity += line.quantity;
      entry.future = false;
    }
  }
  const products = records.dataset.tables.get("products");
  const named = columnsOf(records, "products", ["name", "category", "unit_price"]);
  const rows = [...found].sort(
    ([idA, a], [idB, b]) => b.quantity - a.quantity || b.views - a.views || compareTexts(idA, idB),
  );
  return {
    id: "products",
    columns: [
      { name: "product_id", type: "text", entity: "product" },
      ...named,
      countColumn("views"),
      countColumn("quantity"),
    ],
    rows: rows.map(([id, { views, quantity, future }]) => {
      const at = knownProduct(records, id);
      return {
        cells: [
          id,
          ...named.map(({ name }) => (at < 0 ? null : records.text(products, name, at))),
          String(views),
          String(quantity),
        ],
        entity: records.entity("product", id),
        address: null,
        mark: null,
        ...futureMark(future),
      };
    }),
    total: rows.length,
    view: null,
  };
}
