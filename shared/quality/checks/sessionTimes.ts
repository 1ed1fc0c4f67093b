import { NULL_CODE } from "../../domain/columns";
import { MS_PER_DAY } from "../../domain/time";
import { compareTimes } from "../cells";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { countByCode, describeIf, judgeRows, medianOf, rounded } from "../judge";

const MS_PER_MINUTE = 60_000;

/** Sessions whose payments are further apart than the session lasts: they cannot all be inside it. */
function spreadAttempts(context: CheckContext): Finding {
  const attempt = context.column("payments", "attempt_ts", "time").ms;
  const session = context.link("payments", "session_id");
  const rows = context.table("sessions").rows;
  const first = new Float64Array(rows).fill(Infinity);
  const last = new Float64Array(rows).fill(-Infinity);
  const attempts = new Uint32Array(rows);
  attempt.forEach((ms, row) => {
    const to = session(row);
    if (to === -1 || Number.isNaN(ms)) return;
    first[to] = Math.min(first[to]!, ms);
    last[to] = Math.max(last[to]!, ms);
    attempts[to]!++;
  });
  const start = context.column("sessions", "start_ts", "time").ms;
  const end = context.column("sessions", "end_ts", "time").ms;
  const spreads: number[] = [];
  const evidence = {
    fields: ["start_ts", "end_ts"],
    more: (row: number) => ({
      payments: attempts[row]!,
      spread_days: rounded((last[row]! - first[row]!) / MS_PER_DAY),
    }),
  };
  const finding = judgeRows(context, "sessions", evidence, (row) => {
    const duration = end[row]! - start[row]!;
    if (attempts[row]! < 2 || Number.isNaN(duration)) return null;
    const spread = last[row]! - first[row]!;
    if (spread <= duration) return false;
    spreads.push(spread / MS_PER_DAY);
    return true;
  });
  return { ...finding, facts: { median_days: rounded(medianOf(spreads)) } };
}

/** Sessions that begin while an earlier session of the same customer is still open. */
function overlappingSessions(context: CheckContext): Finding {
  const customer = context.column("sessions", "customer_id", "text");
  const start = context.column("sessions", "start_ts", "time");
  const end = context.column("sessions", "end_ts", "time");
  const rows = Uint32Array.from(customer.codes.keys()).sort(
    (a, b) => customer.codes[a]! - customer.codes[b]! || compareTimes(start, a, start, b) || a - b,
  );
  const overlaps = new Uint8Array(rows.length);
  let open = -1;
  for (const row of rows) {
    const same = open !== -1 && customer.codes[open] === customer.codes[row];
    if (customer.codes[row] === NULL_CODE || Number.isNaN(start.ms[row]!)) continue;
    if (same && compareTimes(start, row, end, open) <= 0) overlaps[row] = 1;
    if (!same || compareTimes(end, row, end, open) > 0) open = row;
  }
  const evidence = { fields: ["customer_id", "start_ts", "end_ts", "device"] };
  return judgeRows(context, "sessions", evidence, (row) =>
    customer.codes[row] === NULL_CODE ? null : overlaps[row] === 1,
  );
}

/**
 * Sessions that last a whole number of minutes. By chance one in sixty does (times are in whole seconds):
 * more than half of at least 30 sessions shows durations that were drawn, not measured.
 */
function wholeMinutes(context: CheckContext): Finding {
  const start = context.column("sessions", "start_ts", "time").ms;
  const end = context.column("sessions", "end_ts", "time").ms;
  const finding = judgeRows(context, "sessions", { fields: ["start_ts", "end_ts"] }, (row) => {
    const duration = end[row]! - start[row]!;
    return Number.isNaN(duration) ? null : duration % MS_PER_MINUTE === 0;
  });
  return describeIf(finding.total >= 30 && finding.count > finding.total / 2, finding);
}

