import { toCents } from "../../log/cents";
import { lineList, linesOfOrder, productsOf, totalCents } from "../orderLines";
import { count, euros } from "../payments";
import { recordList } from "../recordLists";
import { NO_TIMELINE, timelineOf } from "../timeline";
import type { PageMaker } from "./page";

/** An order: its lines and whether they add up, its payment, and its session second by second. */
export const orderPage: PageMaker = (records, id) => {
  const row = records.rowOf({ kind: "order", id });
  const lines = linesOfOrder(records, id);
  const total = records.number(records.table("order"), "total_amount", row);
  const ofLines = totalCents(lines);
  const payment = records.key("order", "payment", row);
  const session = records.key("order", "session", row);
  const ofPayment = payment === null ? null : records.belonging("payment", payment);
  const ofSession = session === null ? null : records.belonging("session", session);
  const byPayment = payment === null ? null : { field: "payment_id", id: payment };
  const bySession = session === null ? null : { field: "session_id", id: session };
  return {
    title: null,
    figures: [
      count("products", productsOf(lines)),
      count(
        "quantity",
        lines.reduce((sum, { quantity }) => sum + quantity, 0),
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
