import type { Severity } from "#shared/quality/report";
import type { Shop } from "./shop";

/** A change to the consistent shop and the number of rows the check must find in it. */
export interface Plant {
  readonly id: string;
  readonly severity: Severity;
  readonly plant: (shop: Shop) => void;
  readonly count: number;
  readonly total: number;
}

const warning = (id: string, count: number, total: number, plant: Plant["plant"]): Plant => ({
  id,
  severity: "warning",
  plant,
  count,
  total,
});
const information = (...[id, count, total, plant]: Parameters<typeof warning>): Plant => ({
  ...warning(id, count, total, plant),
  severity: "information",
});
const error = (...[id, count, total, plant]: Parameters<typeof warning>): Plant => ({
  ...warning(id, count, total, plant),
  severity: "error",
});

const set = (row: Record<string, unknown> | undefined, changes: Record<string, unknown>): void => {
  if (row === undefined) throw new Error("no such row to change");
  Object.assign(row, changes);
};

export const STRUCTURE: readonly Plant[] = [
  error("structure.impossible_values.payments", 1, 3, (s) => set(s.payments[0], { amount: -1 })),
  error("customers.birthdate_possible", 2, 3, (s) => {
    set(s.customers[0], { birthdate: "2025-11-02" });
    set(s.customers[1], { birthdate: "1890-01-01" });
  }),
  error("synthetic_id_labels.dates_possible", 1, 2, (s) =>
    set(s.synthetic_id_labels[0], { expiry: "1980-05-01" }),
  ),
  error("keys.present.orders", 1, 2, (s) => set(s.orders[0], { order_id: null })),
  error("keys.unique.payments", 1, 3, (s) => set(s.payments[1], { payment_id: "PAY1" })),
  error("references.resolve.payments.session_id", 1, 3, (s) =>
    set(s.payments[2], { session_id: "S9" }),
  ),
  error("references.resolve.order_items.product_id", 1, 2, (s) =>
    set(s.order_items[0], { product_id: "P9" }),
  ),
  error("references.resolve.id_links.file", 1, 2, (s) =>
    set(s.id_links[0], { file: "absent.png" }),
  ),
  error("references.resolve.id_links.customer_id", 1, 2, (s) =>
    set(s.id_links[1], { customer_id: "C9" }),
  ),
  error("keys.unique.id_links", 1, 2, (s) => set(s.id_links[1], { file: "ID1.png" })),
  error("references.card_picture", 1, 2, (s) =>
    set(s.synthetic_id_labels[0], { file: "absent.png" }),
  ),
  warning("references.picture_label", 1, 2, (s) => void s.synthetic_id_labels.pop()),
  warning("structure.missing_values.customers", 1, 3, (s) =>
    set(s.customers[0], { country: null }),
  ),
  warning("synthetic_id_labels.doc_number_unique", 2, 2, (s) =>
    set(s.synthetic_id_labels[1], { doc_number: "ID1" }),
  ),
  information("keys.gaps.customers", 6, 9, (s) => set(s.customers[2], { customer_id: "C9" })),
  information("keys.follow_time.customers", 1, 2, (s) =>
    set(s.customers[2], { signup_ts: "2025-10-01 00:00:00" }),
  ),
];

