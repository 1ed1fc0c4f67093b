import { KEY_PLACE, type LoggedRecord } from "./codedRecord";
import type { EventLog, LogDictionaries } from "./eventLog";
import {
  NONE,
  PAYMENT_FACTS,
  rankOf,
  type PaymentFact,
  type RecordKey,
  type RecordKind,
} from "./kinds";

export type Scope = "records" | "payments";

/** A yes/no question about a record, declared as data. What a record does not say never matches. */
export type PaymentCondition =
  | { readonly field: "failed"; readonly equals: boolean }
  | { readonly field: "fraud"; readonly equals: boolean }
  | { readonly field: PaymentFact; readonly equals: string };
export type RecordCondition =
  | { readonly field: "kind"; readonly equals: RecordKind }
  | { readonly field: RecordKey; readonly equals: string };

/** A filter has one prefix set per key kind of its scope: counts, and over payments sums where `amounts` is set. */
export type LogFilter =
  | {
      readonly name: string;
      readonly scope: "payments";
      readonly where: PaymentCondition;
      readonly amounts: boolean;
    }
  | { readonly name: string; readonly scope: "records"; readonly where: RecordCondition };

export const DEFAULT_FILTERS = [
  { name: "failed", scope: "payments", where: { field: "failed", equals: true }, amounts: false },
  { name: "success", scope: "payments", where: { field: "failed", equals: false }, amounts: true },
  { name: "fraud", scope: "payments", where: { field: "fraud", equals: true }, amounts: false },
  {
    name: "legitimate",
    scope: "payments",
    where: { field: "fraud", equals: false },
    amounts: false,
  },
] as const satisfies readonly LogFilter[];

/** A record matches where its value is the wanted one; nothing matches where there are no values. */
export type EqualityTest = {
  readonly values: Uint8Array | Uint32Array | null;
  readonly wanted: number;
};

/** The column a condition reads and the value it wants; a text nobody has used is `NONE`, which no record carries. */
export function equalityTest(log: EventLog, filter: LogFilter): EqualityTest {
  if (filter.scope === "payments") {
    const { where } = filter;
    if (where.field === "failed" || where.field === "fraud")
      return { values: log.payments[where.field], wanted: where.equals ? 1 : 0 };
    const wanted = log.dictionaries.facts[where.field].find(where.equals);
    return { values: wanted === NONE ? null : log.payments.facts[where.field], wanted };
  }
  const { where } = filter;
  if (where.field === "kind") return { values: log.rank, wanted: rankOf(where.equals) };
  const wanted = log.dictionaries.keys[where.field].find(where.equals);
  return { values: wanted === NONE ? null : log.keys[where.field], wanted };
}

/** One byte per record (or payment) of the log: 1 where it matches. Null where none does. */
export function matchesOf(log: EventLog, filter: LogFilter): Uint8Array | null {
  const { values, wanted } = equalityTest(log, filter);
  if (values === null) return null;
  const matches = new Uint8Array(values.length);
  let some = false;
  for (let at = 0; at < values.length; at++) {
    if (values[at] !== wanted) continue;
    matches[at] = 1;
    some = true;
  }
  return some ? matches : null;
}

/** Whether one record of a live tail matches. */
export function matchesRecord(
  record: LoggedRecord,
  filter: LogFilter,
  dictionaries: LogDictionaries,
): boolean {
  if (filter.scope === "payments") {
    const { payment } = record;
    if (payment === null) return false;
    const { where } = filter;
    if (where.field === "failed" || where.field === "fraud")
      return payment[where.field] === (where.equals ? 1 : 0);
    const wanted = dictionaries.facts[where.field].find(where.equals);
    return wanted !== NONE && payment.facts[PAYMENT_FACTS.indexOf(where.field)] === wanted;
  }
  const { where } = filter;
  if (where.field === "kind") return record.rank === rankOf(where.equals);
  const wanted = dictionaries.keys[where.field].find(where.equals);
  return wanted !== NONE && record.codes[KEY_PLACE[where.field]] === wanted;
}
