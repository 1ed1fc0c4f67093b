import type { RestrictedItem, RestrictedOrder } from "../contract/compliance";
import { ADULT_AGE, ageOn } from "../domain/age";
import { columnOf, NULL_DAY, type Table } from "../domain/columns";
import type { Moment } from "../domain/moment";
import { formatDay, MS_PER_DAY } from "../domain/time";
import { arrivalsOf, hasCome } from "../log/arrivals";
import { customerOf, linkedHolders } from "./identityRecords";
import type { Privacy } from "./privacy";
import type { Records } from "./records";

/**
 * Orders with at least one adult-restricted item that have happened by a moment, the earliest first; without a moment
 * all, those without a time last. The age is of the UTC day of the order, by the data's birthdate.
 */
export function restrictedOrdersOf(
  records: Records,
  privacy: Privacy,
  moment: Moment | null,
): readonly RestrictedOrder[] {
  const { dataset, index } = records;
  const orders = dataset.tables.get("orders");
  const arrival = arrivalsOf(dataset, index.log).of("orders");
  if (orders === undefined || arrival === null) return [];
  const itemsOf = restrictedItems(records);
  const cardsOf = cardsByCustomer(records);
  const born = birthdays(records);
  const orderOf = (row: number): RestrictedOrder | null => {
    const id = records.text(orders, "order_id", row);
    const items = id === null ? undefined : itemsOf.get(id);
    if (id === null || items === undefined) return null;
    const ms = columnOf(orders, "order_ts", "time")?.ms[row] ?? NaN;
    const atMs = Number.isNaN(ms) ? null : ms;
    const on = atMs === null ? null : Math.floor(atMs / MS_PER_DAY);
    const customerId = records.text(orders, "customer_id", row);
    const customer = customerId === null ? null : customerOf(records, privacy, customerId);
    const bornOn = customerId === null ? undefined : born.get(customerId);
    const age = on === null || bornOn === undefined ? null : ageOn(bornOn, on);
    return {
      id,
      record: records.address(orders, row).record,
      atMs,
      on: on === null ? null : formatDay(on),
      status: records.text(orders, "status", row),
      amount: records.number(orders, "total_amount", row),
      customer,
      items,
      isOfAge: age === null ? null : age >= ADULT_AGE,
      age: isShown(privacy, customer?.record ?? null) ? age : null,
      cards: customerId === null ? [] : (cardsOf.get(customerId) ?? []),
    };
  };
  return rowsOf(orders)
    .filter((row) => moment === null || hasCome(arrival, row, moment))
    .flatMap((row) => orderOf(row) ?? [])
    .toSorted(byTime);
}

const rowsOf = ({ rows }: Table): number[] => Array.from({ length: rows }, (_, row) => row);

const byTime = (a: RestrictedOrder, b: RestrictedOrder): number =>
  a.atMs === b.atMs
    ? Number(a.id > b.id) - Number(a.id < b.id)
    : (a.atMs ?? Infinity) - (b.atMs ?? Infinity);

const isShown = (privacy: Privacy, record: number | null): boolean =>
  record !== null && !privacy.isMasked("birthdate", { table: "customers", record });

/** By order, its adult-restricted items in file order. */
function restrictedItems(records: Records): ReadonlyMap<string, readonly RestrictedItem[]> {
  const { tables } = records.dataset;
  const products = tables.get("products");
  const lines = tables.get("order_items");
  const rowOf = new Map<string, number>();
  for (let row = (products?.rows ?? 0) - 1; row >= 0; row--) {
    const id = records.text(products, "product_id", row);
    if (id !== null && records.flag(products, "is_adult_restricted", row) === true)
      rowOf.set(id, row);
  }
  const itemsOf = new Map<string, RestrictedItem[]>();
  for (let line = 0; line < (lines?.rows ?? 0); line++) {
    const order = records.text(lines, "order_id", line);
    const product = records.text(lines, "product_id", line);
    const row = product === null ? undefined : rowOf.get(product);
    if (order === null || product === null || row === undefined) continue;
    const item: RestrictedItem = {
      product,
      name: records.text(products, "name", row),
      category: records.text(products, "category", row),
      quantity: records.number(lines, "qty", line),
    };
    const items = itemsOf.get(order);
    if (items === undefined) itemsOf.set(order, [item]);
    else items.push(item);
  }
  return itemsOf;
}

function cardsByCustomer(records: Records): ReadonlyMap<string, readonly string[]> {
  const cardsOf = new Map<string, string[]>();
  for (const [file, customer] of [...linkedHolders(records)].sort(([a], [b]) => (a < b ? -1 : 1)))
    cardsOf.set(customer, [...(cardsOf.get(customer) ?? []), file]);
  return cardsOf;
}

/** Birthdays by customer, days since 1970. */
function birthdays(records: Records): ReadonlyMap<string, number> {
  const customers = records.dataset.tables.get("customers");
  const born = columnOf(customers, "birthdate", "date");
  const days = new Map<string, number>();
  if (customers === undefined || born === null) return days;
  for (let row = customers.rows - 1; row >= 0; row--) {
    const id = records.text(customers, "customer_id", row);
    if (id !== null && born.days[row] !== NULL_DAY) days.set(id, born.days[row]!);
  }
  return days;
}
