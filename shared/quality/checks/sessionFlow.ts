import { NULL_CODE } from "../../domain/columns";
import type { CheckContext } from "../context";
import { amountsDiffer, type CheckDefinition, type Finding } from "../definition";
import { codesOf, isOneOf, judgeRows } from "../judge";
import type { CheckKind } from "../kinds";
import { comesAfter, walkSessions } from "../sessionEvents";

/** The steps of a purchase, in the order in which a session can take them. */

/** Events of `types` with no earlier event of `requires` in their session. */
const withoutEarlier =
  (types: readonly string[], requires: readonly string[]) =>
  (context: CheckContext): Finding => {
    const type = context.column("events", "event_type", "text");
    const chosen = codesOf(type, types);
    const after = comesAfter(context, requires);
    const evidence = { fields: ["ts", "event_type", "session_id"] };
    return judgeRows(context, "events", evidence, (row) =>
      isOneOf(type, chosen, row) ? after[row] === 0 : null,
    );
  };

/** Removals of a product of which the session's cart holds nothing at that time. */
function removalsOfNothing(context: CheckContext): Finding {
  const type = context.column("events", "event_type", "text");
  const adds = codesOf(type, ["add_to_cart"]);
  const removals = codesOf(type, ["remove_from_cart"]);
  const product = context.column("events", "product_id", "text").codes;
  const cart = new Set<number>();
  const unfounded = new Uint8Array(product.length);
  walkSessions(
    context,
    () => cart.clear(),
    (row) => {
      if (isOneOf(type, adds, row)) cart.add(product[row]!);
      else if (isOneOf(type, removals, row) && !cart.has(product[row]!)) unfounded[row] = 1;
    },
  );
  const evidence = { fields: ["ts", "session_id", "product_id"] };
  return judgeRows(context, "events", evidence, (row) =>
    isOneOf(type, removals, row) && product[row] !== NULL_CODE ? unfounded[row] === 1 : null,
  );
}

/** Cart values above zero in a session that has put nothing in its cart yet. */
function valuedEmptyCarts(context: CheckContext): Finding {
  const value = context.column("events", "cart_value", "number").data;
  const type = context.column("events", "event_type", "text");
  const adds = codesOf(type, ["add_to_cart"]);
  const after = comesAfter(context, ["add_to_cart"]);
  const evidence = { fields: ["ts", "event_type", "session_id", "cart_value"] };
  return judgeRows(context, "events", evidence, (row) =>
    value[row]! > 0 ? after[row] === 0 && !isOneOf(type, adds, row) : null,
  );
}

/**
 * Cart values that are not the price of what was put in less what was taken out, each event one unit.
 * Quantities are not in the events, so a difference is a hint and no contradiction.
 */
function cartsAgainstContent(context: CheckContext): Finding {
  const value = context.column("events", "cart_value", "number").data;
  const price = context.column("products", "unit_price", "number").data;
  const type = context.column("events", "event_type", "text");
  const adds = codesOf(type, ["add_to_cart"]);
  const removals = codesOf(type, ["remove_from_cart"]);
  const product = context.link("events", "product_id");
  const content = new Float64Array(value.length).fill(NaN);
  const units = new Map<number, number>();
  let held = 0;
  const put = (item: number, change: 1 | -1): void => {
    const left = (units.get(item) ?? 0) + change;
    if (item === -1 || left < 0) return;
    units.set(item, left);
    held += change * price[item]!;
  };
  const empty = (): void => {
    units.clear();
    held = 0;
  };
  walkSessions(context, empty, (row) => {
    if (isOneOf(type, adds, row)) put(product(row), 1);
    else if (isOneOf(type, removals, row)) put(product(row), -1);
    content[row] = held;
  });
  const evidence = {
    fields: ["ts", "event_type", "session_id", "cart_value"],
    more: (row: number) => ({ content: Number(content[row]!.toFixed(2)) }),
  };
  return judgeRows(context, "events", evidence, (row) =>
    Number.isNaN(value[row]! + content[row]!) ? null : amountsDiffer(value[row]!, content[row]!),
  );
}

/** Lines of orders whose product was never put in the cart of the order's session. */
function orderedButNotInCart(context: CheckContext): Finding {
  const type = context.column("events", "event_type", "text");
  const adds = codesOf(type, ["add_to_cart"]);
  const products = context.table("products").rows;
  const eventSession = context.link("events", "session_id");
  const eventProduct = context.link("events", "product_id");
  const inCart = new Set<number>();
  for (let row = 0; row < type.codes.length; row++)
    if (isOneOf(type, adds, row) && eventSession(row) !== -1 && eventProduct(row) !== -1)
      inCart.add(eventSession(row) * products + eventProduct(row));
  const order = context.link("order_items", "order_id");
  const session = context.link("orders", "session_id");
  const product = context.link("order_items", "product_id");
  const evidence = { fields: ["order_id", "product_id"] };
  return judgeRows(context, "order_items", evidence, (row) => {
    const placed = order(row) === -1 ? -1 : session(order(row));
    return placed === -1 || product(row) === -1
      ? null
      : !inCart.has(placed * products + product(row));
  });
}

const STEPS = ["events.event_type", "events.session_id", "events.ts"];

const step = (
  kind: CheckKind,
  types: readonly string[],
  requires: readonly string[],
): CheckDefinition => ({
  kind,
  group: "behaviour",
  severity: "warning",
  needs: STEPS,
  run: withoutEarlier(types, requires),
});

export const SESSION_FLOW_CHECKS: readonly CheckDefinition[] = [
  step("events.checkout_after_cart", ["checkout_start"], ["add_to_cart"]),
  step("events.payment_after_checkout", ["payment_attempt"], ["checkout_start"]),
  step(
    "events.outcome_after_attempt",
    ["payment_success", "payment_failed", "order_placed"],
    ["payment_attempt"],
  ),
  {
    kind: "events.remove_after_add",
    group: "behaviour",
    severity: "warning",
    needs: [...STEPS, "events.product_id"],
    run: removalsOfNothing,
  },
  {
    kind: "order_items.in_session_cart",
    group: "behaviour",
    severity: "warning",
    needs: [
      "events.event_type",
      "events.session_id",
      "events.product_id",
      "orders.session_id",
      "order_items.order_id",
      "order_items.product_id",
      "sessions.session_id",
      "products.product_id",
    ],
    run: orderedButNotInCart,
  },
  {
    kind: "events.cart_value_needs_items",
    group: "amounts",
    severity: "warning",
    needs: [...STEPS, "events.cart_value"],
    run: valuedEmptyCarts,
  },
  {
    kind: "events.cart_value_matches_content",
    group: "amounts",
    severity: "information",
    needs: [...STEPS, "events.cart_value", "events.product_id", "products.unit_price"],
    run: cartsAgainstContent,
  },
];