/** Records earlier than the one before them in their file: a stream must be sorted before it is replayed. */
const fileOrder =
  (table: string, field: string) =>
  (context: CheckContext): readonly Finding[] => {
    if (!context.has(table, field)) return [];
    const time = context.column(table, field, "time");
    let earlier = -1;
    const finding = judgeRows(context, table, { fields: [field] }, (row) => {
      if (Number.isNaN(time.ms[row]!)) return null;
      const before = earlier;
      earlier = row;
      return before === -1 ? null : compareTimes(time, row, time, before) < 0;
    });
    return [{ ...finding, subject: table, facts: { table } }];
  };

/** Times finer than a millisecond: another clock than that of the other tables, and lost by most tools. */
const subMillisecond =
  (table: string, field: string) =>
  (context: CheckContext): readonly Finding[] => {
    if (!context.has(table, field)) return [];
    const { nano, ms } = context.column(table, field, "time");
    const finding = judgeRows(context, table, { fields: [field] }, (row) =>
      Number.isNaN(ms[row]!) ? null : (nano?.[row] ?? 0) !== 0,
    );
    return [{ ...finding, subject: table, facts: { table } }];
  };

/** Campaigns that run over nine tenths of the sessions' whole span are no campaigns of a season. */
const CAMPAIGN_SPAN = 0.9;
/** A campaign with fewer sessions says nothing about when it ran. */
const CAMPAIGN_SESSIONS = 30;

function flatCampaigns(context: CheckContext): Finding {
  const campaign = context.column("sessions", "utm_campaign", "text");
  const { ms } = context.column("sessions", "start_ts", "time");
  const counts = countByCode(campaign);
  const first = new Float64Array(counts.length).fill(Infinity);
  const last = new Float64Array(counts.length).fill(-Infinity);
  ms.forEach((at, row) => {
    const code = campaign.codes[row]!;
    if (code === NULL_CODE || Number.isNaN(at)) return;
    first[code] = Math.min(first[code]!, at);
    last[code] = Math.max(last[code]!, at);
  });
  const span = Math.max(...last) - Math.min(...first);
  const named = campaign.values.flatMap((name, code) =>
    name === "none" || counts[code]! < CAMPAIGN_SESSIONS ? [] : [{ name, code }],
  );
  const flat = named.filter(({ code }) => last[code]! - first[code]! >= CAMPAIGN_SPAN * span);
  return {
    count: flat.length,
    total: named.length,
    sample: flat.map(({ name, code }) => ({
      table: "sessions",
      record: null,
      key: null,
      values: { utm_campaign: name, days: rounded((last[code]! - first[code]!) / MS_PER_DAY) },
    })),
    facts: {
      campaigns: flat
        .map(({ name }) => name)
        .sort()
        .join(", "),
    },
  };
}

const information = { group: "time", severity: "information" } as const;

export const SESSION_TIME_CHECKS: readonly CheckDefinition[] = [
  {
    group: "time",
    severity: "warning",
    kind: "payments.attempts_close",
    needs: ["payments.session_id", "payments.attempt_ts", "sessions.start_ts", "sessions.end_ts"],
    run: spreadAttempts,
  },
  {
    ...information,
    kind: "sessions.overlap",
    needs: ["sessions.customer_id", "sessions.start_ts", "sessions.end_ts"],
    run: overlappingSessions,
  },
  {
    ...information,
    kind: "sessions.whole_minutes",
    needs: ["sessions.start_ts", "sessions.end_ts"],
    run: wholeMinutes,
  },
  {
    ...information,
    kind: "time.file_order",
    needs: [],
    run: (context) => [
      ...fileOrder("events", "ts")(context),
      ...fileOrder("transactions", "timestamp")(context),
    ],
  },
  {
    ...information,
    kind: "time.sub_millisecond",
    needs: [],
    run: (context) => [
      ...subMillisecond("events", "ts")(context),
      ...subMillisecond("transactions", "timestamp")(context),
    ],
  },
  {
    group: "behaviour",
    severity: "information",
    kind: "sessions.flat_campaigns",
    needs: ["sessions.utm_campaign", "sessions.start_ts"],
    run: flatCampaigns,
  },
];
