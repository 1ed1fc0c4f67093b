import type { EntityRef, PageFigure } from "../contract/browse";
import { linesOfOrder, linesOfProduct, productsOf, salesOf } from "./orderLines";
import { amountOf, count, euros, sumCents } from "./payments";
import type { Records } from "./records";

/** What tells search hits of a kind apart, counted as their pages count it. */
export function searchFacts(records: Records, entity: EntityRef): readonly PageFigure[] {
  const { kind, id } = entity;
  switch (kind) {
    case "customer": {
      const { payment, order } = records.belonging("customer", id);
      return [
        count("payments", payment.length),
        ...(records.table("order") === undefined ? [] : [count("orders", order.length)]),
      ];
    }
    case "payment":
      return [euros("amount", sumCents([amountOf(records, records.rowOf(entity))]))];
    case "order": {
      const total = records.number(records.table("order"), "total_amount", records.rowOf(entity));
      return [
        euros("revenue", sumCents([total])),
        count("products", productsOf(linesOfOrder(records, id))),
      ];
    }
    case "session": {
      const { event, payment } = records.belonging("session", id);
      return [count("events", event.length), count("payments", payment.length)];
    }
    case "product":
      return [count("orders", salesOf(records, linesOfProduct(records, id)).length)];
    case "device":
    case "ip":
      return [
        count("payments", records.belonging(kind, id).payment.length),
        count("customers", records.customersOf(kind, id)),
      ];
  }
}
