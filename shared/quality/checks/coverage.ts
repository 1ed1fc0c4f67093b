import { NULL_CODE, type TextColumn } from "../../domain/columns";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { codesOf, isOneOf, judgeRows } from "../judge";

/** Records that should be named by another table, and how often they are. */

/** Events of these types that leave `field` empty. */
const unnamed =
  (types: readonly string[], field: string) =>
  (context: CheckContext): Finding => {
    const type = context.column("events", "event_type", "text");
    const chosen = codesOf(type, types);
    const { codes } = context.column("events", field, "text");
    return judgeRows(context, "events", { fields: ["ts", "event_type", "session_id"] }, (row) =>
      isOneOf(type, chosen, row) ? codes[row] === NULL_CODE : null,
    );
  };

/** Marks what is named by an event of one of these types, by row of the table `field` refers to. */
function namedBy(
  context: CheckContext,
  table: string,
  field: string,
  types: readonly string[],
): { readonly first: Int32Array; readonly again: Uint8Array } {
  const type = context.column("events", "event_type", "text");
  const chosen = codesOf(type, types);
  const link = context.link("events", field);
  const first = new Int32Array(context.table(table).rows).fill(-1);
  const again = new Uint8Array(context.table("events").rows);
  for (let row = 0; row < again.length; row++) {
    const to = link(row);
    if (to === -1 || !isOneOf(type, chosen, row)) continue;
    if (first[to] === -1) first[to] = row;
    else again[row] = 1;
  }
  return { first, again };
}

function paymentsWithoutAttempt(context: CheckContext): Finding {
  const { first } = namedBy(context, "payments", "payment_id", ["payment_attempt"]);
  const evidence = { fields: ["session_id", "attempt_ts", "result"] };
  return judgeRows(context, "payments", evidence, (row) => first[row] === -1);
}

function repeatedAttempts(context: CheckContext): Finding {
  const { again } = namedBy(context, "payments", "payment_id", ["payment_attempt"]);
  const type = context.column("events", "event_type", "text");
  const attempt = codesOf(type, ["payment_attempt"]);
  const link = context.link("events", "payment_id");
  return judgeRows(context, "events", { fields: ["ts", "payment_id"] }, (row) =>
    isOneOf(type, attempt, row) && link(row) !== -1 ? again[row] === 1 : null,
  );
}

function ordersWithoutEvent(context: CheckContext): Finding {
  const first = context.firstReferring("events", "order_id");
  const evidence = { fields: ["session_id", "order_ts", "payment_id"] };
  return judgeRows(context, "orders", evidence, (row) => first[row] === -1);
}

function successWithoutOrder(context: CheckContext): Finding {
  const result = context.column("payments", "result", "text");
  const success = codesOf(result, ["success"]);
  const order = context.firstReferring("orders", "payment_id");
  return judgeRows(context, "payments", { fields: ["attempt_ts", "amount", "result"] }, (row) =>
    isOneOf(result, success, row) ? order[row] === -1 : null,
  );
}

/** Rows that refer to a record an earlier row refers to. */
const repeated =
  (table: string, field: string, fields: readonly string[]) =>
  (context: CheckContext): Finding => {
    const first = context.firstReferring(table, field);
    const link = context.link(table, field);
    return judgeRows(context, table, { fields: [field, ...fields] }, (row) =>
      link(row) === -1 ? null : first[link(row)] !== row,
    );
  };

function ordersWithoutItems(context: CheckContext): Finding {
  const first = context.firstReferring("order_items", "order_id");
  return judgeRows(context, "orders", { fields: ["total_amount"] }, (row) => first[row] === -1);
}

/** Distinct pairs of two columns as one number each. */
const pairOf =
  (a: TextColumn, b: TextColumn) =>
  (row: number): number =>
    a.codes[row]! * b.values.length + b.codes[row]!;

function repeatedProducts(context: CheckContext): Finding {
  const order = context.column("order_items", "order_id", "text");
  const product = context.column("order_items", "product_id", "text");
  const pair = pairOf(order, product);
  const seen = new Set<number>();
  return judgeRows(context, "order_items", { fields: ["order_id", "product_id", "qty"] }, (row) => {
    const known = seen.has(pair(row));
    seen.add(pair(row));
    return known;
  });
}

function customersWithoutSession(context: CheckContext): Finding {
  const first = context.firstReferring("sessions", "customer_id");
  const evidence = { fields: ["signup_ts", "country"] };
  return judgeRows(context, "customers", evidence, (row) => first[row] === -1);
}

function sessionsWithoutEvents(context: CheckContext): Finding {
  const first = context.firstReferring("events", "session_id");
  const evidence = { fields: ["customer_id", "start_ts", "end_ts"] };
  return judgeRows(context, "sessions", evidence, (row) => first[row] === -1);
}

const coverage = { group: "references", severity: "warning" } as const;

export const COVERAGE_CHECKS: readonly CheckDefinition[] = [
  {
    ...coverage,
    kind: "payments.success_has_order",
    needs: ["payments.payment_id", "payments.result", "orders.payment_id"],
    run: successWithoutOrder,
  },
  {
    ...coverage,
    kind: "payments.has_attempt_event",
    needs: ["payments.payment_id", "events.payment_id", "events.event_type"],
    run: paymentsWithoutAttempt,
  },
  {
    ...coverage,
    kind: "orders.one_per_payment",
    needs: ["orders.payment_id", "payments.payment_id"],
    run: repeated("orders", "payment_id", ["order_ts", "total_amount"]),
  },
  {
    ...coverage,
    kind: "orders.has_items",
    needs: ["orders.order_id", "order_items.order_id"],
    run: ordersWithoutItems,
  },
  {
    ...coverage,
    kind: "orders.has_event",
    needs: ["orders.order_id", "events.order_id"],
    run: ordersWithoutEvent,
  },
  {
    ...coverage,
    kind: "events.payment_named",
    needs: ["events.event_type", "events.payment_id"],
    run: unnamed(["payment_attempt", "payment_success", "payment_failed"], "payment_id"),
  },
  {
    ...coverage,
    kind: "events.order_named",
    needs: ["events.event_type", "events.order_id"],
    run: unnamed(["payment_success", "order_placed"], "order_id"),
  },
  {
    ...coverage,
    kind: "events.attempt_once",
    needs: ["events.event_type", "events.payment_id", "payments.payment_id"],
    run: repeatedAttempts,
  },
  {
    ...coverage,
    severity: "information",
    kind: "order_items.repeated_product",
    needs: ["order_items.order_id", "order_items.product_id"],
    run: repeatedProducts,
  },
  {
    ...coverage,
    severity: "information",
    kind: "fraud_alerts.repeated_payment",
    needs: ["fraud_alerts.payment_id", "payments.payment_id"],
    run: repeated("fraud_alerts", "payment_id", ["rule_triggered"]),
  },
  {
    ...coverage,
    kind: "customers.never_seen",
    severity: "information",
    needs: ["customers.customer_id", "sessions.customer_id"],
    run: customersWithoutSession,
  },
  {
    ...coverage,
    kind: "sessions.has_events",
    severity: "information",
    needs: ["sessions.session_id", "events.session_id"],
    run: sessionsWithoutEvents,
  },
];
