import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MS_PER_DAY } from "#shared/domain/time";
import type { RingReport } from "#shared/graph/rings/types";
import { buildLog } from "#shared/log/buildLog";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { ringsOf } from "../../support/ringFixtures";
import { momentBehind, truncated } from "../../support/truncated";

const RUNS = { seed: 20251128, numRuns: 200 };
const START = Date.UTC(2025, 10, 1);
const SPAN_DAYS = 30;

const code = (letter: string, most: number): fc.Arbitrary<string | null> =>
  fc.option(
    fc.integer({ min: 1, max: most }).map((number) => `${letter}${number}`),
    { freq: 9 },
  );
/** Hours of November, so that many share a time. */
const time = fc.integer({ min: 0, max: SPAN_DAYS * 24 }).map((hour) => START + hour * 3_600_000);

const payment = fc.record({
  attempt_ts: time,
  customer_id: code("C", 30),
  device_id: code("D", 25),
  ip_hash: code("I", 25),
  amount: fc.option(fc.integer({ min: 1, max: 90 })),
  result: fc.constantFrom("success", "failed"),
  is_fraud_label: fc.constantFrom(0, 0, 1, null),
});
const session = fc.record({ start_ts: time, customer_id: code("C", 30) });
const customer = fc.record({ signup_ts: time.map((ms) => ms - 10 * MS_PER_DAY) });

const numbered = (key: string, letter: string, rows: readonly Row[]): Row[] =>
  rows.map((row, at) => ({ [key]: `${letter}${at + 1}`, ...row }));

const tables = fc
  .record({
    payments: fc.array(payment, { maxLength: 60, size: "max" }),
    sessions: fc.array(session, { maxLength: 20, size: "max" }),
    customers: fc.array(customer, { minLength: 30, maxLength: 30 }),
  })
  .map(({ payments, sessions, customers }) => ({
    payments: numbered("payment_id", "P", payments),
    sessions: numbered("session_id", "S", sessions),
    customers: numbered("customer_id", "C", customers),
  }));
const datasets = tables.map((rows) => datasetOf("kivendtout", rows));
/** Low enough for chance to make rings. */
const options = { leastScore: 0.2, limit: 3 };

const withoutPositions = ({ rings, ...rest }: RingReport) => ({
  ...rest,
  rings: rings.map((ring) => ({ ...ring, firstPosition: 0, lastPosition: 0 })),
});

describe("rings as of a moment", () => {
  it("are those of a dataset in which nothing more has happened", () => {
    let found = 0;
    fc.assert(
      fc.property(datasets, fc.nat(), (dataset, drawn) => {
        const log = buildLog(dataset);
        const before = drawn % (log.size + 1);
        const moment = momentBehind(log, before);
        const now = ringsOf(dataset, { moment, options });
        expect(now).toEqual(ringsOf(truncated(dataset, moment), { options }));
        found += now.rings.length;
      }),
      RUNS,
    );
    expect(found).toBeGreaterThan(50);
  });

  it("within a window are those of a dataset that has nothing else", () => {
    const length = fc.integer({ min: 1, max: 20 });
    fc.assert(
      fc.property(tables, time, length, (rows, fromMs, days) => {
        const window = { fromMs, toMs: fromMs + days * MS_PER_DAY };
        const isWithin = (ms: unknown): boolean =>
          Number(ms) >= window.fromMs && Number(ms) <= window.toMs;
        const alone = datasetOf("kivendtout", {
          ...rows,
          payments: rows.payments.filter((row) => isWithin(row["attempt_ts"])),
          sessions: rows.sessions.filter((row) => isWithin(row["start_ts"])),
        });
        const moment = { ms: START + SPAN_DAYS * MS_PER_DAY, before: Infinity };
        const asked = ringsOf(datasetOf("kivendtout", rows), { moment, window, options });
        expect(withoutPositions(asked)).toEqual(
          withoutPositions(ringsOf(alone, { moment, options })),
        );
      }),
      RUNS,
    );
  });

  it("account for every group that was looked at, and hold what they say of themselves", () => {
    fc.assert(
      fc.property(datasets, (dataset) => {
        const { rings, considered, setAside } = ringsOf(dataset, { options });
        const aside = setAside.reduce((sum, { count }) => sum + count, 0);
        expect(rings.length + aside).toBe(considered);
        expect(rings.length).toBeLessThanOrEqual(options.limit);
        for (const { score, parts, customers, entities, sentence, payments } of rings) {
          for (const share of [score, parts.rarity, parts.velocity, parts.outcome]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
          expect(new Set(customers).size).toBe(sentence.values.customers);
          expect(entities).toHaveLength(sentence.values.devices + sentence.values.ips);
          expect(payments).toBeGreaterThanOrEqual(customers.length);
          expect(sentence.values.payments).toBeGreaterThanOrEqual(payments);
        }
      }),
      RUNS,
    );
  });
});
