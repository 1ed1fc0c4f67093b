import { NULL_CODE, type TextColumn } from "../domain/columns";
import { compareTimes } from "./cells";
import type { CheckContext } from "./context";

/** Events grouped by session and put in time order within it; events of session code c are rows[starts[c] … starts[c + 1]). */
export interface SessionEvents {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** At the same instant what fills the cart comes first, so that no order of the file decides a count. */
const FIRST_TYPES = ["product_view", "add_to_cart", "checkout_start", "payment_attempt"];

const rankOf = (type: TextColumn): Uint8Array =>
  Uint8Array.from(type.values, (value) => {
    const rank = FIRST_TYPES.indexOf(value);
    return rank === -1 ? FIRST_TYPES.length : rank;
  });

/** Counting sort by session, then by time within each. Events without session or time are left out. */
export function eventsBySession(context: CheckContext): SessionEvents {
  return context.memo("eventsBySession", () => {
    const session = context.column("events", "session_id", "text");
    const time = context.column("events", "ts", "time");
    const type = context.column("events", "event_type", "text");
    const ranks = rankOf(type);
    const usable = (row: number): boolean =>
      session.codes[row] !== NULL_CODE && !Number.isNaN(time.ms[row]!);
    const starts = new Uint32Array(session.values.length + 1);
    for (let row = 0; row < session.codes.length; row++)
      if (usable(row)) starts[session.codes[row]! + 1]!++;
    for (let code = 1; code < starts.length; code++) starts[code]! += starts[code - 1]!;
    const next = starts.slice();
    const rows = new Uint32Array(starts.at(-1)!);
    for (let row = 0; row < session.codes.length; row++)
      if (usable(row)) rows[next[session.codes[row]!]!++] = row;
    const rank = (row: number): number => ranks[type.codes[row]!] ?? FIRST_TYPES.length;
    for (let code = 0; code + 1 < starts.length; code++)
      rows
        .subarray(starts[code], starts[code + 1])
        .sort((a, b) => compareTimes(time, a, time, b) || rank(a) - rank(b) || a - b);
    return { starts, rows };
  });
}

/** Whether each event (by row) comes after an event of one of these types in its session. */
export function comesAfter(context: CheckContext, types: readonly string[]): Uint8Array {
  const { starts, rows } = eventsBySession(context);
  const type = context.column("events", "event_type", "text");
  const after = new Uint8Array(type.codes.length);
  for (let code = 0; code + 1 < starts.length; code++) {
    let seen: 0 | 1 = 0;
    for (const row of rows.subarray(starts[code], starts[code + 1])) {
      after[row] = seen;
      if (type.codes[row] !== NULL_CODE && types.includes(type.values[type.codes[row]!]!)) seen = 1;
    }
  }
  return after;
}

/** Calls `visit` with each event in session and time order, and `enter` before the first of each session. */
export function walkSessions(
  context: CheckContext,
  enter: () => void,
  visit: (row: number) => void,
): void {
  const { starts, rows } = eventsBySession(context);
  for (let code = 0; code + 1 < starts.length; code++) {
    enter();
    for (const row of rows.subarray(starts[code], starts[code + 1])) visit(row);
  }
}
