import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GraphAt } from "#shared/contract/graph";
import type { Dataset } from "#shared/domain/dataset";
import { graphPaymentAt, paymentGraphOf } from "#shared/graph/paymentGraph";
import { GraphIndex } from "#shared/graph/index/graphIndex";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { bruteCounted, brutePayments } from "../../support/bruteGraph";
import { datasetOf, type Row } from "../../support/datasetBuilder";
import { bruteFacts, graphFacts } from "../../support/graphFacts";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";
import { findDemoDataset, NO_DEMO_DATASET, readFolder } from "../../support/readFolder";

const RUNS = { seed: 20251123, numRuns: 150 };

const idArbitrary = (letter: string, most: number): fc.Arbitrary<string | null> =>
  fc.option(
    fc.integer({ min: 0, max: most }).map((id) => `${letter}${id}`),
    { freq: 8 },
  );

/** Payments among few devices, IPs and BINs, with ties of time and some without any. */
const paymentsArbitrary = (customers: number): fc.Arbitrary<readonly Row[]> =>
  fc
    .array(
      fc.record({
        attempt_ts: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 10 }),
        customer_id: idArbitrary("C", customers - 1),
        device_id: idArbitrary("d", 4),
        ip_hash: idArbitrary("i", 3),
        card_bin: idArbitrary("4", 2),
        session_id: idArbitrary("s", 6),
        result: fc.constantFrom("success", "failed"),
        is_fraud_label: fc.boolean(),
      }),
      { maxLength: 60, size: "max" },
    )
    .map((drawn) => drawn.map((each, at) => ({ ...each, payment_id: `P${at}` })));

/** A log with sessions between its payments, and a question about it. */
interface Question {
  readonly payments: readonly Row[];
  /** When they start. */
  readonly sessions: readonly number[];
  readonly before: number | null;
  readonly window: readonly [number, number] | null;
}

const questionArbitrary: fc.Arbitrary<Question> = fc.record({
  payments: fc.oneof(paymentsArbitrary(6), paymentsArbitrary(50)),
  sessions: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 6 }),
  before: fc.option(fc.integer({ min: 0, max: 66 })),
  window: fc.option(fc.tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 0, max: 31 }))),
});

function asked({ payments, sessions, before, window }: Question): {
  readonly dataset: Dataset;
  readonly at: GraphAt;
} {
  const dataset = datasetOf("kivendtout", {
    payments,
    sessions: sessions.map((start_ts, at) => ({
      session_id: `s${at}`,
      customer_id: `C${at}`,
      ip_hash: `i${at % 4}`,
      start_ts,
    })),
  });
  return {
    dataset,
    at: {
      moment: before === null ? null : { ms: 0, before },
      window: window === null ? null : { fromMs: window[0], toMs: window[1] },
    },
  };
}

describe("the graph as of a moment", () => {
  it("has the links, components and figures that a search over the payments finds", () => {
    fc.assert(
      fc.property(questionArbitrary, (question) => {
        const { dataset, at } = asked(question);
        const log = buildLog(dataset);
        const counted = bruteCounted(brutePayments(dataset, log), at);
        expect(graphFacts(new GraphIndex(log, dataset), at)).toEqual(bruteFacts(counted));
      }),
      RUNS,
    );
  });
});

/** Moments and windows anywhere in a log; every other one is without a window. */
const momentArbitrary = (log: EventLog): fc.Arbitrary<GraphAt> => {
  const place = fc.integer({ min: 0, max: log.size });
  const msAt = (at: number): number => log.ms[Math.min(at, log.size - 1)]!;
  return fc
    .tuple(place, fc.option(fc.tuple(place, place), { freq: 1 }))
    .map(([before, window]) => ({
      moment: { ms: msAt(before), before },
      window:
        window === null
          ? null
          : { fromMs: msAt(Math.min(...window)), toMs: msAt(Math.max(...window)) },
    }));
};

const demo = findDemoDataset();

describe.skipIf(demo === null)(
  `the graph of the demo dataset${demo === null ? ` (${NO_DEMO_DATASET})` : ""}`,
  () => {
    it(
      "is what a search over the payments finds, at 200 moments",
      { timeout: 300_000 },
      async () => {
        const dataset = await readFolder(demo!);
        const log = buildLog(dataset);
        const index = new GraphIndex(log, dataset);
        const payments = brutePayments(dataset, log);
        fc.assert(
          fc.property(momentArbitrary(log), (at) => {
            expect(graphFacts(index, at)).toEqual(bruteFacts(bruteCounted(payments, at)));
          }),
          { seed: 20251124, numRuns: 200 },
        );
      },
    );

    it("has right after every payment the component that the payment's feature tells the size of", async () => {
      const dataset = await readFolder(demo!);
      const log = buildLog(dataset);
      const index = new GraphIndex(log, dataset);
      const feature = paymentGraphOf(log);
      for (let ordinal = 0; ordinal < log.payments.size; ordinal++) {
        const payment = graphPaymentAt(log, ordinal);
        const at = { ms: payment.ms, before: payment.position + 1 };
        const component = index.componentsAt({ moment: at, window: null }).of(payment.customer);
        expect(component?.size).toBe(feature.componentSize(payment));
      }
    });
  },
);

const real = findRealDataset();

describe.skipIf(real === null)(
  `the graph of the published dataset${real === null ? ` (${NO_REAL_DATASET})` : ""}`,
  () => {
    it("has nothing shared: every customer is a star of its own", async () => {
      const dataset = await readFolder(real!);
      const index = new GraphIndex(buildLog(dataset), dataset);
      const { figures } = graphFacts(index, { moment: null, window: null });
      expect(figures).toMatchObject({
        shared: { device: 0, ip: 0 },
        mostCustomers: 1,
        alone: figures.customers,
        components: 0,
        largest: 0,
      });
      expect(figures.customers).toBeGreaterThan(0);
    });
  },
);
