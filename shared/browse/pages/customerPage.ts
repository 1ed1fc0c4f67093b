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
  const listed = records.listed("customer", id);
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
      recordList(records, "payments", "payment", listed.payment, by),
      ...(isShop
        ? [
            recordList(records, "orders", "order", listed.order, by),
            recordList(records, "alerts", "alert", listed.alert, by),
            recordList(records, "sessions", "session", listed.session, by),
          ]
        : []),
      ...cardLists(records, privacy, id),
      ...groupLists(records, "device", { ...listed, session: [] }, "other_customers"),
      ...groupLists(records, "ip", listed, "other_customers"),
      ...groupLists(records, "bin", { ...listed, session: [] }, "other_customers"),
    ],
    ...timelineOf(records, listed.positions),
  };
};
