import {
  CHART_COLUMNS,
  CHART_DIMENSIONS,
  PRODUCT_ROWS,
  type ChartTable,
} from "../contract/overview";
import type { Moment } from "../contract/replay";
import { cellText } from "../domain/cells";
import { columnOf, NULL_CODE, type Table, type TextColumn } from "../domain/columns";
import { hasCome, type Arrival } from "../log/arrivals";
import { toCents } from "../log/cents";
import { compareText } from "../log/keyOrder";
import type { OverviewModel } from "./model";
import { conditionsWithout, type Selection } from "./selection";

/** Row of what is not known. */
const UNKNOWN = 0xffffffff;

/** Order lines with what the chart needs of them; lines of one order stand together. */
interface SoldLines {
  readonly product: TextColumn;
  readonly rows: Uint32Array;
  /** Row of the order per line; 0xffffffff where it is unknown. */
  readonly orders: Uint32Array;
  readonly quantity: Float64Array;
  /** Row in the table of products per product code, and its price in cents, 0 where unknown. */
  readonly productRows: Uint32Array;
  readonly prices: Float64Array;
}

/** Products sold; null where orders, their lines or the products are missing. */
export class ProductSales {
  readonly #products: Table | undefined;
  readonly #lines: SoldLines | null;
  readonly #arrival: Arrival | null;

  constructor(model: OverviewModel) {
    this.#products = model.dataset.tables.get("products");
    this.#lines = soldLines(model);
    this.#arrival = model.arrivals.of("products");
  }

  /** A product that is still to come is sold under its id, with no name and at no price. */
  chart(selection: Selection, moment: Moment | null): ChartTable | null {
    if (this.#lines === null) return null;
    const lines = moment === null ? this.#lines : this.#knownBy(this.#lines, moment);
    const failures = selection.get("order")!;
    const conditions = conditionsWithout(CHART_DIMENSIONS.products);
    const { quantity, cents, orders } = addUp(
      lines,
      (order) => order < failures.length && (failures[order]! & conditions) === 0,
    );
    const idOf = (code: number) => lines.product.values[code]!;
    const sold = Array.from(orders.keys()).filter((code) => orders[code]! > 0);
    sold.sort((a, b) => cents[b]! - cents[a]! || compareText(idOf(a), idOf(b)));
    const rows = sold
      .slice(0, PRODUCT_ROWS)
      .map((code) => [
        idOf(code),
        this.#fact("name", lines.productRows[code]!),
        this.#fact("category", lines.productRows[code]!),
        quantity[code]!,
        orders[code]!,
        cents[code]! / 100,
      ]);
    return { columns: CHART_COLUMNS.products, rows };
  }

  #knownBy(lines: SoldLines, moment: Moment): SoldLines {
    const arrival = this.#arrival;
    if (arrival === null) return lines;
    const rows = this.#products!.rows;
    const productRows = lines.productRows.map((row) =>
      row < rows && hasCome(arrival, row, moment) ? row : UNKNOWN,
    );
    const prices = lines.prices.map((price, code) => (productRows[code] === UNKNOWN ? 0 : price));
    return { ...lines, productRows, prices };
  }

  #fact(field: string, row: number): string | null {
    const column = this.#products?.columns[field];
    return column === undefined || row >= this.#products!.rows ? null : cellText(column, row);
  }
}

function soldLines({ dataset, links, records }: OverviewModel): SoldLines | null {
  const lines = dataset.tables.get("order_items");
  const products = dataset.tables.get("products");
  const product = columnOf(lines, "product_id", "text");
  const quantity = columnOf(lines, "qty", "number");
  if (lines === undefined || products === undefined || product === null || quantity === null)
    return null;
  if (!records.has("order")) return null;
  const orders = links.rows(lines, { by: "order_id", table: "orders", key: "order_id" });
  const rowsOfLines = links.rows(lines, {
    by: "product_id",
    table: "products",
    key: "product_id",
  });
  const productRows = new Uint32Array(product.values.length);
  product.codes.forEach((code, line) => {
    if (code !== NULL_CODE) productRows[code] = rowsOfLines[line]!;
  });
  const price = columnOf(products, "unit_price", "number");
  const centsOf = (row: number): number => {
    const amount = price?.data[row] ?? NaN;
    return Number.isNaN(amount) ? 0 : toCents(amount);
  };
  return {
    product,
    rows: Uint32Array.from(orders.keys()).sort((a, b) => orders[a]! - orders[b]! || a - b),
    orders,
    quantity: quantity.data,
    productRows,
    prices: Float64Array.from(productRows, centsOf),
  };
}

/** Per product code: pieces, cents, and different orders, of the lines whose order is chosen. */
function addUp(lines: SoldLines, isChosen: (order: number) => boolean) {
  const { product, rows, prices } = lines;
  const codes = product.values.length;
  const quantity = new Float64Array(codes);
  const cents = new Float64Array(codes);
  const orders = new Float64Array(codes);
  const lastOrder = new Float64Array(codes).fill(-1);
  for (const line of rows) {
    const code = product.codes[line]!;
    const order = lines.orders[line]!;
    if (code === NULL_CODE || !isChosen(order)) continue;
    const pieces = lines.quantity[line]!;
    quantity[code]! += pieces;
    cents[code]! += pieces * prices[code]!;
    if (lastOrder[code] !== order) orders[code]!++;
    lastOrder[code] = order;
  }
  return { quantity, cents, orders };
}
