import {
  type EntityKind,
  type ListCountId,
  type PageList,
  type PageListId,
} from "../contract/browse";
import type { FieldType } from "../domain/schema";
import { compareTexts } from "./fold";
import { countColumn } from "./listColumns";
import { futureMark, pageRows } from "./recordLists";
import { gravestMark, hasFailed, isLabelled } from "./payments";
import type { Belonging, Records } from "./records";

/** What a page's payments and sessions are grouped by, with the list it makes; BINs have no page. */
const GROUPS = {
  customer: { id: "customers", kind: "customer", type: "text" },
  device: { id: "devices", kind: "device", type: "text" },
  ip: { id: "ips", kind: "ip", type: "text" },
  bin: { id: "bins", kind: null, type: "bin" },
} as const satisfies Readonly<
  Record<string, { id: PageListId; kind: EntityKind | null; type: FieldType }>
>;
export type GroupKey = keyof typeof GROUPS;

/** Field of the table of payments that holds a key; null where the dataset's schema has none. */
export const paymentField = (records: Records, by: GroupKey): string | null =>
  records.source("payment")?.keys[by] ?? null;

/** Records that have happened and share a value of a key, latest first. */
interface Group {
  readonly id: string;
  readonly payments: number[];
  readonly sessions: number[];
  /** Time of the last record of those still to come. */
  coming: string | null;
}

type Rows = Pick<Belonging, "payment" | "session">;

/** Groups payments and sessions by a key; records without it are left out. */
function groupBy(records: Records, by: GroupKey, { payment, session }: Rows): readonly Group[] {
  const groups = new Map<string, Group>();
  const groupOf = (id: string): Group => {
    let group = groups.get(id);
    if (group === undefined)
      groups.set(id, (group = { id, payments: [], sessions: [], coming: null }));
    return group;
  };
  const put = (kind: "payment" | "session", row: number): void => {
    const id = records.key(kind, by, row);
    if (id === null) return;
    const group = groupOf(id);
    if (!records.isFuture(records.table(kind)?.name, row)) group[`${kind}s`].push(row);
    else group.coming ??= records.time(kind, row);
  };
  for (const row of payment) put("payment", row);
  for (const row of session) put("session", row);
  return [...groups.values()];
}

/**
 * The customers, devices, IPs or BINs that some payments and sessions name, those seen last first; none where the
 * schema has no such key. Counts are over those of these records that have happened, but for customers: those of the
 * device, IP or BIN in all. What no record names yet is still to come.
 */
export function groupLists(
  records: Records,
  by: GroupKey,
  rows: Rows,
  customers: "customers" | "other_customers" | null,
): readonly PageList[] {
  const name = paymentField(records, by);
  if (name === null) return [];
  const { id, kind, type } = GROUPS[by];
  const counts: readonly GroupCount[] = [
    ...(rows.session.length > 0 ? (["sessions"] as const) : []),
    "payments",
    "failed_payments",
    "fraud_labels",
    ...(customers === null ? [] : [customers]),
    "first_ts",
    "last_ts",
  ];
  const groups = groupBy(records, by, rows)
    .map((group) => ({ group, times: timesOf(records, group) }))
    .sort((a, b) => compareTexts(seenLast(b), seenLast(a)) || compareTexts(a.group.id, b.group.id));
  const list: PageList = {
    id,
    columns: [{ name, type, entity: kind }, ...counts.map(countColumn)],
    rows: pageRows(groups, ({ group }) => isComing(group)).map(({ group, times }) => ({
      cells: [group.id, ...counts.map((each) => countOf(records, each, by, group, times))],
      entity: records.entity(kind, group.id),
      address: null,
      mark: gravestMark(records, group.payments),
      ...futureMark(isComing(group)),
    })),
    total: groups.length,
    view: null,
  };
  return [list];
}

const isComing = ({ payments, sessions }: Group): boolean =>
  payments.length === 0 && sessions.length === 0;

const seenLast = ({ group, times }: { readonly group: Group; readonly times: Times }): string =>
  times.last ?? group.coming ?? "";

/** What is counted of a group. */
type GroupCount = Extract<
  ListCountId,
  | "sessions"
  | "payments"
  | "failed_payments"
  | "fraud_labels"
  | "customers"
  | "other_customers"
  | "first_ts"
  | "last_ts"
>;

interface Times {
  readonly first: string | null;
  readonly last: string | null;
}

function timesOf(records: Records, { payments, sessions }: Group): Times {
  const times = [
    ...payments.map((row) => records.time("payment", row)),
    ...sessions.map((row) => records.time("session", row)),
  ].filter((time) => time !== null);
  times.sort(compareTexts);
  return { first: times[0] ?? null, last: times.at(-1) ?? null };
}

function countOf(
  records: Records,
  name: GroupCount,
  by: GroupKey,
  group: Group,
  times: Times,
): string | null {
  const { id, payments, sessions } = group;
  switch (name) {
    case "payments":
      return String(payments.length);
    case "failed_payments":
      return String(payments.filter((row) => hasFailed(records, row)).length);
    case "fraud_labels":
      return String(payments.filter((row) => isLabelled(records, row)).length);
    case "sessions":
      return String(sessions.length);
    case "customers":
      return String(records.customersOf(by, id));
    case "other_customers":
      return String(records.customersOf(by, id) - (isComing(group) ? 0 : 1));
    case "first_ts":
      return times.first;
    case "last_ts":
      return times.last;
  }
}
