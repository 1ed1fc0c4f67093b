import { beforeAll, describe, expect, it } from "vitest";
import { withLocalDataset } from "#services/datasets/localSource";
import { readDataset } from "#shared/ingest/readDataset";
import { checkDataset } from "#shared/quality/checkDataset";
import type { QualityReport } from "#shared/quality/report";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { checkIn } from "./shop";

const folder = findRealDataset();

/** [check, rows that fail, rows looked at], each counted with DuckDB over the published files as well. */
const PINNED = [
  ["documentation.rows.fraud_alerts", 2, 22],
  ["documentation.figure.fraud_share", 1, 1],
  ["documentation.figure.revenue", 1, 1],
  ["documentation.figure.lowest_price", 1, 1],
  ["documentation.period", 7, 71_694],
  ["documentation.never_empty", 3, 3],
  ["formats.types.payments.csv", 1, 1],
  ["vocabulary.documented.orders.shipping_method", 436, 1289],
  ["vocabulary.documented.payments.method", 778, 1583],
  ["vocabulary.documented.fraud_alerts.rule_triggered", 8, 20],
  ["vocabulary.documented.events.event_type", 30_070, 71_694],
  ["vocabulary.unused.orders.status", 2, 3],
  ["vocabulary.unused.payments.method", 1, 3],
  ["vocabulary.unused.fraud_alerts.rule_triggered", 2, 4],
  ["vocabulary.unused.events.event_type", 1, 7],
  ["payments.bin_without_card", 401, 401],
  ["payments.inside_session", 1583, 1583],
  ["payments.after_signup", 787, 1583],
  ["payments.attempts_close", 373, 374],
  ["sessions.after_signup", 3053, 6000],
  ["sessions.overlap", 3, 6000],
  ["sessions.whole_minutes", 6000, 6000],
  ["events.outcome_after_payment", 531, 1071],
  ["events.attempt_at_payment_time", 779, 779],
  ["events.product_exists", 11_746, 25_093],
  ["order_items.product_exists", 1226, 2651],
  ["time.file_order.events", 35_760, 71_693],
  ["time.sub_millisecond.events", 71_694, 71_694],
  ["orders.total_matches_items", 1289, 1289],
  ["events.cart_value_matches_payment", 1849, 1850],
  ["events.cart_value_needs_items", 10_389, 19_483],
  ["payments.has_attempt_event", 1031, 1583],
  ["orders.has_event", 722, 1289],
  ["order_items.repeated_product", 9, 2651],
  ["events.payment_named", 8275, 10_125],
  ["events.order_named", 2357, 3226],
  ["events.attempt_once", 227, 779],
  ["customers.never_seen", 238, 2500],
  ["events.checkout_after_cart", 1902, 3613],
  ["events.payment_after_checkout", 3241, 4337],
  ["events.outcome_after_attempt", 4195, 5788],
  ["events.remove_after_add", 3578, 3589],
  ["order_items.in_session_cart", 2636, 2651],
  ["orders.adult_items_minor", 23, 268],
  ["customers.is_minor_at_signup", 4, 2500],
  ["fraud_alerts.equal_labels", 20, 20],
  ["fraud_alerts.rule_explained", 13, 20],
  ["synthetic_id_labels.holder_known", 56, 60],
  ["synthetic_id_labels.sex_by_first_name", 18, 60],
  ["synthetic_id_labels.same_expiry_year", 60, 60],
  ["sessions.direct_with_campaign", 827, 999],
  ["sessions.flat_hours", 6000, 6000],
  ["sessions.flat_weekdays", 6000, 6000],
  ["sessions.flat_campaigns", 4, 4],
  ["payments.country_unrelated", 1368, 1583],
  ["payments.retry_changes_instrument", 484, 484],
  ["payments.bin_one_network", 1583, 1583],
  ["values.constant", 3, 73],
  ["keys.follow_time.payments", 774, 1582],
  ["keys.follow_time.sessions", 2999, 5999],
  ["keys.follow_time.orders", 637, 1288],
  ["sharing.cards", 11, 1572],
  ["sharing.device_single_use", 1583, 1583],
  ["sharing.ip_single_session", 6000, 6000],
  ["sharing.card_single_use", 1561, 1583],
] as const;

/** What the published dataset does keep to. */
const KEPT = [
  "events.inside_session",
  "events.same_context_as_session",
  "events.same_party_as_payment",
  "payments.same_party_as_session",
  "payments.success_has_order",
  "orders.at_payment_time",
  "orders.total_matches_payment",
  "fraud_alerts.amount_matches_payment",
  "fraud_alerts.label_matches_payment",
  "customers.is_minor_matches_birthdate",
  "synthetic_id_labels.is_adult_matches_birthdate",
  "references.card_picture",
  "sharing.devices",
  "sharing.ips",
];

describe.skipIf(folder === null)(
  `the published dataset${folder === null ? ` (skipped: ${NO_REAL_DATASET})` : ""}`,
  () => {
    let report: QualityReport;

    beforeAll(async () => {
      const read = await withLocalDataset(folder ?? "", (source) => readDataset(source));
      if (!read.ok || !read.value.ok) throw new Error("the published dataset does not open");
      report = checkDataset(read.value.value);
    }, 60_000);

    it.each(PINNED)("fails %s %i times of %i", (id, count, total) => {
      const check = checkIn(report, id);
      expect([check.count, check.total]).toEqual([count, total]);
    });

    it.each(KEPT)("passes %s", (id) => {
      expect(checkIn(report, id).count).toBe(0);
    });

    it("has no finding of severity error", () => {
      const errors = report.checks.filter(
        ({ severity, count }) => severity === "error" && count > 0,
      );
      expect(errors.map(({ id }) => id)).toEqual([]);
    });

    it("skips no check: everything is there to be looked at", () => {
      expect(report.skipped).toEqual([]);
    });

    it("labels 20 payments in 1,583 as fraud and takes 94,006 euros", () => {
      const found = (id: string) => report.figures.find((figure) => figure.id === id)?.found;
      expect(found("fraud_share")).toBeCloseTo(20 / 1583, 12);
      expect(found("revenue")).toBeCloseTo(94_006.3, 2);
      expect(found("alerts")).toBe(20);
    });

    it("agrees with its own CSV files in every row", () => {
      const formats = report.checks.filter(({ kind }) => kind === "formats.agree");
      expect(formats.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    });
  },
);
