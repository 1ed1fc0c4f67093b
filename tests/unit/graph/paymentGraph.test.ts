import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphPaymentAt, PaymentGraph, paymentGraphOf } from "#shared/graph/paymentGraph";
import { JOINED_CUSTOMERS, type GraphPayment } from "#shared/graph/types";
import { buildLog } from "#shared/log/buildLog";
import { compareInstants, NONE } from "#shared/log/kinds";
import { datasetOf } from "../../support/datasetBuilder";

const RUNS = { seed: 20251122, numRuns: 150 };

interface LabelledPayment extends GraphPayment {
  readonly fraud: boolean;
}

const code = (most: number): fc.Arbitrary<number> =>
  fc.option(fc.integer({ min: 0, max: most }), { nil: NONE, freq: 8 });

/** Payments in the total order, among few devices and IPs, with many ties of time. */
const paymentsArbitrary = (customers: number): fc.Arbitrary<LabelledPayment[]> =>
  fc
    .array(
      fc.record({
        gap: fc.constantFrom(0, 0, 0, 1, 2, 5),
        ms: fc.constantFrom(0, 1, 1, 10, 100),
        customer: code(customers - 1),
        device: code(4),
        ip: code(3),
        fraud: fc.boolean(),
      }),
      { maxLength: 80, size: "max" },
    )
    .map((drawn) => {
      let position = -1;
      let ms = 0;
      return drawn.map(({ gap, ms: later, ...rest }) => {
        position += gap + 1;
        ms += later;
        return { ...rest, position, ms, nano: 0 };
      });
    });

const grown = (payments: readonly LabelledPayment[]): PaymentGraph => {
  const graph = new PaymentGraph();
  for (const payment of payments) graph.append(payment, payment.fraud);
  return graph;
};

/** The first customers of a device or IP among the payments, by looking at all of them. */
function firstCustomers(
  payments: readonly LabelledPayment[],
  by: "device" | "ip",
  entity: number,
): number[] {
  if (entity === NONE) return [];
  const all = payments.filter((each) => each[by] === entity && each.customer !== NONE);
  return [...new Set(all.map(({ customer }) => customer))].slice(0, JOINED_CUSTOMERS);
}

/** Size of the payment's component by spreading over the entities of the payments up to and with it. */
function bruteComponent(payments: readonly LabelledPayment[], payment: LabelledPayment): number {
  if (payment.customer === NONE) return NaN;
  const seen = payments.filter(({ position }) => position <= payment.position);
  const groups = (["device", "ip"] as const).flatMap((by) =>
    [...new Set(seen.map((each) => each[by]))].map((entity) => firstCustomers(seen, by, entity)),
  );
  const reached = new Set([payment.customer]);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const group of groups)
      if (group.some((customer) => reached.has(customer)))
        for (const customer of group) reached.add(customer);
  }
  return reached.size;
}

function bruteNeighbours(
  payments: readonly LabelledPayment[],
  payment: LabelledPayment,
  delayMs: number,
): number {
  const before = payments.filter(({ position }) => position < payment.position);
  const neighbours = new Set([
    ...firstCustomers(before, "device", payment.device),
    ...firstCustomers(before, "ip", payment.ip),
  ]);
  neighbours.delete(payment.customer);
  return [...neighbours].filter((neighbour) =>
    before.some(
      ({ customer, fraud, ms, nano }) =>
        customer === neighbour &&
        fraud &&
        compareInstants({ ms, nano }, { ms: payment.ms - delayMs, nano: payment.nano }) <= 0,
    ),
  ).length;
}

const DELAYS = [0, 1, 50];

const answers = (graph: PaymentGraph, payments: readonly LabelledPayment[]): number[] =>
  payments.flatMap((payment) => [
    graph.componentSize(payment),
    ...DELAYS.map((delay) => graph.fraudNeighbours(payment, delay)),
  ]);

const bruteAnswers = (payments: readonly LabelledPayment[]): number[] =>
  payments.flatMap((payment) => [
    bruteComponent(payments, payment),
    ...DELAYS.map((delay) => bruteNeighbours(payments, payment, delay)),
  ]);