export const AGREEMENT: readonly Plant[] = [
  warning("payments.same_party_as_session", 2, 3, (s) => {
    set(s.payments[0], { ip_hash: "elsewhere" });
    set(s.payments[1], { customer_id: "C1" });
  }),
  warning("orders.same_party_as_payment", 1, 2, (s) => set(s.orders[0], { customer_id: "C2" })),
  warning("fraud_alerts.same_party_as_payment", 1, 1, (s) =>
    set(s.fraud_alerts[0], { session_id: "S1" }),
  ),
  warning("events.same_context_as_session", 2, 13, (s) => {
    set(s.events[0], { device: "android", utm_source: "seo" });
    set(s.events[1], { ip_hash: "elsewhere" });
  }),
  warning("events.same_party_as_payment", 1, 5, (s) => set(s.events[4], { order_id: "O2" })),
  warning("payments.success_has_order", 1, 2, (s) => void s.orders.pop()),
  warning("payments.has_attempt_event", 1, 3, (s) => set(s.events[3], { payment_id: null })),
  warning("orders.payment_succeeded", 1, 2, (s) => set(s.payments[0], { result: "failed" })),
  warning("orders.one_per_payment", 1, 2, (s) => set(s.orders[1], { payment_id: "PAY1" })),
  warning("orders.has_items", 1, 2, (s) => void s.order_items.pop()),
  warning("orders.has_event", 1, 2, (s) => set(s.events[4], { order_id: null })),
  warning("events.payment_named", 1, 3, (s) => set(s.events[3], { payment_id: null })),
  warning("events.order_named", 1, 2, (s) => set(s.events[4], { order_id: null })),
  warning("events.attempt_once", 1, 3, (s) => set(s.events[9], { payment_id: "PAY3" })),
  warning("events.outcome_matches_result", 1, 2, (s) =>
    set(s.events[4], { event_type: "payment_failed" }),
  ),
  information("order_items.repeated_product", 1, 3, (s) =>
    s.order_items.push({ order_id: "O1", product_id: "P1", qty: 1 }),
  ),
  information("fraud_alerts.repeated_payment", 1, 2, (s) =>
    s.fraud_alerts.push({ ...s.fraud_alerts[0], alert_id: "AL2" }),
  ),
  information("customers.never_seen", 1, 3, (s) => void s.sessions.pop()),
  information("sessions.has_events", 1, 3, (s) => void s.events.pop()),
];

export const TIME: readonly Plant[] = [
  warning("sessions.ends_after_start", 1, 3, (s) =>
    set(s.sessions[0], { end_ts: "2025-11-10 09:59:59" }),
  ),
  warning("sessions.after_signup", 1, 3, (s) =>
    set(s.customers[0], { signup_ts: "2025-11-10 10:00:00.000000001" }),
  ),
  warning("payments.inside_session", 2, 3, (s) => {
    set(s.payments[0], { attempt_ts: "2025-11-09 10:00:00" });
    set(s.payments[1], { attempt_ts: "2025-11-11 10:20:07.001" });
  }),
  warning("payments.after_signup", 1, 3, (s) =>
    set(s.customers[0], { signup_ts: "2025-11-10 10:10:01" }),
  ),
  warning("payments.attempts_close", 1, 1, (s) =>
    set(s.payments[1], { attempt_ts: "2025-11-10 10:10:00" }),
  ),
  warning("orders.at_payment_time", 1, 2, (s) =>
    set(s.orders[0], { order_ts: "2025-11-10 10:10:01" }),
  ),
  warning("order_items.product_exists", 1, 2, (s) =>
    set(s.products[0], { created_at: "2025-11-10 10:11:00" }),
  ),
  warning("fraud_alerts.not_before_payment", 1, 1, (s) =>
    set(s.fraud_alerts[0], { alert_ts: "2025-11-11 10:11:59" }),
  ),
  warning("events.inside_session", 1, 13, (s) =>
    set(s.events[12], { ts: "2025-11-12 09:59:59.999999999" }),
  ),
  warning("events.outcome_after_payment", 1, 2, (s) =>
    set(s.events[11], { ts: "2025-11-11 10:11:59.999999999" }),
  ),
  warning("events.attempt_at_payment_time", 1, 3, (s) =>
    set(s.events[3], { ts: "2025-11-10 10:11:01" }),
  ),
  warning("events.product_exists", 1, 7, (s) => {
    set(s.products[1], { created_at: "2025-11-11 10:01:01" });
    s.events.push({ ...s.events[12], event_id: "E14", product_id: "P2" });
  }),
  information("sessions.overlap", 1, 3, (s) =>
    set(s.sessions[1], {
      customer_id: "C1",
      start_ts: "2025-11-10 10:20:07",
    }),
  ),
  information("time.file_order.events", 1, 12, (s) => {
    const first = s.events.shift();
    if (first !== undefined) s.events.push(first);
  }),
  information("time.sub_millisecond.events", 1, 13, () => undefined),
];

export const AMOUNTS: readonly Plant[] = [
  warning("orders.total_matches_items", 1, 2, (s) => {
    set(s.orders[0], { total_amount: 20.01 });
    set(s.orders[1], { total_amount: 25.504 });
  }),
  warning("orders.total_matches_payment", 1, 2, (s) => set(s.payments[0], { amount: 20.01 })),
  warning("fraud_alerts.amount_matches_payment", 1, 1, (s) =>
    set(s.fraud_alerts[0], { amount: 25 }),
  ),
  warning("events.cart_value_matches_payment", 1, 5, (s) => set(s.events[3], { cart_value: 10 })),
  warning("events.cart_value_needs_items", 1, 8, (s) => set(s.events[12], { cart_value: 10 })),
  information("events.cart_value_matches_content", 1, 7, (s) =>
    set(s.events[2], { cart_value: 10 }),
  ),
];

