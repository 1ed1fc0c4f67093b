import { isEmpty } from "../../domain/cells";
import { NULL_CODE } from "../../domain/columns";
import { MS_PER_DAY } from "../../domain/time";
import { dayOf } from "../cells";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { codesOf, describeIf, isOneOf, judgeRows, listed, rounded } from "../judge";
import { SAMPLE_LIMIT } from "../report";

/** Patterns of the whole that real behaviour does not have. All of these describe; none accuses a row. */

/** Fewer records than this show no pattern over hours or weekdays. */
const RECORDS_FOR_PATTERN = 500;
/**
 * Relative swing (standard deviation over mean, chance variation taken out) below which hours are called even.
 * Shops see about 0.5 and more between night and evening; sessions drawn evenly over the day give about 0.
 */
const HOURLY_SWING = 0.15;
/** The week is flatter than the day: shops see 0.1 and more between weekdays. */
const WEEKLY_SWING = 0.04;

/**
 * Relative swing of rates around their mean, with the variance that counting alone gives (Poisson: variance = mean)
 * subtracted, so that it is about 0 for evenly drawn records whatever their number.
 */
function swing(counts: readonly number[], exposure: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const all = exposure.reduce((sum, share) => sum + share, 0);
  let excess = 0;
  for (const [bucket, count] of counts.entries()) {
    const expected = (total * exposure[bucket]!) / all;
    if (expected > 0) excess += ((count - expected) ** 2 - expected) / expected ** 2;
  }
  return Math.sqrt(Math.max(0, excess / counts.length));
}

function flatHours(context: CheckContext): Finding {
  const counts = new Array<number>(24).fill(0);
  let total = 0;
  for (const ms of context.column("sessions", "start_ts", "time").ms) {
    if (Number.isNaN(ms)) continue;
    counts[new Date(ms).getUTCHours()]!++;
    total++;
  }
  if (total < RECORDS_FOR_PATTERN) return { count: 0, total: 0, sample: [] };
  const found = swing(counts, new Array<number>(24).fill(1));
  const facts = {
    swing: rounded(found * 100),
    lowest: Math.min(...counts),
    highest: Math.max(...counts),
  };
  return describeIf(found < HOURLY_SWING, { count: total, total, sample: [], facts });
}

/** Weekdays are compared per day of their kind in the span, since a span need not be whole weeks. */
function flatWeekdays(context: CheckContext): Finding {
  const counts = new Array<number>(7).fill(0);
  let first = Infinity;
  let last = -Infinity;
  let total = 0;
  for (const ms of context.column("sessions", "start_ts", "time").ms) {
    if (Number.isNaN(ms)) continue;
    const day = dayOf(ms);
    first = Math.min(first, day);
    last = Math.max(last, day);
    counts[new Date(ms).getUTCDay()]!++;
    total++;
  }
  if (total < RECORDS_FOR_PATTERN || last - first < 13) return { count: 0, total: 0, sample: [] };
  const days = new Array<number>(7).fill(0);
  for (let day = first; day <= last; day++) days[new Date(day * MS_PER_DAY).getUTCDay()]!++;
  const found = swing(counts, days);
  const perDay = counts.map((count, weekday) => count / days[weekday]!);
  const facts = {
    swing: rounded(found * 100),
    lowest: Math.round(Math.min(...perDay)),
    highest: Math.round(Math.max(...perDay)),
  };
  return describeIf(found < WEEKLY_SWING, { count: total, total, sample: [], facts });
}

/** Share of the mismatches chance alone would give, above which paying country and customer are unrelated. */
const UNRELATED = 0.9;

/** Payments from another country than the customer's, where they are as many as if countries were drawn. */
function unrelatedCountries(context: CheckContext): Finding {
  const paid = context.column("payments", "payment_country", "text");
  const lives = context.column("customers", "country", "text");
  const customer = context.link("payments", "customer_id");
  const homes = new Map<string, number>();
  const payments = new Map<string, number>();
  const evidence = {
    fields: ["customer_id", "payment_country"],
    more: (row: number) => context.sampleRow("customers", customer(row), ["country"]).values,
  };
  const finding = judgeRows(context, "payments", evidence, (row) => {
    const home = customer(row);
    if (home === -1) return null;
    if (lives.codes[home] === NULL_CODE || paid.codes[row] === NULL_CODE) return null;
    const from = paid.values[paid.codes[row]!]!;
    const at = lives.values[lives.codes[home]!]!;
    homes.set(at, (homes.get(at) ?? 0) + 1);
    payments.set(from, (payments.get(from) ?? 0) + 1);
    return from !== at;
  });
  let agreeing = 0;
  for (const [country, count] of homes) agreeing += count * (payments.get(country) ?? 0);
  const expected = finding.total === 0 ? 0 : finding.total - agreeing / finding.total;
  const facts = { mismatches: finding.count, expected: Math.round(expected) };
  const odd = finding.total >= 100 && finding.count >= UNRELATED * expected;
  return { ...describeIf(odd, finding), facts };
}

