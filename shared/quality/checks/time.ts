import type { CheckContext, RowLink } from "../context";
import { MS_PER_DAY } from "../../domain/time";
import { compareTimes } from "../cells";
import type { CheckDefinition, Finding } from "../definition";
import type { CheckKind } from "../kinds";
import { codesOf, isOneOf, judgeRows, medianOf, rounded } from "../judge";
import { paymentOfEvent } from "./agreement";

/**
 * Rows of `table` outside the span of the session they name: a row before or after counts once.
 * Facts: how many before, how many after, and by how many days the middle one misses.
 */
const insideSession =
  (table: string, field: string) =>
  (context: CheckContext): Finding => {
    const time = context.column(table, field, "time");
    const start = context.column("sessions", "start_ts", "time");
    const end = context.column("sessions", "end_ts", "time");
    const session = context.link(table, "session_id");
    let before = 0;
    let after = 0;
    const misses: number[] = [];
    const evidence = {
      fields: [field, "session_id"],
      more: (row: number) => ({
        start_ts: context.sampleRow("sessions", session(row), ["start_ts"]).values["start_ts"]!,
        end_ts: context.sampleRow("sessions", session(row), ["end_ts"]).values["end_ts"]!,
      }),
    };
    const finding = judgeRows(context, table, evidence, (row) => {
      const to = session(row);
      if (to === -1) return null;
      const sinceStart = compareTimes(time, row, start, to);
      const sinceEnd = compareTimes(time, row, end, to);
      if (Number.isNaN(sinceStart) || Number.isNaN(sinceEnd)) return null;
      if (sinceStart < 0) before++;
      else if (sinceEnd > 0) after++;
      else return false;
      const miss = sinceStart < 0 ? start.ms[to]! - time.ms[row]! : time.ms[row]! - end.ms[to]!;
      misses.push(miss / MS_PER_DAY);
      return true;
    });
    return { ...finding, facts: { before, after, median_days: rounded(medianOf(misses)) } };
  };

interface TimePair {
  readonly table: string;
  readonly field: string;
  /** Column that names the other record; for events that name only an order, its payment counts. */
  readonly by: string;
  /** Event types concerned; absent: every row. */
  readonly types?: readonly string[];
  readonly linked: string;
  readonly linkedField: string;
}

function linkOf(context: CheckContext, { table, by, types }: TimePair): RowLink {
  if (types === undefined) return context.link(table, by);
  const type = context.column(table, "event_type", "text");
  const chosen = codesOf(type, types);
  const payment = paymentOfEvent(context);
  return (row) => (isOneOf(type, chosen, row) ? payment(row) : -1);
}

/** Rows whose time, beside that of the record they are linked to, is judged wrong. */
const timeAgainst =
  (pair: TimePair, wrong: (difference: number, ms: number) => boolean) =>
  (context: CheckContext): Finding => {
    const { table, field, linked, linkedField } = pair;
    const own = context.column(table, field, "time");
    const other = context.column(linked, linkedField, "time");
    const link = linkOf(context, pair);
    const distances: number[] = [];
    const evidence = {
      fields: [field],
      more: (row: number) => {
        const { key, values } = context.sampleRow(linked, link(row), [linkedField]);
        return { [linked]: key, [`${linked}.${linkedField}`]: values[linkedField] ?? null };
      },
    };
    const finding = judgeRows(context, table, evidence, (row) => {
      const to = link(row);
      if (to === -1) return null;
      const difference = compareTimes(own, row, other, to);
      if (Number.isNaN(difference)) return null;
      const ms = own.ms[row]! - other.ms[to]!;
      if (!wrong(difference, ms)) return false;
      distances.push(Math.abs(ms) / MS_PER_DAY);
      return true;
    });
    return { ...finding, facts: { median_days: rounded(medianOf(distances)) } };
  };

const isBefore = (difference: number): boolean => difference < 0;
const isElsewhen = (difference: number): boolean => difference !== 0;

/** An attempt event belongs to the click that made the payment: a minute allows for any queue between them. */
const ATTEMPT_TOLERANCE_MS = 60_000;
const isFarOff = (_difference: number, ms: number): boolean => Math.abs(ms) > ATTEMPT_TOLERANCE_MS;

