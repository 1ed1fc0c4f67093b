import { toCents } from "../../log/cents";
import { happenedLines, lineList, linesOfOrder, productsOf, totalCents } from "../orderLines";
import { count, euros } from "../payments";
import { recordList } from "../recordLists";
import { NO_TIMELINE, timelineOf } from "../timeline";
import type { PageMaker } from "./page";

/** An order: its lines and whether they add up, its payment, and its session second by second. */
export const orderPage: PageMaker = (records, id) => {
  const row = records.rowOf({ kind: "order", id });
  const lines = linesOfOrder(records, id);
  const happened = happenedLines(lines);
  const isFuture = records.isFuture("orders", row);
  const total = isFuture ? null : records.number(records.table("order"), "total_amount", row);
  const ofLines = isFuture ? null : totalCents(happened);
  const payment = records.key("order", "payment", row);
  const session = records.key("order", "session", row);
  const ofPayment = payment === null ? null : records.listed("payment", payment);
  const ofSession = session === null ? null : records.listed("session", session);
  const byPayment = payment === null ? null : { field: "payment_id", id: payment };
  const bySession = session === null ? null : { field: "session_id", id: session };
  return {
    title: null,
    figures: [
      count("products", productsOf(happened)),
      count(
        "quantity",
        happened.reduce((sum, { quantity }) => sum + quantity, 0),
      ),
      euros("lines_total", ofLines),
      euros(
        "total_difference",
        total === null || ofLines === null ? null : toCents(total) - ofLines,
      ),
    ],
    lists: [
      lineList(records, id, lines),
      recordList(records, "payments", "payment", ofPayment?.payment ?? [], byPayment),
      recordList(records, "alerts", "alert", ofPayment?.alert ?? [], byPayment),
      recordList(records, "sessions", "session", ofSession?.session ?? [], bySession),
    ],
    ...(ofSession === null ? NO_TIMELINE : timelineOf(records, ofSession.positions)),
  };
};
