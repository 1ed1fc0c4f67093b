import type { AlertHit } from "../contract/replay";
import { OUTCOMES } from "../contract/rules";
import { amountOf, hasFailed } from "../browse/payments";
import type { Records } from "../browse/records";
import { readPattern } from "../scoring/hitPatterns";
import type { AlertedPayment } from "./datasetAlerts";
import type { DecidedPayments } from "./decidedPayments";

type Ours = NonNullable<AlertHit["ours"]>;

/** Every payment worth a look, in log order; an alert that names a payment without a time stands where it is itself. */
export function hitsOf(
  records: Records,
  decided: DecidedPayments,
  alerted: readonly AlertedPayment[],
): readonly AlertHit[] {
  const ruleIds = ruleIdsOf(decided);
  const byOrdinal = new Map(
    alerted.filter(({ ordinal }) => ordinal >= 0).map((payment) => [payment.ordinal, payment]),
  );
  const ordinals = new Set([...decided.alerted, ...byOrdinal.keys()]);
  const hits = Array.from(ordinals, (ordinal): AlertHit => {
    const { log } = records.index;
    const position = log.payments.position[ordinal]!;
    const theirs = byOrdinal.get(ordinal)?.alerts ?? [];
    return {
      ...paymentOf(records, log.row[position]!, theirs),
      ms: log.ms[position]!,
      position,
      ours: oursOf(decided, ordinal, ruleIds),
      score: decided.scoreOf(ordinal),
      theirs,
    };
  });
  const others = alerted.filter(({ ordinal }) => ordinal < 0);
  return [...hits, ...others.map((payment) => withoutPlace(records, payment))].sort(
    (a, b) => a.position - b.position,
  );
}

/** What the tables say of a payment, or, where it is not there, the first of its alerts. */
function paymentOf(
  records: Records,
  row: number,
  theirs: AlertHit["theirs"],
): Pick<AlertHit, "paymentId" | "customerId" | "amount" | "failed"> {
  const [first] = theirs;
  const alertRow = first === undefined ? -1 : records.index.log.row[first.position]!;
  const alertCustomer = first === undefined ? null : records.key("alert", "customer", alertRow);
  if (row < 0)
    return {
      paymentId: null,
      customerId: alertCustomer,
      amount: records.number(records.table("alert"), "amount", alertRow),
      failed: false,
    };
  const { key } = records.source("payment")!;
  return {
    paymentId: records.text(records.table("payment"), key, row),
    customerId: records.key("payment", "customer", row) ?? alertCustomer,
    amount: amountOf(records, row),
    failed: hasFailed(records, row),
  };
}

function withoutPlace(records: Records, { row, alerts }: AlertedPayment): AlertHit {
  const { ms, position } = alerts[0]!;
  const payment = paymentOf(records, row, alerts);
  return { ...payment, ms, position, ours: null, score: null, theirs: alerts };
}

function oursOf(
  decided: DecidedPayments,
  ordinal: number,
  ruleIds: (ordinal: number) => readonly string[],
): Ours | null {
  const outcome = decided.outcomeOf(ordinal);
  if (outcome === "ALLOW") return null;
  return { outcome, score: decided.scoreOf(ordinal), ruleIds: ruleIds(ordinal) };
}

/** Ids of the active rules that hit a payment, overrides first, then by points, then by id; once a pattern of hits. */
function ruleIdsOf({ decided }: DecidedPayments): (ordinal: number) => readonly string[] {
  const { rules } = decided.ruleSet;
  const { columns, patterns } = decided.hits;
  const known = new Map<number, readonly string[]>();
  const hit = new Uint8Array(columns.length);
  /** The strictest override before the milder ones, and any before points. */
  const weightOf = (at: number): number => {
    const { effect } = rules[at]!;
    return "points" in effect ? effect.points : OVERRIDE + OUTCOMES.indexOf(effect.outcome);
  };
  return (ordinal) => {
    const pattern = patterns.codes[ordinal]!;
    const made = known.get(pattern);
    if (made !== undefined) return made;
    readPattern(columns, patterns, pattern, hit);
    const ids = [...rules.keys()]
      .filter((at) => hit[at] === 1 && rules[at]!.state === "active")
      .sort((a, b) => weightOf(b) - weightOf(a) || (rules[a]!.id < rules[b]!.id ? -1 : 1))
      .map((at) => rules[at]!.id);
    known.set(pattern, ids);
    return ids;
  };
}

/** More than the points of any rule. */
const OVERRIDE = 1000;
