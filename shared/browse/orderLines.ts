import type { PageList } from "../contract/browse";
import { toCents } from "../log/cents";
import { compareTexts } from "./fold";
import { columnsOf, countColumn } from "./listColumns";
import { distinct } from "./payments";
import { futureMark } from "./recordLists";
import type { Records } from "./records";

/** A line of an order with what its product says. */
export interface OrderLine {
  readonly row: number;
  readonly product: string;
  readonly quantity: number;
  /** In cents, null where the product is not known. */
  readonly unitCents: number | null;
  /** Its order is still to come. */
  readonly future: boolean;
}

export function lineAt(records: Records, row: number): OrderLine {
  const lines = records.dataset.tables.get("order_items");
  const product = records.text(lines, "product_id", row) ?? "";
  const products = records.dataset.tables.get("products");
  const at = knownProduct(records, product);
  const price = at < 0 ? null : records.number(products, "unit_price", at);
  return {
    row,
    product,
    quantity: records.number(lines, "qty", row) ?? 0,
    unitCents: price === null ? null : toCents(price),
    future: records.isFuture("order_items", row),
  };
}

/** Row of a product the shop has by the moment, −1 where it has none. */
export function knownProduct(records: Records, product: string): number {
  const row = records.rowOf({ kind: "product", id: product });
  return row < 0 || records.isFuture("products", row) ? -1 : row;
}

/** The lines that have a value, in file order; those still to come among them unless they are hidden. */
const linesWith = (
  records: Records,
  field: "order_id" | "product_id",
  id: string,
): readonly OrderLine[] =>
  Array.from(records.rowsWith("order_items", field, id), (row) => lineAt(records, row)).filter(
    ({ future }) => !future || records.asOf?.future === "greyed",
  );

export const linesOfOrder = (records: Records, order: string): readonly OrderLine[] =>
  linesWith(records, "order_id", order);

export const linesOfProduct = (records: Records, product: string): readonly OrderLine[] =>
  linesWith(records, "product_id", product);

/** The lines whose order has happened. */
export const happenedLines = (lines: readonly OrderLine[]): readonly OrderLine[] =>
  lines.filter(({ future }) => !future);

/** An order that holds a product. */
export interface Sale {
  readonly row: number;
  readonly customer: string | null;
  readonly time: string | null;
  readonly quantity: number;
  readonly future: boolean;
}

/** Latest first; lines that repeat the product in one order are one sale. Lines of unknown orders are none. */
export function salesOf(records: Records, lines: readonly OrderLine[]): readonly Sale[] {
  const items = records.dataset.tables.get("order_items");
  const quantities = new Map<number, number>();
  for (const line of lines) {
    const order = records.text(items, "order_id", line.row);
    const row = order === null ? -1 : records.rowOf({ kind: "order", id: order });
    if (row >= 0) quantities.set(row, (quantities.get(row) ?? 0) + line.quantity);
  }
  const sales = Array.from(quantities, ([row, quantity]) => ({
    row,
    quantity,
    customer: records.key("order", "customer", row),
    time: records.time("order", row),
    future: records.isFuture("orders", row),
  }));
  return sales.sort((a, b) => compareTexts(b.time ?? "", a.time ?? "") || a.row - b.row);
}

/** Different products of an order's lines. */
export const productsOf = (lines: readonly OrderLine[]): number =>
  distinct(lines.map(({ product }) => product));

/** Σ quantity × unit price in cents; null where a product's price is not known. */
export function totalCents(lines: readonly OrderLine[]): number | null {
  let total = 0;
  for (const { quantity, unitCents } of lines) {
    if (unitCents === null) return null;
    total += quantity * unitCents;
  }
  return total;
}

/** The lines of an order with the products' names, prices and age limits. */
export function lineList(records: Records, order: string, lines: readonly OrderLine[]): PageList {
  const items = records.dataset.tables.get("order_items");
  const products = records.dataset.tables.get("products");
  const ofProduct = columnsOf(records, "products", [
    "name",
    "category",
    "is_adult_restricted",
    "unit_price",
  ]);
  return {
    id: "order_items",
    columns: [
      ...columnsOf(records, "order_items", ["product_id"]),
      ...ofProduct,
      ...columnsOf(records, "order_items", ["qty"]),
      countColumn("line_total"),
    ],
    rows: lines.map(({ row, product, quantity, unitCents, future }) => {
      const at = knownProduct(records, product);
      return {
        cells: [
          product,
          ...ofProduct.map(({ name }) => (at < 0 ? null : records.text(products, name, at))),
          String(quantity),
          unitCents === null ? null : String((quantity * unitCents) / 100),
        ],
        entity: records.entity("product", product),
        address: items === undefined ? null : records.address(items, row),
        mark: null,
        ...futureMark(future),
      };
    }),
    total: lines.length,
    view: {
      table: "order_items",
      filters: [{ field: "order_id", op: "is", values: [order] }],
      sort: null,
    },
  };
}
