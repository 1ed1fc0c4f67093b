import type {
  Decision,
  DecisionsApi,
  FeatureAt,
  FeatureInfo,
  FeatureRecords,
  FeatureValue,
  LeakReport,
  RuleHit,
} from "#shared/contract/decisions";
import type { RecordPage } from "#shared/contract/browse";
import { ok } from "#shared/domain/result";
import { aFact } from "./browseFixtures";

/** 14 November 2025, 22:41:07 UTC. */
export const PAID_AT = Date.UTC(2025, 10, 14, 22, 41, 7);

export const aFeature = (name: string, more: Partial<FeatureInfo> = {}): FeatureInfo => ({
  name,
  group: "velocity",
  type: "number",
  unit: "count",
  key: "customer",
  window: "1h",
  aggregate: "count",
  filter: null,
  includesCurrent: true,
  labelDelayDays: null,
  explains: { en: `Explains ${name}.`, fr: `Explique ${name}.` },
  missing: [],
  ...more,
});

export const aHit = (ruleId: string, more: Partial<RuleHit> = {}): RuleHit => ({
  ruleId,
  code: "R01",
  ruleVersion: 1,
  state: "active",
  points: 20,
  outcome: null,
  values: {},
  ...more,
});

export const aDecision = (more: Partial<Decision> = {}): Decision => ({
  paymentId: "PAY3",
  ms: PAID_AT,
  outcome: "BLOCK",
  score: 0.97,
  scoreOutcome: "BLOCK",
  overriddenBy: null,
  points: 20,
  ruleScore: 0.97,
  model: null,
  hits: [],
  ruleSetNumber: 0,
  tookMs: 0.25,
  ...more,
});

export const aPaymentPage = (more: Partial<RecordPage> = {}): RecordPage => ({
  entity: { kind: "payment", id: "PAY3" },
  address: { table: "payments", record: 3 },
  comesMs: null,
  future: false,
  title: null,
  facts: [
    aFact("payment_id", "PAY3"),
    aFact("customer_id", "C1", { entity: { kind: "customer", id: "C1" } }),
  ],
  figures: [],
  lists: [],
  timeline: [],
  timelineTotal: 0,
  ...more,
});

const CATALOGUE: readonly FeatureInfo[] = [
  aFeature("amount", { group: "payment", unit: "money", key: null, window: null, aggregate: null }),
  aFeature("count_tx_customer_1h"),
  aFeature("customer_age_years", { group: "identity", unit: "years", key: null, window: null }),
  aFeature("sca", { group: "payment", type: "flag", unit: "none", missing: ["sca"] }),
];

const at = (name: string, value: FeatureValue, more: Partial<FeatureAt> = {}): FeatureAt => ({
  name,
  value,
  fromMs: null,
  untilMs: null,
  records: null,
  ...more,
});

const RECORDS: FeatureRecords = {
  total: 2,
  rows: [
    {
      ms: PAID_AT,
      kind: "payment",
      what: "failed",
      amount: 249.9,
      entity: { kind: "payment", id: "PAY3" },
      address: { table: "payments", record: 3 },
      current: true,
    },
    {
      ms: PAID_AT - 42_000,
      kind: "payment",
      what: "success",
      amount: 12,
      entity: { kind: "payment", id: "PAY2" },
      address: { table: "payments", record: 2 },
      current: false,
    },
  ],
};

/**
 * An engine that decides by the amount alone: from 100 on the shipped rule R01 (high_amount) hits and the payment is
 * blocked.
 */
export const decidingByAmount = (): Partial<DecisionsApi> => ({
  features: () => Promise.resolve(ok(CATALOGUE)),
  paymentFeatures: (id) =>
    Promise.resolve(
      ok({
        id,
        ms: PAID_AT,
        features: [
          at("amount", 249.9),
          at("count_tx_customer_1h", 2, {
            fromMs: PAID_AT - 3_600_000,
            untilMs: PAID_AT,
            records: 2,
          }),
          at("customer_age_years", 34),
          at("sca", null),
        ],
      }),
    ),
  featureRecords: () => Promise.resolve(ok(RECORDS)),
  decision: (_id, _rules, changed) => {
    const amount = Number(changed.amount ?? 249.9);
    const hits = amount >= 100 ? [aHit("high_amount", { values: { amount } })] : [];
    return Promise.resolve(
      ok(
        hits.length > 0
          ? aDecision({ hits })
          : aDecision({ outcome: "ALLOW", scoreOutcome: "ALLOW", score: 0.02, points: 0 }),
      ),
    );
  },
  similar: () => Promise.resolve(ok([])),
});

export const aLeakReport = (more: Partial<LeakReport> = {}): LeakReport => ({
  payments: 50,
  features: 190,
  comparisons: 57_000,
  changes: [{ change: "later_altered", records: 12_345 }],
  leaks: [],
  tookMs: 1200,
  ...more,
});
