import { columnOf, type Table, type TextColumn } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import type { SchemaName, TableName } from "../domain/schema";
import type { Dictionary } from "./dictionary";
import type { LogDictionaries } from "./eventLog";
import { NONE, type KeyKind, type PaymentFact, type RecordKind } from "./kinds";

/** Which table, and which of its columns, become records of one kind. */
export interface RecordSource {
  readonly kind: RecordKind;
  readonly table: TableName;
  readonly time: string;
  readonly key: string;
  readonly keys: Readonly<Partial<Record<KeyKind, string>>>;
}

/** Columns of the payment facts, of the amount and of the flags in the table of payments. */
export interface PaymentSource {
  readonly table: TableName;
  readonly facts: Readonly<Partial<Record<PaymentFact, string>>>;
  readonly amount: string;
  /** Text column saying "success" or "failed". */
  readonly result: string | null;
  readonly label: string;
  readonly coordinates: { readonly latitude: string; readonly longitude: string } | null;
  /** Flag of strong authentication. */
  readonly sca: string;
}

export interface SchemaSources {
  readonly records: readonly RecordSource[];
  readonly payments: PaymentSource;
}

const KIVENDTOUT: SchemaSources = {
  records: [
    {
      kind: "session",
      table: "sessions",
      time: "start_ts",
      key: "session_id",
      keys: { customer: "customer_id", session: "session_id", ip: "ip_hash" },
    },
    {
      kind: "event",
      table: "events",
      time: "ts",
      key: "event_id",
      keys: {
        customer: "customer_id",
        session: "session_id",
        ip: "ip_hash",
        product: "product_id",
        eventType: "event_type",
        payment: "payment_id",
      },
    },
    {
      kind: "payment",
      table: "payments",
      time: "attempt_ts",
      key: "payment_id",
      keys: {
        customer: "customer_id",
        session: "session_id",
        ip: "ip_hash",
        payment: "payment_id",
        device: "device_id",
        bin: "card_bin",
      },
    },
    {
      kind: "order",
      table: "orders",
      time: "order_ts",
      key: "order_id",
      keys: { customer: "customer_id", session: "session_id", payment: "payment_id" },
    },
    {
      kind: "alert",
      table: "fraud_alerts",
      time: "alert_ts",
      key: "alert_id",
      keys: { customer: "customer_id", session: "session_id", payment: "payment_id" },
    },
  ],
  payments: {
    table: "payments",
    facts: { country: "payment_country", method: "method" },
    amount: "amount",
    result: "result",
    label: "is_fraud_label",
    coordinates: null,
    sca: "sca",
  },
};

const TRANSACTIONS: SchemaSources = {
  records: [
    {
      kind: "payment",
      table: "transactions",
      time: "timestamp",
      key: "transaction_id",
      keys: {
        customer: "account_id",
        ip: "ip",
        category: "merchant_category",
        device: "device_id",
        card: "card_hash",
        merchant: "merchant_id",
      },
    },
  ],
  payments: {
    table: "transactions",
    facts: { country: "country", channel: "channel", currency: "currency" },
    amount: "amount",
    result: null,
    label: "is_fraud",
    coordinates: { latitude: "lat", longitude: "lon" },
    sca: "sca",
  },
};

export const SCHEMA_SOURCES: Readonly<Record<SchemaName, SchemaSources>> = {
  kivendtout: KIVENDTOUT,
  transactions: TRANSACTIONS,
};

/** Dictionary codes of one key for the rows of one table: `map[codes[row]]`, or `codes[row]` where map is null. */
export interface KeySource {
  readonly codes: Uint32Array;
  readonly map: Uint32Array | null;
}

export const codeOf = (source: KeySource, row: number): number => {
  const code = source.codes[row]!;
  return code === NONE || source.map === null ? code : source.map[code]!;
};

const encodeColumn = (column: TextColumn, dictionary: Dictionary): KeySource => ({
  codes: column.codes,
  map: dictionary.adopt(column),
});

