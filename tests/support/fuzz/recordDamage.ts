import type { Random } from "#generator/random";
import type { QuarantineReason } from "#shared/domain/dataset";
import type { FieldSpec, TableName } from "#shared/domain/schema";
import { smallDataset } from "../smallDataset";
import { csvText, jsonlText, parquetBytes, specOf, type FileRow } from "../tableFiles";

export type Format = "csv" | "jsonl" | "parquet";

/** A damaged file and what must be said of it. */
export interface RecordDamage {
  readonly table: TableName;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly records: number;
  /** Record number and reason of each loss; null where the whole file is unreadable. */
  readonly losses: ReadonlyMap<number, QuarantineReason> | null;
  readonly missingColumn?: string;
}

interface Draft {
  readonly table: TableName;
  readonly format: Format;
  readonly rows: readonly FileRow[];
}

const ROWS = 40;
const data = smallDataset(ROWS);
const NAMES = [
  "customers",
  "products",
  "sessions",
  "orders",
  "order_items",
  "payments",
  "events",
  "transactions",
] as const;

/** Ways in which the content of records goes wrong; the losses follow from the way. */
export const RECORD_DAMAGE = {
  "wrong type": wrongType,
  "missing value": missingValue,
  NUL: nul,
  "repeated key": repeatedKey,
  "missing column": missingColumn,
  "field count": fieldCount,
  "broken quote": brokenQuote,
  "not JSON": notJson,
  "huge field": hugeField,
  "cut within a record": cutWithinRecord,
  empty: (_: Random, draft: Draft) => ({
    ...describe(draft),
    content: "",
    records: 0,
    losses: null,
  }),
} as const satisfies Record<string, (random: Random, draft: Draft) => RecordDamage | null>;

/** A damaged file of the given kind; null where the kind does not go with the format. */
export function damageRecords(
  kind: keyof typeof RECORD_DAMAGE,
  random: Random,
): RecordDamage | null {
  const table = random.pick(NAMES);
  const formats = specOf(table).formats;
  return RECORD_DAMAGE[kind](random, { table, format: random.pick(formats), rows: data[table] });
}

const describe = ({ table, format }: Draft) => ({ table, file: `${table}.${format}` });

function write(draft: Draft, rows: readonly FileRow[], random: Random): string | Uint8Array {
  const styles = ["SNAPPY", "GZIP", "UNCOMPRESSED"] as const;
  switch (draft.format) {
    case "csv":
      return csvText(rows);
    case "jsonl":
      return jsonlText(rows);
    case "parquet":
      return parquetBytes(draft.table, rows, {
        codec: random.pick(styles),
        rowGroupSize: random.integer(5, ROWS),
      });
  }
}

/** Between one and ten rows, without a repetition. */
function someRows(random: Random, count: number): number[] {
  const chosen = new Set<number>();
  for (let n = random.integer(1, 10); n > 0; n--) chosen.add(random.integer(0, count - 1));
  return [...chosen];
}

/** The rows with one field changed in some of them, each of which must be lost for the reason given. */
function replaceCells(
  random: Random,
  draft: Draft,
  field: FieldSpec,
  value: FileRow[string],
  reason: QuarantineReason,
): RecordDamage {
  const chosen = new Set(someRows(random, draft.rows.length));
  const rows = draft.rows.map((row, i) => (chosen.has(i) ? { ...row, [field.name]: value } : row));
  return {
    ...describe(draft),
    content: write(draft, rows, random),
    records: rows.length,
    losses: new Map([...chosen].map((i) => [i + 1, reason])),
  };
}

const WRONG = {
  number: ["12,5", "not_a_number"],
  integer: ["1.5", "not_an_integer"],
  flag: ["maybe", "not_a_flag"],
  time: ["2025-02-30 10:00:00", "not_a_time"],
  date: ["31/12/1999", "not_a_date"],
  bin: ["12345", "not_a_bin"],
} as const;

function wrongType(random: Random, draft: Draft): RecordDamage | null {
  const fields = specOf(draft.table).fields;
  const field = random.pick(fields.filter(({ type }) => type in WRONG));
  if (draft.format === "parquet") {
    const number = fields.find(({ type, min }) => type === "number" && min === 0);
    return number === undefined
      ? null
      : replaceCells(random, draft, number, -1, "impossible_value");
  }
  const [value, reason] = WRONG[field.type as keyof typeof WRONG];
  return replaceCells(random, draft, field, value, reason);
}

