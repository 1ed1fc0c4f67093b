import {
  PAGE_ROWS,
  type EntityKind,
  type ListCountId,
  type PageList,
  type PageListId,
  type TableView,
} from "../contract/browse";
import type { FieldType } from "../domain/schema";
import type { KeyKind } from "../log/kinds";
import { compareTexts } from "./fold";
import { countColumn } from "./listColumns";
import { distinct, gravestMark, hasFailed, isLabelled } from "./payments";
import type { Records } from "./records";

/** Records that share a value of a key, with what is counted over them. */
export interface Group {
  readonly id: string;
  /** Latest first. */
  readonly payments: readonly number[];
  readonly sessions: readonly number[];
}

/** Groups payments and sessions by a key; records without it are left out. */
export function groupBy(
  records: Records,
  by: KeyKind,
  {
    payment,
    session,
  }: { readonly payment: readonly number[]; readonly session: readonly number[] },
): readonly Group[] {
  const groups = new Map<string, { id: string; payments: number[]; sessions: number[] }>();
  const groupOf = (id: string) => {
    let group = groups.get(id);
    if (group === undefined) groups.set(id, (group = { id, payments: [], sessions: [] }));
    return group;
  };
  for (const row of payment) {
    const id = records.key("payment", by, row);
    if (id !== null) groupOf(id).payments.push(row);
  }
  for (const row of session) {
    const id = records.key("session", by, row);
    if (id !== null) groupOf(id).sessions.push(row);
  }
  return [...groups.values()];
}

/** What a list says of the entities it groups records by. */
export interface GroupList {
  readonly id: PageListId;
  /** The key's field, and the page it leads to (card BINs have none). */
  readonly column: { readonly name: string; readonly type: FieldType };
  readonly kind: EntityKind | null;
  readonly counts: readonly ListCountId[];
  /** Table view of the entities, where one table has them. */
  readonly view: TableView | null;
}

/** Entities that the page's records name, those seen last first. */
export function groupList(records: Records, groups: readonly Group[], list: GroupList): PageList {
  const rows = groups
    .map((group) => ({ group, times: timesOf(records, group) }))
    .sort(
      (a, b) =>
        compareTexts(b.times.last ?? "", a.times.last ?? "") ||
        compareTexts(a.group.id, b.group.id),
    );
  return {
    id: list.id,
    columns: [{ ...list.column, entity: list.kind }, ...list.counts.map(countColumn)],
    rows: rows.slice(0, PAGE_ROWS).map(({ group, times }) => ({
      cells: [group.id, ...list.counts.map((name) => countOf(records, name, group, list, times))],
      entity: records.entity(list.kind, group.id),
      address: null,
      mark: gravestMark(records, group.payments),
    })),
    total: rows.length,
    view: list.view,
  };
}

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
  name: ListCountId,
  { id, payments, sessions }: Group,
  { kind }: GroupList,
  times: Times,
): string | null {
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
      return String(distinct(payments.map((row) => records.key("payment", "customer", row))));
    case "other_customers":
      return kind === "device" || kind === "ip" ? String(records.customersOf(kind, id) - 1) : null;
    case "first_ts":
      return times.first;
    case "last_ts":
      return times.last;
    default:
      return null;
  }
}
