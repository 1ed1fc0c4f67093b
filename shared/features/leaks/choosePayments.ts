import { PAYMENT_RANK, rankOf } from "../../log/kinds";
import type { EventLog } from "../../log/eventLog";
import type { Draws } from "./draws";

/** Codes of the payments that events, orders or alerts name, and of those that alerts do. */
function namedPayments({ keys, rank }: EventLog): { any: Set<number>; alert: Set<number> } {
  const any = new Set<number>();
  const alert = new Set<number>();
  const alertRank = rankOf("alert");
  keys.payment?.forEach((code, position) => {
    if (rank[position] === PAYMENT_RANK) return;
    any.add(code);
    if (rank[position] === alertRank) alert.add(code);
  });
  return { any, alert };
}

/**
 * Ordinals of payments to try, increasing: as many equal stretches of the log as payments are wanted, and one of
 * each, in turn one labelled as fraud, one with an alert, one with events or orders of its own, and any.
 */
export function choosePayments(log: EventLog, wanted: number, draws: Draws): number[] {
  const { payments } = log;
  const named = namedPayments(log);
  const codeOf = (ordinal: number): number => log.keys.payment?.[payments.position[ordinal]!] ?? -1;
  const wishes: readonly ((ordinal: number) => boolean)[] = [
    (ordinal) => payments.fraud[ordinal] === 1,
    (ordinal) => named.alert.has(codeOf(ordinal)),
    (ordinal) => named.any.has(codeOf(ordinal)),
    () => true,
  ];
  const count = Math.min(wanted, payments.size);
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * payments.size) / count);
    const to = Math.floor(((at + 1) * payments.size) / count);
    const stretch = Array.from({ length: to - from }, (_, place) => from + place);
    const suited = stretch.filter(wishes[at % wishes.length]!);
    const choice = suited.length > 0 ? suited : stretch;
    return choice[draws.below(choice.length)]!;
  });
}
