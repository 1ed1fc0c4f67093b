import fc from "fast-check";
import type { GraphAt, NodeKey } from "#shared/contract/graph";
import type { Dataset } from "#shared/domain/dataset";
import { GraphIndex, type PaymentScores } from "#shared/graph/index/graphIndex";
import { buildLog } from "#shared/log/buildLog";
import { NONE } from "#shared/log/kinds";
import { datasetOf, type Row } from "./datasetBuilder";

/** Everything that ever happens. */
export const EVERYTHING: GraphAt = { moment: null, window: null };

const START_MS = Date.parse("2025-11-01T00:00:00Z");
const MINUTE_MS = 60_000;

/** A payment by a customer, each with what it names; a minute after the one before where no minute is said. */
export interface Told {
  readonly customer: string | null;
  readonly device?: string | null;
  readonly ip?: string | null;
  readonly bin?: string | null;
  readonly session?: string | null;
  readonly minute?: number;
  readonly amount?: number | null;
  readonly failed?: boolean;
  readonly fraud?: boolean;
  readonly method?: string;
  readonly country?: string;
}

const paymentRow = (told: Told, at: number): Row => ({
  payment_id: `P${at}`,
  attempt_ts: START_MS + (told.minute ?? at) * MINUTE_MS,
  customer_id: told.customer,
  device_id: told.device ?? null,
  ip_hash: told.ip ?? null,
  card_bin: told.bin ?? null,
  session_id: told.session ?? null,
  amount: told.amount === undefined ? 10 : told.amount,
  method: told.method ?? "card",
  payment_country: told.country ?? "FR",
  result: told.failed === true ? "failed" : "success",
  is_fraud_label: told.fraud ?? false,
});

export const paymentsDataset = (payments: readonly Told[]): Dataset =>
  datasetOf("kivendtout", { payments: payments.map(paymentRow) });

export function indexOf(dataset: Dataset): GraphIndex {
  return new GraphIndex(buildLog(dataset), dataset);
}

export const graphOf = (payments: readonly Told[]): GraphIndex =>
  indexOf(paymentsDataset(payments));

/** Vertex of a node that is known. */
export function vertexOf(index: GraphIndex, key: NodeKey): number {
  const vertex = index.vertexOf(key);
  if (vertex === NONE) throw new RangeError(`No ${key}`);
  return vertex;
}

/** Scores of payments in the order of the log; nothing is stopped. */
export const scored = (...score: readonly number[]): PaymentScores => ({
  score: Float64Array.from(score),
  outcome: new Uint8Array(score.length),
});

export const minuteMs = (minute: number): number => START_MS + minute * MINUTE_MS;

const named = (letter: string, most: number): fc.Arbitrary<string | null> =>
  fc.option(
    fc.integer({ min: 0, max: most }).map((number) => `${letter}${number}`),
    { nil: null, freq: 8 },
  );

/** Payments among few customers, devices and IPs; the rows are in no order of time, and times tie. */
export const toldArbitrary = (most: {
  readonly customers: number;
  readonly entities: number;
  readonly payments: number;
}): fc.Arbitrary<Told[]> =>
  fc.array(
    fc.record({
      customer: named("C", most.customers - 1),
      device: named("d", most.entities - 1),
      ip: named("i", most.entities - 1),
      bin: named("4000", 3),
      minute: fc.integer({ min: 0, max: 40 }),
      amount: fc.constantFrom(null, 5, 20, 20.5, 300),
      failed: fc.boolean(),
      fraud: fc.boolean(),
      method: fc.constantFrom("card", "paypal"),
      country: fc.constantFrom("FR", "BE", "IT"),
    }),
    { minLength: 1, maxLength: most.payments, size: "max" },
  );