/** Payments that follow another of the same session with neither its BIN nor its device. */
function retriesFromElsewhere(context: CheckContext): Finding {
  const session = context.column("payments", "session_id", "text").codes;
  const { ms } = context.column("payments", "attempt_ts", "time");
  const bin = context.column("payments", "card_bin", "text").codes;
  const device = context.column("payments", "device_id", "text").codes;
  const rows = Uint32Array.from(session.keys()).sort(
    (a, b) => session[a]! - session[b]! || ms[a]! - ms[b]! || a - b,
  );
  const before = new Int32Array(rows.length).fill(-1);
  for (let at = 1; at < rows.length; at++)
    if (session[rows[at]!] === session[rows[at - 1]!]) before[rows[at]!] = rows[at - 1]!;
  const evidence = { fields: ["session_id", "attempt_ts", "card_bin", "device_id"] };
  return judgeRows(context, "payments", evidence, (row) =>
    before[row] === -1 || session[row] === NULL_CODE
      ? null
      : bin[row] !== bin[before[row]!] && device[row] !== device[before[row]!],
  );
}

/** Fewer distinct BINs than this may share a first digit by chance. */
const BINS_TO_COMPARE = 50;

/** The first digit of a BIN names the network (ISO/IEC 7812): one digit means one network only. */
function oneNetwork(context: CheckContext): Finding {
  const bin = context.column("payments", "card_bin", "text");
  const digits = new Set(bin.values.map((value) => value.charAt(0)));
  const finding = judgeRows(context, "payments", { fields: ["card_bin"] }, (row) =>
    bin.codes[row] === NULL_CODE ? null : true,
  );
  const odd = bin.values.length >= BINS_TO_COMPARE && digits.size === 1;
  return { ...describeIf(odd, finding), facts: { digit: odd ? listed([...digits]) : "–" } };
}

function directWithCampaign(context: CheckContext): Finding {
  const source = context.column("sessions", "utm_source", "text");
  const direct = codesOf(source, ["direct"]);
  const campaign = context.column("sessions", "utm_campaign", "text");
  const none = codesOf(campaign, ["none"]);
  return judgeRows(context, "sessions", { fields: ["utm_source", "utm_campaign"] }, (row) =>
    isOneOf(source, direct, row)
      ? campaign.codes[row] !== NULL_CODE && !isOneOf(campaign, none, row)
      : null,
  );
}

/** A column with one value in fewer rows than this may be a small table and no constant. */
const ROWS_FOR_CONSTANT = 20;

const constantValue = (context: CheckContext, table: string, field: string): string | null => {
  const column = context.table(table).columns[field]!;
  if (column.kind === "text") {
    const [first = NULL_CODE] = column.codes;
    const constant = first !== NULL_CODE && column.codes.every((code) => code === first);
    return constant ? column.values[first]! : null;
  }
  if (column.kind !== "flag" && column.kind !== "number") return null;
  if (isEmpty(column, 0)) return null;
  const first = column.data[0]!;
  for (const value of column.data) if (value !== first) return null;
  return String(first);
};

/** Columns that say the same in every row. */
function constantColumns(context: CheckContext): Finding {
  const columns = context.specs.flatMap(({ name, fields }) =>
    fields
      .filter((field) => context.has(name, field.name))
      .filter(() => context.table(name).rows >= ROWS_FOR_CONSTANT)
      .map((field) => ({ table: name, column: field.name })),
  );
  const constant = columns.flatMap(({ table, column }) => {
    const value = constantValue(context, table, column);
    return value === null ? [] : [{ table, column, value }];
  });
  return {
    count: constant.length,
    total: columns.length,
    sample: constant.slice(0, SAMPLE_LIMIT).map(({ table, column, value }) => ({
      table,
      record: null,
      key: null,
      values: { column, value },
    })),
    facts: { columns: constant.map(({ table, column }) => `${table}.${column}`).join(", ") },
  };
}

const behaviour = { group: "behaviour", severity: "information" } as const;

export const PATTERN_CHECKS: readonly CheckDefinition[] = [
  {
    ...behaviour,
    kind: "sessions.flat_hours",
    needs: ["sessions.start_ts"],
    run: flatHours,
  },
  {
    ...behaviour,
    kind: "sessions.flat_weekdays",
    needs: ["sessions.start_ts"],
    run: flatWeekdays,
  },
  {
    ...behaviour,
    kind: "sessions.direct_with_campaign",
    needs: ["sessions.utm_source", "sessions.utm_campaign"],
    run: directWithCampaign,
  },
  {
    ...behaviour,
    kind: "payments.country_unrelated",
    needs: ["payments.payment_country", "payments.customer_id", "customers.country"],
    run: unrelatedCountries,
  },
  {
    ...behaviour,
    kind: "payments.retry_changes_instrument",
    needs: [
      "payments.session_id",
      "payments.attempt_ts",
      "payments.card_bin",
      "payments.device_id",
    ],
    run: retriesFromElsewhere,
  },
  {
    ...behaviour,
    kind: "payments.bin_one_network",
    needs: ["payments.card_bin"],
    run: oneNetwork,
  },
  { ...behaviour, kind: "values.constant", needs: [], run: constantColumns },
];
