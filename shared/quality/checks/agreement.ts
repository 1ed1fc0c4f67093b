import type { CheckContext, RowLink } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { codesOf, isOneOf, judgeRows, listed, sameText } from "../judge";

/** Records that belong together and name the same customer, session, address … twice. */

interface Counterpart {
  /** Column of the judged table and of the linked one. */
  readonly own: string;
  readonly other: string;
}

const sameNames = (names: readonly string[]): readonly Counterpart[] =>
  names.map((name) => ({ own: name, other: name }));

interface Comparison {
  readonly link: RowLink;
  readonly table: string;
  readonly counterparts: readonly Counterpart[];
}

/**
 * Rows that say otherwise than a record they are linked to. An empty cell on either side says nothing:
 * an anonymous session agrees with everybody.
 */
function disagreeing(
  context: CheckContext,
  table: string,
  comparisons: readonly Comparison[],
): Finding {
  const compared = comparisons.map(({ link, table: linked, counterparts }) => ({
    link,
    pairs: counterparts
      .filter(({ own, other }) => context.has(table, own) && context.has(linked, other))
      .map(({ own, other }) => ({
        own,
        same: sameText(context.column(table, own, "text"), context.column(linked, other, "text")),
      })),
  }));
  const differing = (row: number): readonly string[] =>
    compared
      .flatMap(({ link, pairs }) => {
        const to = link(row);
        return to === -1 ? [] : pairs.filter(({ same }) => same(row, to) === false);
      })
      .map(({ own }) => own);
  const fields = [...new Set(compared.flatMap(({ pairs }) => pairs.map(({ own }) => own)))];
  const evidence = { fields, more: (row: number) => ({ differs: listed(differing(row)) }) };
  const finding = judgeRows(context, table, evidence, (row) => {
    let linked = false;
    for (const { link, pairs } of compared) {
      const to = link(row);
      if (to === -1) continue;
      linked = true;
      for (const { same } of pairs) if (same(row, to) === false) return true;
    }
    return linked ? false : null;
  });
  return { ...finding, facts: { columns: listed(fields) } };
}

const agreesWith =
  (table: string, field: string, linkedTable: string, names: readonly string[]) =>
  (context: CheckContext): Finding =>
    disagreeing(context, table, [
      {
        link: context.link(table, field),
        table: linkedTable,
        counterparts: sameNames(names),
      },
    ]);

/** The payment an event names, or else that of the order it names: an order event is held against it. */
export function paymentOfEvent(context: CheckContext): RowLink {
  const direct = context.link("events", "payment_id");
  if (context.missing(["events.order_id", "orders.order_id", "orders.payment_id"]).length)
    return direct;
  const order = context.link("events", "order_id");
  const payment = context.link("orders", "payment_id");
  return (row) => {
    const named = direct(row);
    if (named !== -1) return named;
    const placed = order(row);
    return placed === -1 ? -1 : payment(placed);
  };
}

const eventParties = (context: CheckContext): Finding =>
  disagreeing(context, "events", [
    {
      link: context.link("events", "payment_id"),
      table: "payments",
      counterparts: sameNames(["customer_id", "session_id"]),
    },
    {
      link: context.link("events", "order_id"),
      table: "orders",
      counterparts: sameNames(["customer_id", "session_id", "payment_id"]),
    },
  ]);

function outcomeAgainstResult(context: CheckContext): Finding {
  const type = context.column("events", "event_type", "text");
  const success = codesOf(type, ["payment_success", "order_placed"]);
  const failure = codesOf(type, ["payment_failed"]);
  const result = context.column("payments", "result", "text");
  const succeeded = codesOf(result, ["success"]);
  const payment = paymentOfEvent(context);
  return judgeRows(context, "events", { fields: ["event_type", "payment_id"] }, (row) => {
    const says = isOneOf(type, success, row) ? true : isOneOf(type, failure, row) ? false : null;
    const to = payment(row);
    return says === null || to === -1 ? null : says !== isOneOf(result, succeeded, to);
  });
}

function ordersOfFailedPayments(context: CheckContext): Finding {
  const payment = context.link("orders", "payment_id");
  const result = context.column("payments", "result", "text");
  const success = codesOf(result, ["success"]);
  const evidence = { fields: ["payment_id", "status", "total_amount"] };
  return judgeRows(context, "orders", evidence, (row) =>
    payment(row) === -1 ? null : !isOneOf(result, success, payment(row)),
  );
}

const agreement = { group: "references", severity: "warning" } as const;

export const AGREEMENT_CHECKS: readonly CheckDefinition[] = [
  {
    ...agreement,
    kind: "payments.same_party_as_session",
    needs: ["payments.session_id", "sessions.session_id"],
    run: agreesWith("payments", "session_id", "sessions", ["customer_id", "ip_hash"]),
  },
  {
    ...agreement,
    kind: "orders.same_party_as_payment",
    needs: ["orders.payment_id", "payments.payment_id"],
    run: agreesWith("orders", "payment_id", "payments", ["customer_id", "session_id"]),
  },
  {
    ...agreement,
    kind: "fraud_alerts.same_party_as_payment",
    needs: ["fraud_alerts.payment_id", "payments.payment_id"],
    run: agreesWith("fraud_alerts", "payment_id", "payments", ["customer_id", "session_id"]),
  },
  {
    ...agreement,
    kind: "events.same_context_as_session",
    needs: ["events.session_id", "sessions.session_id"],
    run: agreesWith("events", "session_id", "sessions", [
      "customer_id",
      "device",
      "ip_hash",
      "utm_source",
      "utm_campaign",
    ]),
  },
  {
    ...agreement,
    kind: "events.same_party_as_payment",
    needs: ["events.payment_id", "payments.payment_id", "events.order_id", "orders.order_id"],
    run: eventParties,
  },
  {
    ...agreement,
    kind: "orders.payment_succeeded",
    needs: ["orders.payment_id", "payments.payment_id", "payments.result"],
    run: ordersOfFailedPayments,
  },
  {
    ...agreement,
    kind: "events.outcome_matches_result",
    needs: ["events.event_type", "events.payment_id", "payments.payment_id", "payments.result"],
    run: outcomeAgainstResult,
  },
];
