import { NULL_CODE } from "../../domain/columns";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { judgeRows, listed } from "../judge";

/** Do the alerts' payments show what their rule is named after? */

/** An amount is high when at least nine payments in ten are lower: a rule that fires on more is not selective. */
const HIGH_QUANTILE = 0.9;
/** "Rapid" and "many attempts" are within the hour: the widest of the short windows the features use. */
const HOUR_MS = 3_600_000;

type Explains = (payment: number) => boolean;

/** Payments of the same customer, session, device or address in the hour up to a payment, itself left out. */
function attemptsNearby(context: CheckContext): (payment: number) => readonly number[] {
  const { ms } = context.column("payments", "attempt_ts", "time");
  const columns = ["customer_id", "session_id", "device_id", "ip_hash"]
    .filter((field) => context.has("payments", field))
    .map((field) => context.column("payments", field, "text").codes);
  return (payment) => {
    const nearby: number[] = [];
    for (let row = 0; row < ms.length; row++) {
      const ago = ms[payment]! - ms[row]!;
      if (row === payment || !(ago >= 0 && ago <= HOUR_MS)) continue;
      if (columns.some((codes) => codes[row] === codes[payment] && codes[row] !== NULL_CODE))
        nearby.push(row);
    }
    return nearby;
  };
}

function highAmount(context: CheckContext): Explains {
  const amounts = context.column("payments", "amount", "number").data;
  const sorted = amounts.filter((amount) => !Number.isNaN(amount)).sort();
  const bar = sorted[Math.floor(HIGH_QUANTILE * (sorted.length - 1))] ?? Infinity;
  return (payment) => amounts[payment]! >= bar;
}

function otherCountry(context: CheckContext): Explains {
  const paid = context.column("payments", "payment_country", "text");
  const lives = context.column("customers", "country", "text");
  const customer = context.link("payments", "customer_id");
  return (payment) => {
    const home = customer(payment);
    const code = paid.codes[payment]!;
    if (home === -1 || code === NULL_CODE || lives.codes[home] === NULL_CODE) return true;
    return paid.values[code] !== lives.values[lives.codes[home]!];
  };
}

/** A change needs something to change from: an earlier payment of the customer on another device. */
function otherDeviceBefore(context: CheckContext): Explains {
  const { ms } = context.column("payments", "attempt_ts", "time");
  const customer = context.column("payments", "customer_id", "text").codes;
  const device = context.column("payments", "device_id", "text").codes;
  return (payment) =>
    ms.some(
      (at, row) =>
        at < ms[payment]! && customer[row] === customer[payment] && device[row] !== device[payment],
    );
}

function explanations(context: CheckContext): ReadonlyMap<string, Explains> {
  const nearby = attemptsNearby(context);
  const result = context.column("payments", "result", "text");
  const failed = result.values.indexOf("failed");
  const rapid: Explains = (payment) => nearby(payment).length > 0;
  const failing: Explains = (payment) =>
    nearby(payment).some((row) => result.codes[row] === failed);
  const device = otherDeviceBefore(context);
  return new Map([
    ["high_amount", highAmount(context)],
    ["country_mismatch", otherCountry(context)],
    ["velocity", rapid],
    ["rapid_attempts", rapid],
    ["many_failed_attempts", failing],
    ["device_change", device],
    ["device_switch", device],
  ]);
}

function unexplainedAlerts(context: CheckContext): Finding {
  const rule = context.column("fraud_alerts", "rule_triggered", "text");
  const payment = context.link("fraud_alerts", "payment_id");
  const explains = explanations(context);
  const unexplained = new Map<string, number>();
  const evidence = { fields: ["rule_triggered", "payment_id", "amount"] };
  const finding = judgeRows(context, "fraud_alerts", evidence, (row) => {
    const name = rule.codes[row] === NULL_CODE ? "" : rule.values[rule.codes[row]!]!;
    const test = explains.get(name);
    if (test === undefined || payment(row) === -1) return null;
    if (test(payment(row))) return false;
    unexplained.set(name, (unexplained.get(name) ?? 0) + 1);
    return true;
  });
  const rules = listed([...unexplained].map(([name, count]) => `${name} ${count}`));
  return { ...finding, facts: { rules } };
}

export const ALERT_RULE_CHECKS: readonly CheckDefinition[] = [
  {
    kind: "fraud_alerts.rule_explained",
    group: "labels",
    severity: "information",
    needs: [
      "fraud_alerts.rule_triggered",
      "fraud_alerts.payment_id",
      "payments.amount",
      "payments.attempt_ts",
      "payments.customer_id",
      "payments.device_id",
      "payments.payment_country",
      "payments.result",
      "customers.country",
    ],
    run: unexplainedAlerts,
  },
];
