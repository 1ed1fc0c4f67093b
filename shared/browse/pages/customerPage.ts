import { instantAt } from "../../log/eventLog";
import { cardLists } from "../cardList";
import { groupLists } from "../groupLists";
import { count, euros, paymentFigures, sumCents } from "../payments";
import { recordList } from "../recordLists";
import { timelineOf } from "../timeline";
import type { PageMaker } from "./page";
import { days, distinctKeys, hasKind, signUpOf } from "./parts";

/** A customer, or an account of the transactions: everything that carries the id. */
export const customerPage: PageMaker = (records, id, privacy) => {
  const own = records.belonging("customer", id);
  const by = { field: records.source("payment")?.keys.customer ?? "customer_id", id };
  const last = own.positions.at(-1);
  const isShop = hasKind(records, "order") || hasKind(records, "session");
  const orders = records.table("order");
  return {
    title: null,
    figures: [
      ...paymentFigures(records, own.payment),
      ...distinctKeys(records, own),
      ...(isShop
        ? [
            count("alerts", own.alert.length),
            count("orders", own.order.length),
            euros(
              "revenue",
              sumCents(own.order.map((row) => records.number(orders, "total_amount", row))),
            ),
            count("sessions", own.session.length),
            count("events", own.event.length),
            days(
              "account_age_at_last",
              signUpOf(records, id),
              last === undefined ? null : instantAt(records.index.log, last),
            ),
          ]
        : []),
    ],
    lists: [
      recordList(records, "payments", "payment", own.payment, by),
      ...(isShop
        ? [
            recordList(records, "orders", "order", own.order, by),
            recordList(records, "alerts", "alert", own.alert, by),
            recordList(records, "sessions", "session", own.session, by),
          ]
        : []),
      ...cardLists(records, privacy, id),
      ...groupLists(records, "device", { ...own, session: [] }, "other_customers"),
      ...groupLists(records, "ip", own, "other_customers"),
      ...groupLists(records, "bin", { ...own, session: [] }, "other_customers"),
    ],
    ...timelineOf(records, own.positions),
  };
};