export const LABELS_AND_AGE: readonly Plant[] = [
  warning("fraud_alerts.label_matches_payment", 1, 1, (s) =>
    set(s.fraud_alerts[0], { is_fraud_label: false }),
  ),
  warning("customers.is_minor_matches_birthdate", 2, 3, (s) => {
    set(s.customers[0], { is_minor: true });
    set(s.customers[2], { is_minor: false });
  }),
  warning("synthetic_id_labels.is_adult_matches_birthdate", 1, 2, (s) =>
    set(s.synthetic_id_labels[1], { is_adult: true }),
  ),
  warning("orders.adult_items_minor", 1, 1, (s) =>
    set(s.customers[1], { birthdate: "2007-11-12" }),
  ),
  information("customers.is_minor_at_signup", 1, 3, (s) =>
    set(s.customers[0], { birthdate: "2007-11-05" }),
  ),
  information("fraud_alerts.unconfirmed", 1, 1, (s) =>
    set(s.fraud_alerts[0], { is_fraud_label: false }),
  ),
  information("fraud_alerts.rule_explained", 1, 1, (s) =>
    set(s.fraud_alerts[0], { rule_triggered: "country_mismatch" }),
  ),
  information("payments.label_alerted", 1, 2, (s) => set(s.payments[0], { is_fraud_label: true })),
  information("synthetic_id_labels.expired", 1, 2, (s) =>
    set(s.synthetic_id_labels[0], { expiry: "2025-11-01" }),
  ),
  information("synthetic_id_labels.holder_known", 1, 2, (s) =>
    set(s.synthetic_id_labels[0], { birthdate: "1980-05-02" }),
  ),
  information("synthetic_id_labels.sex_by_first_name", 1, 2, (s) =>
    set(s.synthetic_id_labels[1], { first_name: "LEA" }),
  ),
];

export const BEHAVIOUR: readonly Plant[] = [
  warning("events.checkout_after_cart", 1, 2, (s) =>
    set(s.events[2], { ts: "2025-11-10 10:00:30" }),
  ),
  warning("events.payment_after_checkout", 1, 3, (s) =>
    set(s.events[2], { ts: "2025-11-10 10:10:30" }),
  ),
  warning("events.outcome_after_attempt", 1, 2, (s) =>
    set(s.events[4], { ts: "2025-11-10 10:09:00" }),
  ),
  warning("events.remove_after_add", 1, 1, (s) => set(s.events[7], { ts: "2025-11-11 10:01:30" })),
  warning("order_items.in_session_cart", 1, 2, (s) => set(s.events[5], { product_id: "P1" })),
  information("sessions.direct_with_campaign", 1, 3, (s) =>
    set(s.sessions[0], { utm_campaign: "black_friday" }),
  ),
  information("payments.retry_changes_instrument", 1, 1, (s) =>
    set(s.payments[2], { card_bin: "400000", device_id: "other" }),
  ),
  warning("vocabulary.documented.payments.method", 1, 3, (s) =>
    set(s.payments[0], { method: "apple_pay" }),
  ),
  warning("vocabulary.unused.orders.shipping_method", 1, 2, () => undefined),
  warning("vocabulary.country_code.customers.country", 2, 3, (s) => {
    set(s.customers[0], { country: "fr" });
    set(s.customers[1], { country: "FRA" });
  }),
  warning("payments.card_has_bin", 1, 3, (s) => set(s.payments[0], { card_bin: null })),
  information("payments.bin_without_card", 1, 1, (s) => set(s.payments[0], { method: "paypal" })),
  information("documentation.period", 1, 13, (s) =>
    set(s.events[12], { ts: "2026-01-01 00:00:00" }),
  ),
  information("sharing.devices", 1, 1, (s) => {
    for (const payment of s.payments) set(payment, { device_id: "shared" });
  }),
  information("sharing.ips", 1, 2, (s) => set(s.sessions[2], { ip_hash: "ip-C1" })),
  information("sharing.cards", 1, 1, () => undefined),
];
