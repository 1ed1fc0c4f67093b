import { NULL_FLAG } from "../domain/columns";
import { KEY_PLACE, type CodedPayment, type CodedRecord } from "./codedRecord";
import type { EventLog, LogDictionaries, LogParts, PaymentColumns } from "./eventLog";
import {
  mapNames,
  NONE,
  PAYMENT_FACTS,
  PAYMENT_ONLY_KEYS,
  RECORD_KEYS,
  RECORD_KINDS,
  type KeyKind,
} from "./kinds";

/** A stream says of an event what payment it belongs to, once. */
const NONE_ALSO: ReadonlyMap<number, number> = new Map();
const NO_UNTIMED = { size: 0, rank: new Uint8Array(0), row: new Uint32Array(0) };

/** A column only where some entry has a value. */
function codesOrNull(size: number, codeAt: (at: number) => number): Uint32Array | null {
  const codes = new Uint32Array(size);
  let some = false;
  for (let at = 0; at < size; at++) {
    codes[at] = codeAt(at);
    some ||= codes[at] !== NONE;
  }
  return some ? codes : null;
}

/** Coordinates only where some payment has one. */
function degreesOrNull(degrees: Float64Array): Float64Array | null {
  return degrees.every(Number.isNaN) ? null : degrees;
}

/** Flags only where some payment has one. */
function flagsOrNull(flags: Uint8Array): Uint8Array | null {
  return flags.every((flag) => flag === NULL_FLAG) ? null : flags;
}

function packPayments(records: readonly CodedRecord[]): PaymentColumns {
  const position: number[] = [];
  const payments: CodedPayment[] = [];
  records.forEach((record, at) => {
    if (record.payment === null) return;
    position.push(at);
    payments.push(record.payment);
  });
  const keyAt = (kind: KeyKind) => (ordinal: number) =>
    records[position[ordinal]!]!.codes[KEY_PLACE[kind]]!;
  return {
    size: payments.length,
    position: Uint32Array.from(position),
    cents: Float64Array.from(payments, ({ cents }) => cents),
    rounded: payments.filter(({ rounded }) => rounded).length,
    failed: Uint8Array.from(payments, ({ failed }) => failed),
    fraud: Uint8Array.from(payments, ({ fraud }) => fraud),
    latitude: degreesOrNull(Float64Array.from(payments, ({ latitude }) => latitude)),
    longitude: degreesOrNull(Float64Array.from(payments, ({ longitude }) => longitude)),
    sca: flagsOrNull(Uint8Array.from(payments, ({ sca }) => sca)),
    keys: mapNames(PAYMENT_ONLY_KEYS, (kind) => codesOrNull(payments.length, keyAt(kind))),
    facts: mapNames(PAYMENT_FACTS, (_, fact) =>
      codesOrNull(payments.length, (ordinal) => payments[ordinal]!.facts[fact]!),
    ),
  };
}

/** What some record shows to be there: a stream does not say what it could carry. */
function shownParts(records: readonly CodedRecord[]): LogParts {
  const says = (field: "failed" | "fraud"): boolean =>
    records.some(({ payment }) => payment !== null && payment[field] !== NULL_FLAG);
  return {
    kinds: mapNames(RECORD_KINDS, (_, rank) => records.some((record) => record.rank === rank)),
    result: says("failed"),
    label: says("fraud"),
    paymentCategory: records.some(
      ({ payment, codes }) => payment !== null && codes[KEY_PLACE.category] !== NONE,
    ),
  };
}

/** A log of records that are already in total order. */
export function packRecords(
  records: readonly CodedRecord[],
  dictionaries: LogDictionaries,
): EventLog {
  return {
    size: records.length,
    ms: Float64Array.from(records, ({ ms }) => ms),
    nano: records.some(({ nano }) => nano !== 0)
      ? Uint32Array.from(records, ({ nano }) => nano)
      : null,
    rank: Uint8Array.from(records, ({ rank }) => rank),
    row: Uint32Array.from(records, ({ row }) => row),
    keys: mapNames(RECORD_KEYS, (kind) =>
      codesOrNull(records.length, (at) => records[at]!.codes[KEY_PLACE[kind]]!),
    ),
    payments: packPayments(records),
    untimed: NO_UNTIMED,
    alsoOf: NONE_ALSO,
    dictionaries,
    present: shownParts(records),
  };
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function joinFloats(a: Float64Array, b: Float64Array): Float64Array {
  const joined = new Float64Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** Joins columns that may be absent; `missing` stands for the entries of an absent one. */
function joinColumns<Values extends Uint32Array | Uint8Array | Float64Array>(
  a: Values | null,
  sizeA: number,
  b: Values | null,
  sizeB: number,
  missing: number,
  make: (size: number) => Values,
): Values | null {
  if (a === null && b === null) return null;
  const joined = make(sizeA + sizeB);
  joined.fill(missing);
  if (a !== null) joined.set(a);
  if (b !== null) joined.set(b, sizeA);
  return joined;
}

const codeColumn = (size: number): Uint32Array => new Uint32Array(size);

function joinPayments(a: PaymentColumns, b: PaymentColumns, base: number): PaymentColumns {
  const join = (columnA: Uint32Array | null, columnB: Uint32Array | null): Uint32Array | null =>
    joinColumns(columnA, a.size, columnB, b.size, NONE, codeColumn);
  const joinDegrees = (name: "latitude" | "longitude"): Float64Array | null =>
    joinColumns(a[name], a.size, b[name], b.size, NaN, (size) => new Float64Array(size));
  const position = new Uint32Array(a.size + b.size);
  position.set(a.position);
  for (let ordinal = 0; ordinal < b.size; ordinal++)
    position[a.size + ordinal] = base + b.position[ordinal]!;
  return {
    size: a.size + b.size,
    position,
    cents: joinFloats(a.cents, b.cents),
    rounded: a.rounded + b.rounded,
    failed: joinBytes(a.failed, b.failed),
    fraud: joinBytes(a.fraud, b.fraud),
    latitude: joinDegrees("latitude"),
    longitude: joinDegrees("longitude"),
    sca: joinColumns(a.sca, a.size, b.sca, b.size, NULL_FLAG, (size) => new Uint8Array(size)),
    keys: mapNames(PAYMENT_ONLY_KEYS, (kind) => join(a.keys[kind], b.keys[kind])),
    facts: mapNames(PAYMENT_FACTS, (fact) => join(a.facts[fact], b.facts[fact])),
  };
}

/** One log of two that share dictionaries, where every record of `b` comes after every record of `a`. */
export function joinLogs(a: EventLog, b: EventLog): EventLog {
  const join = (columnA: Uint32Array | null, columnB: Uint32Array | null, missing: number) =>
    joinColumns(columnA, a.size, columnB, b.size, missing, codeColumn);
  return {
    size: a.size + b.size,
    ms: joinFloats(a.ms, b.ms),
    nano: join(a.nano, b.nano, 0),
    rank: joinBytes(a.rank, b.rank),
    row: join(a.row, b.row, 0)!,
    keys: mapNames(RECORD_KEYS, (kind) => join(a.keys[kind], b.keys[kind], NONE)),
    payments: joinPayments(a.payments, b.payments, a.size),
    untimed: NO_UNTIMED,
    alsoOf: NONE_ALSO,
    dictionaries: a.dictionaries,
    present: {
      kinds: mapNames(RECORD_KINDS, (kind) => a.present.kinds[kind] || b.present.kinds[kind]),
      result: a.present.result || b.present.result,
      label: a.present.label || b.present.label,
      paymentCategory: a.present.paymentCategory || b.present.paymentCategory,
    },
  };
}
