import type { ArrivingPayment, ArrivingRecord } from "#shared/log/codedRecord";
import { paymentAt, recordKey, type EventLog } from "#shared/log/eventLog";
import { KEY_KINDS, NONE, PAYMENT_FACTS, RECORD_KINDS } from "#shared/log/kinds";

const FLAGS: Readonly<Record<number, boolean>> = { 0: false, 1: true };

/** The log's record at a position as it would arrive from a stream. */
export function arrivingRecord(log: EventLog, position: number): ArrivingRecord {
  const kind = RECORD_KINDS[log.rank[position]!]!;
  const ordinal = paymentAt(log, position);
  const keys = KEY_KINDS.flatMap((key) => {
    const code = recordKey(log, key, position);
    return code === NONE ? [] : [[key, log.dictionaries.keys[key].values[code]!] as const];
  });
  return {
    kind,
    key: `${kind}${log.row[position]}`,
    ms: log.ms[position]!,
    nano: log.nano?.[position] ?? 0,
    keys: Object.fromEntries(keys),
    ...(ordinal < 0 ? {} : { payment: arrivingPayment(log, ordinal) }),
  };
}

function arrivingPayment({ payments, dictionaries }: EventLog, ordinal: number): ArrivingPayment {
  const facts = PAYMENT_FACTS.flatMap((fact) => {
    const code = payments.facts[fact]?.[ordinal] ?? NONE;
    return code === NONE ? [] : [[fact, dictionaries.facts[fact].values[code]!] as const];
  });
  return {
    amount: payments.cents[ordinal]! / 100,
    failed: FLAGS[payments.failed[ordinal]!] ?? null,
    fraud: FLAGS[payments.fraud[ordinal]!] ?? null,
    latitude: payments.latitude?.[ordinal] ?? null,
    longitude: payments.longitude?.[ordinal] ?? null,
    sca: FLAGS[payments.sca?.[ordinal] ?? NaN] ?? null,
    facts: Object.fromEntries(facts),
  };
}
