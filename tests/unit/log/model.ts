import fc from "fast-check";
import type { Dataset } from "#shared/domain/dataset";
import type { ArrivingRecord } from "#shared/log/codedRecord";
import type { LogDictionaries } from "#shared/log/eventLog";
import { DEFAULT_FILTERS, type LogFilter, type Scope } from "#shared/log/filters";
import {
  compareInstants,
  RECORD_KINDS,
  type Instant,
  type KeyKind,
  type RecordKind,
} from "#shared/log/kinds";
import { DEFAULT_KEYS, type IndexOptions } from "#shared/log/postingIndex";
import type { LogWindow } from "#shared/log/window";
import { datasetOf, type Row } from "../../support/datasetBuilder";

/** A record in the plainest form: what datasets and arriving records are made from, and answers checked against. */
export interface PlainRecord {
  readonly kind: RecordKind;
  readonly key: string;
  readonly time: Instant;
  readonly keys: Readonly<Partial<Record<KeyKind, string>>>;
  readonly amount: number | null;
  readonly failed: boolean;
  readonly fraud: boolean | null;
  readonly country: string;
}

const CATEGORY: Readonly<Record<string, string>> = { P0: "Books", P1: "Toys", P2: "Books" };
const CARRIED: Readonly<Record<RecordKind, readonly KeyKind[]>> = {
  session: ["customer", "ip"],
  event: ["customer", "session", "ip", "product", "eventType", "payment"],
  payment: ["customer", "session", "ip", "device", "bin"],
  order: ["customer", "session", "payment"],
  alert: ["customer", "session", "payment"],
};

const oneOf = (...texts: string[]): fc.Arbitrary<string | null> =>
  fc.option(fc.constantFrom(...texts), { freq: 6 });

const keysArbitrary = fc.record({
  customer: oneOf("C0", "C1", "C2"),
  session: oneOf("S0", "S1", "S2"),
  ip: oneOf("ip0", "ip1"),
  product: oneOf("P0", "P1", "P2"),
  eventType: oneOf("page_view", "add_to_cart"),
  payment: oneOf("pay0", "pay1"),
  device: oneOf("d0", "d1", "d2"),
  bin: oneOf("400000", "500000"),
});

/** Few distinct times, so that ties and shared milliseconds are common. */
export const instantArbitrary: fc.Arbitrary<Instant> = fc.record({
  ms: fc.integer({ min: -20, max: 60 }).map((second) => second * 1000),
  nano: fc.constantFrom(0, 0, 1, 999_999),
});

const plainArbitrary = fc.record({
  kind: fc.constantFrom(...RECORD_KINDS, "payment" as const, "payment" as const),
  name: fc.constantFrom("a", "b", "é", "\uffee", "😀"),
  time: instantArbitrary,
  keys: keysArbitrary,
  amount: fc.option(fc.constantFrom(10, 10, 10, 0.01, 19.99, 2500, 99_999_999.99), { freq: 9 }),
  failed: fc.boolean(),
  fraud: fc.option(fc.boolean()),
  country: fc.constantFrom("FR", "BE"),
});

function keysOf(
  kind: RecordKind,
  key: string,
  drawn: Readonly<Record<string, string | null>>,
): Partial<Record<KeyKind, string>> {
  const keys: Partial<Record<KeyKind, string>> = {};
  for (const carried of CARRIED[kind]) {
    const text = drawn[carried];
    if (text !== undefined && text !== null) keys[carried] = text;
  }
  if (kind === "session" || kind === "payment") keys[kind] = key;
  if (keys.product !== undefined) keys.category = CATEGORY[keys.product]!;
  return keys;
}

/** Records in any order, with keys unique per kind. */
export const recordsArbitrary: fc.Arbitrary<PlainRecord[]> = fc
  .array(plainArbitrary, { maxLength: 60, size: "max" })
  .map((drawn) =>
    drawn.map(({ name, kind, keys, ...rest }, at) => {
      const key = `${name}${at}`;
      return { kind, key, keys: keysOf(kind, key, keys), ...rest };
    }),
  );

