import { describe, expect, it } from "vitest";
import type { RingReport } from "#shared/graph/rings/types";
import { evaluateRings, type TrueRing } from "../../electron/cli/commands/ringsEvaluation";
import { datasetOf, type Row } from "../support/datasetBuilder";
import { ringsOf } from "../support/ringFixtures";
import { generateTables, grouped, text, type Rec, type Tables } from "../unit/generator/records";

const columnsOf = (records: readonly Rec[], names: readonly string[]): Row[] =>
  records.map((record) => Object.fromEntries(names.map((name) => [name, record[name] ?? null])));

/** What the finder looks at of a generated dataset: nothing else is in it. */
const datasetFrom = ({ payments, sessions, customers }: Tables) =>
  datasetOf("kivendtout", {
    payments: columnsOf(payments, [
      ...["payment_id", "customer_id", "attempt_ts", "device_id", "ip_hash", "amount", "result"],
      "is_fraud_label",
    ]),
    sessions: columnsOf(sessions, ["session_id", "customer_id", "start_ts"]),
    customers: columnsOf(customers, ["customer_id", "signup_ts"]),
  });

function trueRings({ fraud_scenarios }: Tables): TrueRing[] {
  const rings = grouped(
    fraud_scenarios.filter(({ ring_id }) => ring_id !== null),
    "ring_id",
  );
  return [...rings].map(([id, payments]) => ({
    id: text(id),
    scenario: text(payments[0]!["scenario"]),
    customers: new Set(payments.map(({ customer_id }) => text(customer_id))),
  }));
}

function expectFound(report: RingReport, tables: Tables): void {
  const { pairwiseF1, matches } = evaluateRings(report.rings, trueRings(tables));
  expect(pairwiseF1).toBeGreaterThanOrEqual(0.85);
  expect(report.rings.length).toBeLessThanOrEqual(20);
  // A ring of honest customers would match none: households, offices and carriers are in no ring.
  expect(matches).not.toContain(null);
}

// The demo's seed, seeds nothing was chosen by, and 31, the worst of those it was.
describe.each([42, 1001, 20251122, 31])("the rings of seed %i", (seed) => {
  const tables = generateTables(seed);
  const dataset = datasetFrom(tables);

  it("are found, and nobody else", () => {
    expectFound(ringsOf(dataset), tables);
  });

  it("are found without labels", () => {
    expectFound(ringsOf(dataset, { labelDelayMs: Infinity }), tables);
  });

  it("are found without labels and without knowing when customers signed up", () => {
    expectFound(ringsOf(dataset, { labelDelayMs: Infinity, signups: null }), tables);
  });
});

describe("the rings of a dataset three times as large", () => {
  it("are found among at most twenty", () => {
    const tables = generateTables(5, 3);
    expectFound(ringsOf(datasetFrom(tables)), tables);
  });
});