/** Takes `fallback` for the rows where `preferred` has nothing. */
function firstOf(preferred: KeySource | null, fallback: KeySource, rows: number): KeySource {
  if (preferred === null) return fallback;
  const codes = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const code = codeOf(preferred, row);
    codes[row] = code === NONE ? codeOf(fallback, row) : code;
  }
  return { codes, map: null };
}

/** Codes of `to` for the rows of a table that name, in `from`, rows of another table. */
function throughTable(
  from: TextColumn,
  other: Table | undefined,
  otherKey: string,
  to: KeySource | null,
): KeySource | null {
  const keyColumn = columnOf(other, otherKey, "text");
  if (to === null || keyColumn === null) return null;
  const byKey = new Map<string, number>();
  for (let row = 0; row < keyColumn.codes.length; row++) {
    const key = keyColumn.codes[row]!;
    if (key !== NONE) byKey.set(keyColumn.values[key]!, codeOf(to, row));
  }
  return { codes: from.codes, map: Uint32Array.from(from.values, (key) => byKey.get(key) ?? NONE) };
}

const encodeNamed = (
  table: Table | undefined,
  name: string | undefined,
  dictionary: Dictionary,
): KeySource | null => {
  const column = name === undefined ? null : columnOf(table, name, "text");
  return column === null ? null : encodeColumn(column, dictionary);
};

/** An event that names only an order belongs to that order's payment. */
function eventPayment(
  dataset: Dataset,
  own: KeySource | null,
  dictionary: Dictionary,
): KeySource | null {
  const events = dataset.tables.get("events");
  const throughOrder = paymentThroughOrder(dataset, dictionary);
  return events === undefined || throughOrder === null
    ? own
    : firstOf(own, throughOrder, events.rows);
}

/** The payment of the order an event names. */
function paymentThroughOrder(dataset: Dataset, dictionary: Dictionary): KeySource | null {
  const orders = dataset.tables.get("orders");
  const named = columnOf(dataset.tables.get("events"), "order_id", "text");
  if (named === null) return null;
  return throughTable(named, orders, "order_id", encodeNamed(orders, "payment_id", dictionary));
}

/** Rows of events that name a payment and the order of another one, with the code of the other. */
export function eventsOfTwo(
  dataset: Dataset,
  { keys }: LogDictionaries,
): ReadonlyMap<number, number> {
  const events = dataset.tables.get("events");
  const own = encodeNamed(events, "payment_id", keys.payment);
  const throughOrder = paymentThroughOrder(dataset, keys.payment);
  const found = new Map<number, number>();
  if (events === undefined || own === null || throughOrder === null) return found;
  for (let row = 0; row < events.rows; row++) {
    const named = codeOf(own, row);
    const other = codeOf(throughOrder, row);
    if (named !== NONE && other !== NONE && other !== named) found.set(row, other);
  }
  return found;
}

/** The category of an event is that of its product. */
function eventCategory(dataset: Dataset, dictionary: Dictionary): KeySource | null {
  const products = dataset.tables.get("products");
  const named = columnOf(dataset.tables.get("events"), "product_id", "text");
  if (named === null) return null;
  return throughTable(named, products, "product_id", encodeNamed(products, "category", dictionary));
}

/**
 * Codes of one key for the rows of a record source; null where its table has nothing to say about the key.
 * Three keys are derived: the payment of an event that names an order, the category of an event's product,
 * and the card of a transaction without one, which is its account (SPEC §4).
 */
export function keySourceOf(
  dataset: Dataset,
  source: RecordSource,
  kind: KeyKind,
  dictionaries: LogDictionaries,
): KeySource | null {
  const table = dataset.tables.get(source.table);
  if (table === undefined) return null;
  const dictionary = dictionaries.keys[kind];
  const own = encodeNamed(table, source.keys[kind], dictionary);
  if (source.table === "events" && kind === "payment")
    return eventPayment(dataset, own, dictionary);
  if (source.table === "events" && kind === "category") return eventCategory(dataset, dictionary);
  if (source.table === "transactions" && kind === "card") {
    const account = encodeNamed(table, "account_id", dictionary);
    return account === null ? own : firstOf(own, account, table.rows);
  }
  return own;
}
