import { isEmpty } from "../../domain/cells";
import { NULL_CODE, type TextColumn } from "../../domain/columns";
import type { TableSpec } from "../../domain/schema";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { countByCode, judgeRows } from "../judge";
import { lostRows, perTable, rowsSeen } from "../lostRows";
import { SAMPLE_LIMIT } from "../report";

const hasKey = (context: CheckContext, spec: TableSpec): spec is TableSpec & { key: string } =>
  spec.key !== null && context.has(spec.name, spec.key);

function keysPresent(context: CheckContext, spec: TableSpec): Finding | null {
  if (!hasKey(context, spec)) return null;
  const column = context.table(spec.name).columns[spec.key]!;
  const kept = judgeRows(context, spec.name, { fields: [spec.key] }, (row) => isEmpty(column, row));
  const lost = lostRows(
    context,
    spec.name,
    ({ reason, field }) => reason === "missing_value" && field === spec.key,
  );
  return {
    count: kept.count + lost.count,
    total: rowsSeen(context, spec.name),
    sample: [...lost.sample, ...kept.sample].slice(0, SAMPLE_LIMIT),
    facts: { table: spec.name, key: spec.key },
  };
}

/** Rows of the table whose key an earlier row has. Ingest keeps the first of a key, so these are rare. */
function keptTwice(context: CheckContext, table: string, key: string): Finding {
  const column = context.table(table).columns[key]!;
  if (column.kind !== "text") return { count: 0, total: 0, sample: [] };
  const seen = new Uint8Array(column.values.length);
  return judgeRows(context, table, { fields: [key] }, (row) => {
    const code = column.codes[row]!;
    if (code === NULL_CODE) return null;
    return seen[code] === 1 || ((seen[code] = 1), false);
  });
}

/** Keys of type `unique` are compared by ingest alone: a second row of a key is in the quarantine. */
function keysUnique(context: CheckContext, spec: TableSpec): Finding | null {
  if (!hasKey(context, spec)) return null;
  const kept = keptTwice(context, spec.name, spec.key);
  const lost = lostRows(context, spec.name, ({ reason }) => reason === "duplicate_key");
  return {
    count: kept.count + lost.count,
    total: rowsSeen(context, spec.name),
    sample: [...lost.sample, ...kept.sample].slice(0, SAMPLE_LIMIT),
    facts: { table: spec.name, key: spec.key },
  };
}

const NUMBERED = /^(\D*)(\d{1,15})$/;

/**
 * The numbers of keys that are one prefix and a counter (`PAY0000001`), by row, −1 for an empty key;
 * null where the keys are not made so.
 */
function keyNumbers({ codes, values }: TextColumn): Float64Array | null {
  const prefix = NUMBERED.exec(values[0] ?? "")?.[1];
  if (prefix === undefined) return null;
  const numbers = new Float64Array(values.length);
  for (const [code, value] of values.entries()) {
    const match = NUMBERED.exec(value);
    if (match?.[1] !== prefix) return null;
    numbers[code] = Number(match[2]);
  }
  return Float64Array.from(codes, (code) => (code === NULL_CODE ? -1 : numbers[code]!));
}

const numbersOf = (context: CheckContext, spec: TableSpec): Float64Array | null => {
  if (!hasKey(context, spec)) return null;
  const column = context.table(spec.name).columns[spec.key]!;
  return column.kind === "text" ? keyNumbers(column) : null;
};

/** Counts the numbers left out between the lowest and the highest: rows that may have been taken away. */
function keyGaps(context: CheckContext, spec: TableSpec): Finding | null {
  const numbers = numbersOf(context, spec);
  if (numbers === null) return null;
  const present = new Set(numbers);
  present.delete(-1);
  let lowest = Infinity;
  let highest = -Infinity;
  for (const number of present) {
    lowest = Math.min(lowest, number);
    highest = Math.max(highest, number);
  }
  const total = highest - lowest + 1;
  return {
    count: total - present.size,
    total,
    sample: [],
    facts: { table: spec.name, lowest, highest },
  };
}

/** The column whose time says when a record of the table came to be. */
const CREATED: Readonly<Record<string, string>> = {
  customers: "signup_ts",
  products: "created_at",
  sessions: "start_ts",
  payments: "attempt_ts",
  orders: "order_ts",
};

/** Counts the records earlier than the record with the number before theirs. */
function keysAgainstTime(context: CheckContext, spec: TableSpec): Finding | null {
  const created = CREATED[spec.name];
  const numbers = numbersOf(context, spec);
  if (numbers === null || created === undefined || !context.has(spec.name, created)) return null;
  const { ms } = context.column(spec.name, created, "time");
  const rows = Uint32Array.from(numbers.keys()).sort((a, b) => numbers[a]! - numbers[b]! || a - b);
  const before = new Int32Array(numbers.length).fill(-1);
  for (let at = 1; at < rows.length; at++) before[rows[at]!] = rows[at - 1]!;
  const finding = judgeRows(context, spec.name, { fields: [created] }, (row) =>
    before[row] === -1 || Number.isNaN(ms[row]! + ms[before[row]!]!)
      ? null
      : ms[row]! < ms[before[row]!]!,
  );
  return { ...finding, facts: { table: spec.name, column: created } };
}

function documentNumbers(context: CheckContext): Finding {
  const column = context.column("synthetic_id_labels", "doc_number", "text");
  const counts = countByCode(column);
  const evidence = { fields: ["doc_number", "last_name", "first_name"] };
  return judgeRows(context, "synthetic_id_labels", evidence, (row) => {
    const code = column.codes[row]!;
    return code === NULL_CODE ? null : counts[code]! > 1;
  });
}

const keys = { group: "keys", needs: [] } as const;

export const KEY_CHECKS: readonly CheckDefinition[] = [
  { ...keys, kind: "keys.present", severity: "error", run: perTable(keysPresent) },
  { ...keys, kind: "keys.unique", severity: "error", run: perTable(keysUnique) },
  {
    ...keys,
    kind: "synthetic_id_labels.doc_number_unique",
    severity: "warning",
    needs: ["synthetic_id_labels.doc_number"],
    run: documentNumbers,
  },
  { ...keys, kind: "keys.gaps", severity: "information", run: perTable(keyGaps) },
  {
    ...keys,
    kind: "keys.follow_time",
    severity: "information",
    run: perTable(keysAgainstTime),
  },
];