function missingValue(random: Random, draft: Draft): RecordDamage {
  const { fields, key } = specOf(draft.table);
  const needed = fields.filter((field) => field.mandatory === true || field.name === key);
  return replaceCells(random, draft, random.pick(needed), null, "missing_value");
}

function nul(random: Random, draft: Draft): RecordDamage {
  const texts = specOf(draft.table).fields.filter(
    ({ type }) => type === "text" || type === "unique",
  );
  const value = `a${random.pick(["\0", "\uFFFD"])}${random.integer(0, 9)}`;
  return replaceCells(random, draft, random.pick(texts), value, "not_text");
}

function repeatedKey(random: Random, draft: Draft): RecordDamage | null {
  const { key } = specOf(draft.table);
  if (key === null) return null;
  const rows = [...draft.rows];
  const losses = new Map<number, QuarantineReason>();
  for (const i of someRows(random, draft.rows.length)) {
    rows.push({ ...draft.rows[0]!, [key]: draft.rows[i]![key]! });
    losses.set(rows.length, "duplicate_key");
  }
  return { ...describe(draft), content: write(draft, rows, random), records: rows.length, losses };
}

function missingColumn(random: Random, draft: Draft): RecordDamage {
  const { fields, key } = specOf(draft.table);
  const present = fields.filter((field) => field.name in draft.rows[0]!);
  const field = random.pick(present.filter(({ optional }) => optional !== true));
  const rows = draft.rows.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => name !== field.name)),
  );
  const isNeeded = field.mandatory === true || field.name === key;
  const losses = isNeeded ? rows.map((_, i) => [i + 1, "missing_value"] as const) : [];
  return {
    ...describe(draft),
    content: write(draft, rows, random),
    records: rows.length,
    losses: new Map(losses),
    missingColumn: field.name,
  };
}

/** Rows as lines of their own: only tables whose text has no newline within quotes. */
function lines(draft: Draft): string[] | null {
  if (draft.format === "parquet" || draft.table === "products") return null;
  const text = draft.format === "csv" ? csvText(draft.rows) : `\n${jsonlText(draft.rows)}`;
  return text.trimEnd().split("\n");
}

function replaceLines(
  random: Random,
  draft: Draft,
  damage: (line: string) => string,
  reason: QuarantineReason,
): RecordDamage | null {
  const all = lines(draft);
  if (all === null) return null;
  const chosen = someRows(random, draft.rows.length);
  for (const i of chosen) all[i + 1] = damage(all[i + 1]!);
  return {
    ...describe(draft),
    content: `${all.join("\n")}\n`,
    records: draft.rows.length,
    losses: new Map(chosen.map((i) => [i + 1, reason])),
  };
}

function fieldCount(random: Random, draft: Draft): RecordDamage | null {
  if (draft.format !== "csv") return null;
  const damage = random.pick([
    (line: string) => `${line},`,
    (line: string) => line.slice(line.indexOf(",") + 1),
    () => "loose text",
  ]);
  return replaceLines(random, draft, damage, "field_count");
}

function brokenQuote(random: Random, draft: Draft): RecordDamage | null {
  if (draft.format !== "csv") return null;
  return replaceLines(random, draft, (line) => `"a"b${line}`, "unterminated_quote");
}

function notJson(random: Random, draft: Draft): RecordDamage | null {
  if (draft.format !== "jsonl") return null;
  const [damage, reason] = random.pick([
    [(line: string) => line.slice(0, -1), "not_json"],
    [(line: string) => line.replace(":", "="), "not_json"],
    [(line: string) => `[${line}]`, "not_an_object"],
    [() => "null", "not_an_object"],
  ] as const);
  return replaceLines(random, draft, damage, reason);
}

function hugeField(random: Random, draft: Draft): RecordDamage | null {
  const size = (1 << 20) + random.integer(1, 1 << 19);
  return replaceLines(
    random,
    draft,
    (line) => line.replace(/\w/, "x".repeat(size)),
    "record_too_large",
  );
}

function cutWithinRecord(random: Random, draft: Draft): RecordDamage | null {
  const all = lines(draft);
  if (all === null) return null;
  const record = random.integer(1, draft.rows.length);
  const line = all[record]!;
  // Before the second delimiter there are too few fields, whatever the table.
  const most = draft.format === "csv" ? line.indexOf(",", line.indexOf(",") + 1) : line.length - 1;
  const content = [...all.slice(0, record), line.slice(0, random.integer(1, most - 1))].join("\n");
  const reason = draft.format === "csv" ? "field_count" : "not_json";
  return { ...describe(draft), content, records: record, losses: new Map([[record, reason]]) };
}