const compareCodePoints = (a: string, b: string): number => {
  const pointsA = Array.from(a, (character) => character.codePointAt(0)!);
  const pointsB = Array.from(b, (character) => character.codePointAt(0)!);
  const at = pointsA.findIndex((point, place) => point !== pointsB[place]);
  return at < 0 ? pointsA.length - pointsB.length : pointsA[at]! - (pointsB[at] ?? -1);
};

/** The total order of SPEC §2, written with a comparator. */
export const inTotalOrder = (records: readonly PlainRecord[]): PlainRecord[] =>
  records.toSorted(
    (a, b) =>
      compareInstants(a.time, b.time) ||
      RECORD_KINDS.indexOf(a.kind) - RECORD_KINDS.indexOf(b.kind) ||
      compareCodePoints(a.key, b.key),
  );

/** The records as the tables of a KiVendTout dataset, each table's rows in the order given. */
export function datasetOfRecords(records: readonly PlainRecord[]): Dataset {
  const rowsOf = (kind: RecordKind, row: (record: PlainRecord) => Row): Row[] =>
    records.filter((record) => record.kind === kind).map(row);
  const common = ({ keys }: PlainRecord): Row => ({
    customer_id: keys.customer,
    session_id: keys.session,
    ip_hash: keys.ip,
    payment_id: keys.payment,
  });
  return datasetOf("kivendtout", {
    products: Object.entries(CATEGORY).map(([product_id, category]) => ({ product_id, category })),
    sessions: rowsOf("session", (record) => ({ ...common(record), start_ts: record.time })),
    events: rowsOf("event", (record) => ({
      ...common(record),
      event_id: record.key,
      ts: record.time,
      event_type: record.keys.eventType,
      product_id: record.keys.product,
    })),
    payments: rowsOf("payment", (record) => ({
      ...common(record),
      attempt_ts: record.time,
      device_id: record.keys.device,
      card_bin: record.keys.bin,
      amount: record.amount,
      result: record.failed ? "failed" : "success",
      is_fraud_label: record.fraud,
      payment_country: record.country,
    })),
    orders: rowsOf("order", (record) => ({
      ...common(record),
      order_id: record.key,
      order_ts: record.time,
    })),
    fraud_alerts: rowsOf("alert", (record) => ({
      ...common(record),
      alert_id: record.key,
      alert_ts: record.time,
    })),
  });
}

export const arriving = (record: PlainRecord): ArrivingRecord => {
  const { kind, key, time, keys, amount, failed, fraud, country } = record;
  const payment = { amount, failed, fraud, facts: { country } };
  return { kind, key, ...time, keys, ...(kind === "payment" ? { payment } : {}) };
};

export const TEST_INDEX: IndexOptions = {
  keys: [
    ...DEFAULT_KEYS,
    { scope: "records", by: "eventType" },
    { scope: "records", by: "category" },
  ],
  filters: [
    ...DEFAULT_FILTERS,
    {
      name: "from_fr",
      scope: "payments",
      where: { field: "country", equals: "FR" },
      amounts: true,
    },
    { name: "to_cart", scope: "records", where: { field: "eventType", equals: "add_to_cart" } },
    { name: "is_payment", scope: "records", where: { field: "kind", equals: "payment" } },
  ] satisfies LogFilter[],
};

const MATCHES: Readonly<Record<string, (record: PlainRecord) => boolean>> = {
  failed: ({ failed }) => failed,
  success: ({ failed }) => !failed,
  fraud: ({ fraud }) => fraud === true,
  legitimate: ({ fraud }) => fraud === false,
  from_fr: ({ country }) => country === "FR",
  to_cart: ({ keys }) => keys.eventType === "add_to_cart",
  is_payment: ({ kind }) => kind === "payment",
};

/** A window that names its key value by text. */
export interface PlainWindow {
  readonly scope: Scope;
  readonly by: KeyKind | "all";
  readonly value: string;
  readonly after: Instant | null;
  readonly until: Instant | null;
  readonly before: number | null;
  readonly filter: string | null;
}

