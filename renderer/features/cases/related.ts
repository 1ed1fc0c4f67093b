import type { EntityRef, PageList, RecordPage } from "#shared/contract/browse";
import type { EngineApi } from "#shared/contract/engine";
import type { AsOf } from "#shared/contract/replay";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";

/** A customer who is not in the case and shares something with one who is. */
export interface RelatedCustomer {
  readonly customerId: string;
  readonly shares: readonly EntityRef[];
  /** Customers of the case it shares them with. */
  readonly with: readonly string[];
}

export interface Related {
  /** Who shares most comes first. */
  readonly customers: readonly RelatedCustomer[];
  /** Customers of the case that were looked at, of how many. */
  readonly lookedAt: number;
  readonly of: number;
  /** Devices and IPs that were left out: too many customers, or too many of them. */
  readonly leftOut: number;
}

/** Questions to the engine grow with these; what they leave out is told. */
const CUSTOMERS = 10;
const SHARED = 20;
/** A device or IP of more customers says little of any of them (an office, a carrier). */
const CROWD = 20;

/**
 * Customers who share a device or IP with those of a case, as of the moment. Asks the engine for the pages of the
 * customers, and of what they share.
 */
export async function relatedTo(
  engine: Pick<EngineApi, "page">,
  customers: readonly string[],
  asOf: AsOf | null,
): Promise<Result<Related>> {
  const lookedAt = customers.slice(0, CUSTOMERS);
  const shared = new Map<string, SharedThing>();
  let failure: AppError | null = null;
  for (const id of lookedAt) {
    const page = await engine.page({ kind: "customer", id }, asOf);
    if (page.ok) gather(page.value, id, shared);
    else failure = page.error;
  }
  if (failure !== null && shared.size === 0 && lookedAt.length === 1)
    return fail(failure.code, failure.message);
  const fitting = [...shared.values()]
    .filter(({ others }) => others <= CROWD)
    .sort((a, b) => a.others - b.others || (a.entity.id < b.entity.id ? -1 : 1));
  const asked = fitting.slice(0, SHARED);
  const found = new Map<string, { shares: EntityRef[]; with: Set<string> }>();
  for (const { entity, owners } of asked) {
    const page = await engine.page(entity, asOf);
    if (!page.ok) continue;
    for (const other of customersOn(page.value)) {
      if (customers.includes(other)) continue;
      const known = found.get(other) ?? { shares: [], with: new Set<string>() };
      found.set(other, known);
      known.shares.push(entity);
      for (const owner of owners) known.with.add(owner);
    }
  }
  return ok({
    customers: [...found]
      .map(([customerId, known]) => ({
        customerId,
        shares: known.shares,
        with: [...known.with],
      }))
      .sort((a, b) => b.shares.length - a.shares.length || (a.customerId < b.customerId ? -1 : 1)),
    lookedAt: lookedAt.length,
    of: customers.length,
    leftOut: shared.size - asked.length,
  });
}

interface SharedThing {
  readonly entity: EntityRef;
  readonly others: number;
  readonly owners: Set<string>;
}

/** The devices and IPs of a customer's page that others use as well. */
function gather({ lists }: RecordPage, customer: string, into: Map<string, SharedThing>): void {
  for (const list of lists) {
    if (list.id !== "devices" && list.id !== "ips") continue;
    const at = list.columns.findIndex(({ name }) => name === "other_customers");
    for (const { cells, entity, future } of list.rows) {
      const others = Number(cells[at] ?? 0);
      if (entity === null || future === true || !(others > 0)) continue;
      const key = `${entity.kind}:${entity.id}`;
      const known = into.get(key);
      if (known === undefined) into.set(key, { entity, others, owners: new Set([customer]) });
      else known.owners.add(customer);
    }
  }
}

const customersOn = ({ lists }: RecordPage): readonly string[] =>
  lists
    .filter(({ id }: PageList) => id === "customers")
    .flatMap(({ rows }) =>
      rows.flatMap(({ entity, future }) =>
        entity?.kind === "customer" && future !== true ? [entity.id] : [],
      ),
    );
