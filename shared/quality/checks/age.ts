import { NULL_CODE, NULL_DAY } from "../../domain/columns";
import { comingOfAge, dayOf } from "../cells";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { describeIf, judgeRows, listed } from "../judge";
import { daysCovered } from "./labels";

/** Marks orders with at least one adult-restricted product. */
function adultOrders(context: CheckContext): Uint8Array {
  const order = context.link("order_items", "order_id");
  const product = context.link("order_items", "product_id");
  const restricted = context.column("products", "is_adult_restricted", "flag").data;
  const adult = new Uint8Array(context.table("orders").rows);
  for (let row = 0; row < context.table("order_items").rows; row++)
    if (order(row) !== -1 && product(row) !== -1 && restricted[product(row)] === 1)
      adult[order(row)] = 1;
  return adult;
}

/** Orders with adult-restricted products whose customer is under 18 on the day of the order, by birthdate. */
function adultItemsOfMinors(context: CheckContext): Finding {
  const adult = adultOrders(context);
  const customer = context.link("orders", "customer_id");
  const born = context.column("customers", "birthdate", "date").days;
  const ordered = context.column("orders", "order_ts", "time").ms;
  const evidence = {
    fields: ["customer_id", "order_ts", "total_amount"],
    more: (row: number) =>
      context.sampleRow("customers", customer(row), ["birthdate", "is_minor"]).values,
  };
  return judgeRows(context, "orders", evidence, (row) => {
    const buyer = customer(row);
    if (adult[row] === 0 || buyer === -1) return null;
    if (born[buyer] === NULL_DAY || Number.isNaN(ordered[row]!)) return null;
    return comingOfAge(born[buyer]!) > dayOf(ordered[row]!);
  });
}

const LABELS = "synthetic_id_labels";

function expiredCards(context: CheckContext): Finding {
  const expiry = context.column(LABELS, "expiry", "date").days;
  const span = daysCovered(context);
  return judgeRows(context, LABELS, { fields: ["expiry", "file"] }, (row) =>
    span === null || expiry[row] === NULL_DAY ? null : expiry[row]! < span.last,
  );
}

/** Cards whose birthdate no customer has: they cannot belong to anybody here. */
function cardsOfNobody(context: CheckContext): Finding {
  const customers = new Set(context.column("customers", "birthdate", "date").days);
  const born = context.column(LABELS, "birthdate", "date").days;
  const evidence = { fields: ["last_name", "first_name", "birthdate", "file"] };
  return judgeRows(context, LABELS, evidence, (row) =>
    born[row] === NULL_DAY ? null : !customers.has(born[row]!),
  );
}

/** Cards whose first name most cards of the same name give the other sex. */
function sexAgainstFirstName(context: CheckContext): Finding {
  const name = context.column(LABELS, "first_name", "text");
  const sex = context.column(LABELS, "sex", "text");
  const women = new Int32Array(name.values.length);
  const cards = new Int32Array(name.values.length);
  name.codes.forEach((code, row) => {
    if (code === NULL_CODE || sex.codes[row] === NULL_CODE) return;
    cards[code]!++;
    if (sex.values[sex.codes[row]!] === "F") women[code]!++;
  });
  const mixed = new Set<string>();
  const evidence = { fields: ["first_name", "sex", "file"] };
  const finding = judgeRows(context, LABELS, evidence, (row) => {
    const code = name.codes[row]!;
    if (code === NULL_CODE || sex.codes[row] === NULL_CODE) return null;
    const isWoman = sex.values[sex.codes[row]!] === "F";
    const share = women[code]! / cards[code]!;
    // An even split has no majority: the women's cards are counted, so that each name counts its minority.
    const odd = isWoman ? share <= 0.5 : share > 0.5;
    if (odd) mixed.add(name.values[code]!);
    return odd;
  });
  return { ...finding, facts: { names: listed([...mixed]) } };
}

/** Fewer cards than this may expire in one year by chance. */
const CARDS_TO_COMPARE = 20;

function sameExpiryYear(context: CheckContext): Finding {
  const expiry = context.column(LABELS, "expiry", "date").days;
  const years = new Set<number>();
  const finding = judgeRows(context, LABELS, { fields: ["birthdate", "expiry"] }, (row) => {
    if (expiry[row] === NULL_DAY) return null;
    years.add(new Date(expiry[row]! * 86_400_000).getUTCFullYear());
    return true;
  });
  const odd = finding.total >= CARDS_TO_COMPARE && years.size === 1;
  return { ...describeIf(odd, finding), facts: { year: odd ? String([...years][0]) : "–" } };
}

export const AGE_CHECKS: readonly CheckDefinition[] = [
  {
    kind: "orders.adult_items_minor",
    group: "age",
    severity: "warning",
    needs: [
      "orders.order_id",
      "orders.customer_id",
      "orders.order_ts",
      "order_items.order_id",
      "order_items.product_id",
      "products.is_adult_restricted",
      "customers.birthdate",
    ],
    run: adultItemsOfMinors,
  },
  {
    kind: "synthetic_id_labels.expired",
    group: "age",
    severity: "information",
    needs: ["synthetic_id_labels.expiry"],
    run: expiredCards,
  },
  {
    kind: "synthetic_id_labels.holder_known",
    group: "age",
    severity: "information",
    needs: ["synthetic_id_labels.birthdate", "customers.birthdate"],
    run: cardsOfNobody,
  },
  {
    kind: "synthetic_id_labels.sex_by_first_name",
    group: "behaviour",
    severity: "information",
    needs: ["synthetic_id_labels.first_name", "synthetic_id_labels.sex"],
    run: sexAgainstFirstName,
  },
  {
    kind: "synthetic_id_labels.same_expiry_year",
    group: "behaviour",
    severity: "information",
    needs: ["synthetic_id_labels.expiry"],
    run: sameExpiryYear,
  },
];