const at = (position: number, keys: Partial<LabelledPayment>): LabelledPayment => ({
  position,
  ms: position * 1000,
  nano: 0,
  customer: NONE,
  device: NONE,
  ip: NONE,
  fraud: false,
  ...keys,
});

describe("the graph of sharing", () => {
  it("answers as a search over all payments, with few customers and with more than an entity joins", () => {
    fc.assert(
      fc.property(
        fc.oneof(paymentsArbitrary(6), paymentsArbitrary(JOINED_CUSTOMERS * 3)),
        (payments) => {
          expect(answers(grown(payments), payments)).toEqual(bruteAnswers(payments));
        },
      ),
      RUNS,
    );
  });

  it("says of every payment what it said when that payment was the last", () => {
    fc.assert(
      fc.property(paymentsArbitrary(30), (payments) => {
        const graph = new PaymentGraph();
        const played = payments.flatMap((payment) => {
          graph.append(payment, payment.fraud);
          return answers(graph, [payment]);
        });
        expect(answers(graph, payments)).toEqual(played);
      }),
      RUNS,
    );
  });

  it("is as if never appended what was taken back", () => {
    fc.assert(
      fc.property(paymentsArbitrary(30), paymentsArbitrary(30), fc.nat(80), (kept, other, cut) => {
        const stem = kept.slice(0, cut);
        const next = (stem.at(-1)?.position ?? -1) + 1;
        const moved = other.map((each) => ({ ...each, position: each.position + next }));
        const graph = grown([...stem, ...moved]);
        graph.undoFrom(next);
        for (const payment of kept.slice(cut)) graph.append(payment, payment.fraud);
        expect(answers(graph, kept)).toEqual(answers(grown(kept), kept));
      }),
      RUNS,
    );
  });

  it("joins no more than the first customers of an IP", () => {
    const customers = Array.from({ length: JOINED_CUSTOMERS + 5 }, (_, customer) => customer);
    const payments = customers.map((customer) => at(customer, { customer, ip: 0 }));
    const graph = grown(payments);
    expect(payments.map((payment) => graph.componentSize(payment))).toEqual(
      customers.map((customer) => (customer < JOINED_CUSTOMERS ? customer + 1 : 1)),
    );
  });

  it("takes a label into account from the moment the delay is over", () => {
    const labelled = at(0, { customer: 0, device: 0, fraud: true });
    const early = at(1, { customer: 1, device: 0, ms: 99 });
    const late = at(2, { customer: 1, device: 0, ms: 100 });
    const graph = grown([labelled, early, late]);
    expect(graph.fraudNeighbours(early, 100)).toBe(0);
    expect(graph.fraudNeighbours(late, 100)).toBe(1);
  });

  it("counts a fraudulent customer of both the device and the IP once, and the payment's own never", () => {
    const keys = { device: 0, ip: 0 };
    const last = at(2, { customer: 1, ...keys });
    const graph = grown([
      at(0, { customer: 0, fraud: true, ...keys }),
      at(1, { customer: 1, fraud: true, ...keys }),
      last,
    ]);
    expect(graph.fraudNeighbours(last, 0)).toBe(1);
  });

  it("refuses a payment out of order", () => {
    const graph = grown([at(5, { customer: 0 })]);
    expect(() => graph.append(at(5, { customer: 1 }), false)).toThrow(RangeError);
  });

  it("is built from a log by its payments' keys and labels", () => {
    const payment = (
      payment_id: string,
      attempt_ts: number,
      customer_id: string,
      fraud: boolean,
    ) => ({
      payment_id,
      attempt_ts,
      customer_id,
      device_id: "d",
      ip_hash: payment_id,
      is_fraud_label: fraud,
    });
    const log = buildLog(
      datasetOf("kivendtout", {
        payments: [payment("b", 2000, "C1", false), payment("a", 1000, "C0", true)],
        sessions: [{ session_id: "s", customer_id: "C9", start_ts: 500, ip_hash: "a" }],
      }),
    );
    const graph = paymentGraphOf(log);
    const last = graphPaymentAt(log, 1);
    expect([last.position, graph.componentSize(last), graph.fraudNeighbours(last, 1000)]).toEqual([
      2, 2, 1,
    ]);
  });
});
