import type { CheckContext } from "../context";
import { amountsDiffer, type CheckDefinition, type Finding } from "../definition";
import { codesOf, isOneOf, judgeRows, medianOf, rounded } from "../judge";
import { paymentOfEvent } from "./agreement";

/** Σ qty × unit_price by row of orders; NaN for an order without lines, or with one whose product is unknown. */
function itemTotals(context: CheckContext): Float64Array {
  return context.memo("itemTotals", () => {
    const order = context.link("order_items", "order_id");
    const product = context.link("order_items", "product_id");
    const quantity = context.column("order_items", "qty", "number").data;
    const price = context.column("products", "unit_price", "number").data;
    const totals = new Float64Array(context.table("orders").rows);
    const lines = new Uint32Array(totals.length);
    quantity.forEach((qty, row) => {
      const to = order(row);
      if (to === -1) return;
      lines[to]!++;
      const item = product(row);
      totals[to]! += item === -1 ? NaN : qty * price[item]!;
    });
    return totals.map((total, row) => (lines[row] === 0 ? NaN : total));
  });
}

function totalsAgainstItems(context: CheckContext): Finding {
  const totals = itemTotals(context);
  const stated = context.column("orders", "total_amount", "number").data;
  const differences: number[] = [];
  let above = 0;
  const evidence = {
    fields: ["total_amount"],
    more: (row: number) => ({ items_total: Number(totals[row]!.toFixed(2)) }),
  };
  const finding = judgeRows(context, "orders", evidence, (row) => {
    const difference = stated[row]! - totals[row]!;
    if (Number.isNaN(difference)) return null;
    if (!amountsDiffer(stated[row]!, totals[row]!)) return false;
    differences.push(Math.abs(difference));
    if (difference > 0) above++;
    return true;
  });
  return { ...finding, facts: { above, median_eur: rounded(medianOf(differences)) } };
}

/** Amounts of `table` that differ from the amount of the payment the row names. */
const againstPayment =
  (table: string, field: string) =>
  (context: CheckContext): Finding => {
    const own = context.column(table, field, "number").data;
    const paid = context.column("payments", "amount", "number").data;
    const link = context.link(table, "payment_id");
    const evidence = {
      fields: [field, "payment_id"],
      more: (row: number) => ({ paid: paid[link(row)]! }),
    };
    return judgeRows(context, table, evidence, (row) => {
      const to = link(row);
      return to === -1 || Number.isNaN(own[row]! + paid[to]!)
        ? null
        : amountsDiffer(own[row]!, paid[to]!);
    });
  };

function cartAgainstPayment(context: CheckContext): Finding {
  const cart = context.column("events", "cart_value", "number").data;
  const paid = context.column("payments", "amount", "number").data;
  const type = context.column("events", "event_type", "text");
  const chosen = codesOf(type, [
    "payment_attempt",
    "payment_success",
    "payment_failed",
    "order_placed",
  ]);
  const payment = paymentOfEvent(context);
  const evidence = {
    fields: ["event_type", "cart_value", "payment_id"],
    more: (row: number) => ({ paid: paid[payment(row)]! }),
  };
  return judgeRows(context, "events", evidence, (row) => {
    if (!isOneOf(type, chosen, row)) return null;
    const to = payment(row);
    return to === -1 || Number.isNaN(cart[row]! + paid[to]!)
      ? null
      : amountsDiffer(cart[row]!, paid[to]!);
  });
}

const amounts = { group: "amounts", severity: "warning" } as const;

export const AMOUNT_CHECKS: readonly CheckDefinition[] = [
  {
    ...amounts,
    kind: "orders.total_matches_items",
    needs: [
      "orders.order_id",
      "orders.total_amount",
      "order_items.order_id",
      "order_items.product_id",
      "order_items.qty",
      "products.unit_price",
    ],
    run: totalsAgainstItems,
  },
  {
    ...amounts,
    kind: "orders.total_matches_payment",
    needs: ["orders.total_amount", "orders.payment_id", "payments.amount"],
    run: againstPayment("orders", "total_amount"),
  },
  {
    ...amounts,
    kind: "fraud_alerts.amount_matches_payment",
    needs: ["fraud_alerts.amount", "fraud_alerts.payment_id", "payments.amount"],
    run: againstPayment("fraud_alerts", "amount"),
  },
  {
    ...amounts,
    kind: "events.cart_value_matches_payment",
    needs: ["events.event_type", "events.cart_value", "events.payment_id", "payments.amount"],
    run: cartAgainstPayment,
  },
];
