import type { Random } from "../random";
import { MINUTE } from "./calendar";
import type { Payment } from "./ledger";

/** Frauds of these scenarios are the ones a shop overlooks. */
const OVERLOOKED = ["device_farm", "mule_chain", "account_takeover"];
/** Honest customers of these are the ones a shop suspects. */
const SUSPECTED = ["gift_buyer", "traveller", "student_retry"];

const ofScenario = (payments: readonly Payment[], scenario: string): Payment[] =>
  payments.filter((payment) => payment.attempt.story.scenario === scenario);

/** Payments with a fraud label: the true ones, but for one overlooked and one mistaken per listed scenario. */
export function labelPayments(random: Random, payments: readonly Payment[]): ReadonlySet<Payment> {
  const labelled = new Set(payments.filter(({ attempt }) => attempt.story.kind === "fraud"));
  for (const scenario of OVERLOOKED) labelled.delete(random.pick(ofScenario(payments, scenario)));
  for (const scenario of SUSPECTED) labelled.add(random.pick(ofScenario(payments, scenario)));
  return labelled;
}

export const ALERT_RULES = [
  "high_amount",
  "country_mismatch",
  "velocity",
  "device_change",
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];

export interface Alert {
  readonly id: string;
  readonly payment: Payment;
  readonly rule: AlertRule;
}

/**
 * How many alerts each rule raises; together as many as documented. The rule with the fewest cases
 * chooses first, and what it cannot fill goes to the next.
 */
const QUOTAS: readonly (readonly [AlertRule, number])[] = [
  ["device_change", 5],
  ["high_amount", 6],
  ["country_mismatch", 5],
  ["velocity", 6],
];
/** Share of the payments that are not high. */
const HIGH_AMOUNT_PLACE = 0.95;

const highAmount = (payments: readonly Payment[]): number =>
  payments.map((payment) => payment.cents).sort((a, b) => a - b)[
    Math.floor(HIGH_AMOUNT_PLACE * payments.length)
  ]!;

/** What a rule looks at beside the payment: the customer's earlier payments, and what counts as a high amount. */
interface Circumstances {
  readonly earlier: readonly Payment[];
  readonly highCents: number;
}

/** Whether the rule's reason holds for the payment. */
function holds(rule: AlertRule, payment: Payment, { earlier, highCents }: Circumstances): boolean {
  const { visit, customer, attempt } = payment;
  switch (rule) {
    case "high_amount":
      return payment.cents >= highCents;
    case "country_mismatch":
      return visit.address.country !== customer.country;
    case "velocity":
      return earlier.filter((one) => attempt.atMs - one.attempt.atMs < 30 * MINUTE).length >= 2;
    case "device_change":
      return earlier.length > 0 && earlier.every((one) => one.visit.device !== visit.device);
  }
}

/** Raises alerts on labelled payments, each by a rule whose reason holds; in order of time. */
export function raiseAlerts(
  random: Random,
  payments: readonly Payment[],
  labelled: ReadonlySet<Payment>,
): Alert[] {
  const alerted = new Map<Payment, AlertRule>();
  const byCustomer = new Map<string, Payment[]>();
  for (const payment of payments) {
    const list = byCustomer.get(payment.customer.id) ?? [];
    byCustomer.set(payment.customer.id, [...list, payment]);
  }
  const highCents = highAmount(payments);
  const circumstances = (payment: Payment): Circumstances => ({
    earlier: byCustomer
      .get(payment.customer.id)!
      .filter((one) => one.attempt.atMs < payment.attempt.atMs),
    highCents,
  });
  let due = 0;
  for (const [rule, quota] of QUOTAS) {
    due += quota;
    const cases = [...labelled].filter(
      (payment) => !alerted.has(payment) && holds(rule, payment, circumstances(payment)),
    );
    const chosen = random.sample(cases, Math.min(due, cases.length));
    for (const payment of chosen) alerted.set(payment, rule);
    due -= chosen.length;
  }
  return [...alerted]
    .sort(([a], [b]) => a.attempt.atMs - b.attempt.atMs)
    .map(([payment, rule]) => ({
      id: `AL${random.hex(10).toUpperCase()}`,
      payment,
      rule,
    }));
}
