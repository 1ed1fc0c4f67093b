import { cellText } from "#shared/domain/cells";
import type { Dataset } from "#shared/domain/dataset";
import type { GraphAt } from "#shared/contract/graph";
import { JOINED_CUSTOMERS } from "#shared/graph/types";
import type { EventLog } from "#shared/log/eventLog";
import { PAYMENT_RANK } from "#shared/log/kinds";
import { SCHEMA_SOURCES } from "#shared/log/sources";

/** A payment as its table has it; position and time are null without a usable time. */
export interface BrutePayment {
  readonly position: number | null;
  readonly ms: number | null;
  /** Ids by kind of node; null where the payment lacks it. */
  readonly ids: Readonly<Record<string, string | null>>;
}

const KINDS = [
  "customer",
  "device",
  "ip",
  "bin",
  "card",
  "merchant",
  "session",
  "payment",
] as const;

/** Every payment of a dataset, read from its table: in log order, those without a time behind them in file order. */
export function brutePayments(dataset: Dataset, log: EventLog): readonly BrutePayment[] {
  const { records } = SCHEMA_SOURCES[dataset.schema];
  const source = records.find(({ kind }) => kind === "payment")!;
  const columns = dataset.tables.get(source.table)?.columns ?? {};
  const idOf = (field: string | undefined, row: number): string | null => {
    const column = columns[field ?? ""];
    return column === undefined ? null : cellText(column, row);
  };
  const idsOf = (row: number): BrutePayment["ids"] =>
    Object.fromEntries(
      KINDS.map((kind) => [kind, idOf(kind === "payment" ? source.key : source.keys[kind], row)]),
    );
  const payments: BrutePayment[] = [];
  for (let position = 0; position < log.size; position++)
    if (log.rank[position] === PAYMENT_RANK)
      payments.push({ position, ms: log.ms[position]!, ids: idsOf(log.row[position]!) });
  log.untimed.row.forEach((row, at) => {
    if (log.untimed.rank[at] === PAYMENT_RANK)
      payments.push({ position: null, ms: null, ids: idsOf(row) });
  });
  return payments;
}

/** The payments that count: those without a time only where nothing is asked about time. */
export const bruteCounted = (
  payments: readonly BrutePayment[],
  { moment, window }: GraphAt,
): readonly BrutePayment[] =>
  payments.filter(({ position, ms }) => {
    if (moment !== null && (position === null || position >= moment.before)) return false;
    return window === null || (ms !== null && ms >= window.fromMs && ms <= window.toMs);
  });

/** Payments by `customer:…|kind:…`, in order of the first of each. */
export function bruteLinks(
  counted: readonly BrutePayment[],
  kinds: readonly string[],
): ReadonlyMap<string, readonly BrutePayment[]> {
  const links = new Map<string, BrutePayment[]>();
  for (const payment of counted)
    for (const kind of kinds) {
      const customer = payment.ids["customer"] ?? null;
      const entity = payment.ids[kind] ?? null;
      if (customer === null || entity === null) continue;
      const key = `customer:${customer}|${kind}:${entity}`;
      const payments = links.get(key);
      if (payments === undefined) links.set(key, [payment]);
      else payments.push(payment);
    }
  return links;
}

/** The customers of each component in order of their first payment, by each of its customers. */
export function bruteComponents(
  counted: readonly BrutePayment[],
): ReadonlyMap<string, readonly string[]> {
  const joined = new Map<string, Set<string>>();
  const entitiesOf = new Map<string, Set<string>>();
  for (const { ids } of counted) {
    const customer = ids["customer"] ?? null;
    if (customer === null) continue;
    const entities = entitiesOf.get(customer) ?? new Set();
    entitiesOf.set(customer, entities);
    for (const kind of ["device", "ip"]) {
      const id = ids[kind] ?? null;
      if (id === null) continue;
      const customers = joined.get(`${kind}:${id}`) ?? new Set();
      joined.set(`${kind}:${id}`, customers);
      if (!customers.has(customer) && customers.size === JOINED_CUSTOMERS) continue;
      customers.add(customer);
      entities.add(`${kind}:${id}`);
    }
  }
  const components = new Map<string, readonly string[]>();
  const order = [...entitiesOf.keys()];
  for (const first of order) {
    if (components.has(first)) continue;
    const reached = new Set([first]);
    for (const customer of reached)
      for (const entity of entitiesOf.get(customer)!)
        for (const other of joined.get(entity)!) reached.add(other);
    const members = order.filter((customer) => reached.has(customer));
    for (const customer of members) components.set(customer, members);
  }
  return components;
}
