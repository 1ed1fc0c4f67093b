import type { PageFigure, PageList, PageListId } from "../../contract/browse";
import { count } from "../payments";
import { recordList } from "../recordLists";
import type { Records } from "../records";
import { sharedWith } from "../sharedWith";
import { NO_TIMELINE, timelineOf } from "../timeline";
import type { PageMaker } from "./page";
import { days, hasKind, instantOf, isBefore, seconds, signUpOf } from "./parts";

/** A payment or transaction: what hangs on it, and what else its customer, device and IP paid. */
export const paymentPage: PageMaker = (records, id) => {
  const row = records.rowOf({ kind: "payment", id });
  const session = records.key("payment", "session", row);
  const own = records.belonging("payment", id);
  const { table, time } = records.source("payment")!;
  const at = (other: number) => instantOf(records, table, time, other);
  const listed = records.listed("payment", id);
  const by = { field: "payment_id", id };
  return {
    title: null,
    figures: paymentFigures(records, row, own.alert.length),
    lists: [
      ...(hasKind(records, "order")
        ? [recordList(records, "orders", "order", listed.order, by)]
        : []),
      ...(hasKind(records, "alert")
        ? [recordList(records, "alerts", "alert", listed.alert, by)]
        : []),
      ...sharedWith(records, row, at(row), at),
      ...besides(records, "payments_of_customer", "customer", row),
      ...besides(records, "payments_on_device", "device", row),
      ...besides(records, "payments_on_ip", "ip", row),
    ],
    ...(session === null
      ? NO_TIMELINE
      : timelineOf(records, records.listed("session", session).positions)),
  };
};

/** The payments that share a key with this one, itself among them; none where it lacks the key. */
function besides(
  records: Records,
  list: PageListId,
  by: "customer" | "device" | "ip",
  row: number,
): readonly PageList[] {
  const id = records.key("payment", by, row);
  const field = records.source("payment")?.keys[by];
  if (id === null || field === undefined) return [];
  const { payment } = records.listed(by, id);
  return [recordList(records, list, "payment", payment, { field, id })];
}

function paymentFigures(records: Records, row: number, alerts: number): readonly PageFigure[] {
  const { table, time } = records.source("payment")!;
  const at = instantOf(records, table, time, row);
  const customer = records.key("payment", "customer", row);
  const session = records.key("payment", "session", row);
  const device = records.key("payment", "device", row);
  const ip = records.key("payment", "ip", row);
  const earlier =
    customer === null
      ? []
      : records
          .belonging("customer", customer)
          .payment.filter((other) => isBefore(instantOf(records, table, time, other), at));
  const began =
    session === null
      ? null
      : instantOf(records, "sessions", "start_ts", records.rowOf({ kind: "session", id: session }));
  return [
    ...(hasKind(records, "alert") ? [count("alerts", alerts)] : []),
    count("payments_before", earlier.length),
    ...(device === null
      ? []
      : [count("customers_on_device", records.customersOf("device", device))]),
    ...(ip === null ? [] : [count("customers_on_ip", records.customersOf("ip", ip))]),
    ...(customer === null || records.entityTable("customer") === null
      ? []
      : [days("account_age", signUpOf(records, customer), at)]),
    ...(hasKind(records, "session") ? [seconds("session_age", began, at)] : []),
  ];
}