function endsBeforeStart(context: CheckContext): Finding {
  const start = context.column("sessions", "start_ts", "time");
  const end = context.column("sessions", "end_ts", "time");
  return judgeRows(context, "sessions", { fields: ["start_ts", "end_ts"] }, (row) => {
    const difference = compareTimes(end, row, start, row);
    return Number.isNaN(difference) ? null : difference < 0;
  });
}

/** Lines of orders that sell a product before the catalogue has it. */
function soldBeforeCreation(context: CheckContext): Finding {
  const order = context.link("order_items", "order_id");
  const product = context.link("order_items", "product_id");
  const sold = context.column("orders", "order_ts", "time");
  const created = context.column("products", "created_at", "time");
  const orders = new Set<number>();
  const finding = judgeRows(
    context,
    "order_items",
    { fields: ["order_id", "product_id"] },
    (row) => {
      if (order(row) === -1 || product(row) === -1) return null;
      const difference = compareTimes(sold, order(row), created, product(row));
      if (Number.isNaN(difference)) return null;
      if (difference < 0) orders.add(order(row));
      return difference < 0;
    },
  );
  return { ...finding, facts: { orders: orders.size } };
}

const time = { group: "time", severity: "warning" } as const;

const comparing = (
  kind: CheckKind,
  pair: TimePair,
  wrong: (difference: number, ms: number) => boolean,
): CheckDefinition => ({
  ...time,
  kind,
  needs: [
    `${pair.table}.${pair.field}`,
    `${pair.table}.${pair.by}`,
    `${pair.linked}.${pair.linkedField}`,
    ...(pair.types === undefined ? [] : [`${pair.table}.event_type`]),
  ],
  run: timeAgainst(pair, wrong),
});

const inside = (kind: CheckKind, table: string, field: string): CheckDefinition => ({
  ...time,
  kind,
  needs: [`${table}.${field}`, `${table}.session_id`, "sessions.start_ts", "sessions.end_ts"],
  run: insideSession(table, field),
});

const SIGNUP = { by: "customer_id", linked: "customers", linkedField: "signup_ts" } as const;
const PAYMENT = { by: "payment_id", linked: "payments", linkedField: "attempt_ts" } as const;
const OUTCOMES = ["payment_success", "payment_failed", "order_placed"] as const;

export const TIME_CHECKS: readonly CheckDefinition[] = [
  {
    ...time,
    kind: "sessions.ends_after_start",
    needs: ["sessions.start_ts", "sessions.end_ts"],
    run: endsBeforeStart,
  },
  inside("payments.inside_session", "payments", "attempt_ts"),
  inside("events.inside_session", "events", "ts"),
  comparing("sessions.after_signup", { ...SIGNUP, table: "sessions", field: "start_ts" }, isBefore),
  comparing(
    "payments.after_signup",
    { ...SIGNUP, table: "payments", field: "attempt_ts" },
    isBefore,
  ),
  comparing(
    "orders.at_payment_time",
    { ...PAYMENT, table: "orders", field: "order_ts" },
    isElsewhen,
  ),
  comparing(
    "fraud_alerts.not_before_payment",
    { ...PAYMENT, table: "fraud_alerts", field: "alert_ts" },
    isBefore,
  ),
  comparing(
    "events.outcome_after_payment",
    { ...PAYMENT, table: "events", field: "ts", types: OUTCOMES },
    isBefore,
  ),
  comparing(
    "events.attempt_at_payment_time",
    { ...PAYMENT, table: "events", field: "ts", types: ["payment_attempt"] },
    isFarOff,
  ),
  comparing(
    "events.product_exists",
    {
      table: "events",
      field: "ts",
      by: "product_id",
      linked: "products",
      linkedField: "created_at",
    },
    isBefore,
  ),
  {
    ...time,
    kind: "order_items.product_exists",
    needs: [
      "order_items.order_id",
      "order_items.product_id",
      "orders.order_ts",
      "products.created_at",
    ],
    run: soldBeforeCreation,
  },
];
