import fc from "fast-check";
import type { Dataset } from "#shared/domain/dataset";
import { datasetOf, type Row } from "../../support/datasetBuilder";

/** Small random datasets of both schemas in which every way to leak has something to leak. */

const DAY_MS = 86_400_000;

const times = fc.integer({ min: 0, max: 40 }).map((day) => day * (DAY_MS / 2));
const code = (letter: string, most: number) =>
  fc.integer({ min: 0, max: most }).map((number) => `${letter}${number}`);

const paymentArbitrary = fc.record({
  attempt_ts: times,
  customer_id: code("C", 4),
  session_id: code("S", 5),
  ip_hash: code("ip", 2),
  device_id: code("d", 3),
  card_bin: fc.option(code("40000", 2)),
  payment_country: fc.constantFrom("FR", "BE", "DE"),
  method: fc.constantFrom("card", "paypal"),
  amount: fc.integer({ min: 1, max: 50_000 }).map((cents) => cents / 100),
  result: fc.constantFrom("success", "failed"),
  is_fraud_label: fc.option(fc.boolean()),
});

const eventArbitrary = fc.record({
  payment: fc.option(fc.nat(29)),
  namesOrderOnly: fc.boolean(),
  /** Names the order of another payment besides. */
  namesAnother: fc.boolean(),
  shift: fc.integer({ min: -3, max: 3 }).map((hours) => hours * 1_200_000),
  event_type: fc.constantFrom("product_view", "add_to_cart", "checkout_start", "payment_attempt"),
  product_id: fc.option(code("P", 3)),
  ts: times,
  customer_id: code("C", 4),
  session_id: code("S", 5),
});

type DrawnPayment = typeof paymentArbitrary extends fc.Arbitrary<infer Value> ? Value : never;
type DrawnEvent = typeof eventArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const paymentId = (at: number): string => `pay${String(at).padStart(2, "0")}`;

/** Events of a payment's own are near it, before and after, and some name only its order. */
function eventRow(event: DrawnEvent, at: number, payments: readonly DrawnPayment[]): Row {
  const { payment, namesOrderOnly, namesAnother, shift, ...rest } = event;
  const own = payment === null ? undefined : payments[payment % payments.length];
  const row = { ...rest, event_id: `e${at}`, ip_hash: "ip0" };
  if (own === undefined) return { ...row, payment_id: null, order_id: null };
  const named = payment! % payments.length;
  const another = (named + 1) % payments.length;
  return {
    ...row,
    ts: own.attempt_ts + shift,
    customer_id: own.customer_id,
    session_id: own.session_id,
    payment_id: namesOrderOnly ? null : paymentId(named),
    order_id: namesOrderOnly ? `o${named}` : namesAnother ? `o${another}` : null,
  };
}

function kivendtoutOf(payments: readonly DrawnPayment[], events: readonly DrawnEvent[]): Dataset {
  const customers = [0, 1, 2, 3, 4];
  return datasetOf("kivendtout", {
    customers: customers.map((at) => ({
      customer_id: `C${at}`,
      signup_ts: at * 4 * DAY_MS,
      country: ["FR", "DE"][at % 2],
      birthdate: `20${10 - at}-01-01`,
      is_minor: false,
    })),
    products: [0, 1, 2, 3].map((at) => ({
      product_id: `P${at}`,
      category: ["Books", "Wine"][at % 2],
      is_adult_restricted: at % 2 === 1,
      unit_price: 10,
    })),
    sessions: [0, 1, 2, 3, 4, 5].map((at) => ({
      session_id: `S${at}`,
      customer_id: `C${at % 5}`,
      start_ts: at * 3 * DAY_MS,
      end_ts: at * 4 * DAY_MS,
      ip_hash: `ip${at % 3}`,
    })),
    payments: payments.map((payment, at) => ({ ...payment, payment_id: paymentId(at) })),
    orders: payments.map((payment, at) => ({
      order_id: `o${at}`,
      payment_id: paymentId(at),
      customer_id: payment.customer_id,
      session_id: payment.session_id,
      order_ts: payment.attempt_ts,
      total_amount: payment.amount,
    })),
    order_items: payments.map((_, at) => ({ order_id: `o${at}`, product_id: "P1", qty: 1 })),
    fraud_alerts: payments.slice(0, 3).map((payment, at) => ({
      alert_id: `a${at}`,
      alert_ts: payment.attempt_ts,
      payment_id: paymentId(at),
      customer_id: payment.customer_id,
      amount: payment.amount,
      is_fraud_label: true,
    })),
    events: events.map((event, at) => eventRow(event, at, payments)),
  });
}

export const kivendtoutArbitrary: fc.Arbitrary<Dataset> = fc
  .tuple(
    fc.array(paymentArbitrary, { minLength: 4, maxLength: 30, size: "max" }),
    fc.array(eventArbitrary, { minLength: 1, maxLength: 40, size: "max" }),
  )
  .map(([payments, events]) => kivendtoutOf(payments, events));

const transactionArbitrary = fc.record({
  timestamp: times,
  account_id: code("A", 4),
  card_hash: fc.option(code("k", 3)),
  amount: fc.integer({ min: 1, max: 50_000 }).map((cents) => cents / 100),
  merchant_id: code("M", 3),
  merchant_category: code("cat", 2),
  country: fc.constantFrom("FR", "BE"),
  device_id: code("d", 3),
  ip: code("ip", 2),
  lat: fc.integer({ min: -80, max: 80 }),
  lon: fc.integer({ min: -170, max: 170 }),
  is_fraud: fc.option(fc.boolean()),
});

export const transactionsArbitrary: fc.Arbitrary<Dataset> = fc
  .array(transactionArbitrary, { minLength: 4, maxLength: 30, size: "max" })
  .map((rows) =>
    datasetOf("transactions", {
      transactions: rows.map((row, at) => ({ ...row, transaction_id: paymentId(at) })),
    }),
  );