const scopeArbitrary = (
  scope: Scope,
  by: readonly (KeyKind | "all")[],
  filters: readonly string[],
): fc.Arbitrary<Pick<PlainWindow, "scope" | "by" | "filter">> =>
  fc.record({
    scope: fc.constant(scope),
    by: fc.constantFrom(...by),
    filter: fc.option(fc.constantFrom(...filters)),
  });

const VALUES: Readonly<Record<KeyKind | "all", readonly string[]>> = {
  all: ["everything"],
  customer: ["C0", "C1", "C2", "nobody"],
  session: ["S0", "S1"],
  ip: ["ip0", "ip1"],
  product: ["P0", "P1"],
  category: ["Books", "Toys"],
  eventType: ["page_view", "add_to_cart"],
  payment: ["pay0", "pay1"],
  device: ["d0", "d1"],
  bin: ["400000", "500000"],
  card: ["none"],
  merchant: ["none"],
};

const endsArbitrary = fc.record({
  after: fc.option(instantArbitrary),
  until: fc.option(instantArbitrary),
  before: fc.option(fc.integer({ min: 0, max: 40 })),
});

const withValue = (key: Pick<PlainWindow, "scope" | "by" | "filter">): fc.Arbitrary<PlainWindow> =>
  fc
    .record({ value: fc.constantFrom(...VALUES[key.by]), ends: endsArbitrary })
    .map(({ value, ends }) => ({ ...key, value, ...ends }));

export const paymentWindow: fc.Arbitrary<PlainWindow> = scopeArbitrary(
  "payments",
  ["all", "customer", "session", "device", "ip", "bin", "card"],
  ["failed", "success", "fraud", "legitimate", "from_fr"],
).chain(withValue);

export const recordWindow: fc.Arbitrary<PlainWindow> = scopeArbitrary(
  "records",
  ["customer", "session", "ip", "product", "payment", "eventType", "category"],
  ["to_cart", "is_payment"],
).chain(withValue);

/** Filters that keep no totals of amounts. */
export const COUNT_ONLY: readonly (string | null)[] = ["failed", "fraud", "legitimate"];

export const codedWindow = (plain: PlainWindow, dictionaries: LogDictionaries): LogWindow => {
  const { scope, by, value, after, until, before, filter } = plain;
  const code = by === "all" ? 0 : dictionaries.keys[by].find(value);
  return { scope, by, code, after, until, before, filter };
};

/** The window's records by scanning all of them; `ordered` is in total order. */
export function scan(
  ordered: readonly PlainRecord[],
  window: PlainWindow,
): { readonly record: PlainRecord; readonly position: number }[] {
  return ordered
    .map((record, position) => ({ record, position }))
    .filter(
      ({ record, position }) =>
        (window.scope === "records" || record.kind === "payment") &&
        (window.by === "all" || record.keys[window.by] === window.value) &&
        (window.after === null || compareInstants(record.time, window.after) > 0) &&
        (window.until === null || compareInstants(record.time, window.until) <= 0) &&
        (window.before === null || position < window.before) &&
        (window.filter === null || MATCHES[window.filter]!(record)),
    );
}

/** Amounts in cents of scanned payments. */
export const centsOf = (found: readonly { readonly record: PlainRecord }[]): number[] =>
  found.flatMap(({ record }) => (record.amount === null ? [] : [Math.round(record.amount * 100)]));

/** Sample standard deviation in exact integers until the last step. */
export function deviationOf(cents: readonly number[]): number | null {
  if (cents.length < 2) return null;
  const count = BigInt(cents.length);
  const values = cents.map(BigInt);
  const sum = values.reduce((total, value) => total + value, 0n);
  const squares = values.reduce((total, value) => total + value * value, 0n);
  const scaled = count * squares - sum * sum;
  return Math.sqrt(Number(scaled) / Number(count * (count - 1n)));
}
