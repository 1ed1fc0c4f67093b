import type { EntityRef, EntityKind, PageList, PageListId } from "#shared/contract/browse";

/** A part of a record page below its figures. */
export type Section = PageListId | "timeline";

/** What is looked at first on the page of each kind; lists that are not named follow in the order of the page. */
const SECTIONS: Readonly<Record<EntityKind, readonly Section[]>> = {
  customer: [
    "payments",
    "alerts",
    "cards",
    "devices",
    "ips",
    "bins",
    "orders",
    "sessions",
    "timeline",
  ],
  payment: [
    "alerts",
    "orders",
    "payments_of_customer",
    "payments_on_device",
    "payments_on_ip",
    "timeline",
  ],
  order: ["order_items", "payments", "alerts", "timeline"],
  session: ["timeline", "payments", "orders", "alerts", "products"],
  product: ["orders", "customers", "sessions"],
  device: ["customers", "payments", "ips", "bins"],
  ip: ["customers", "payments", "sessions", "devices"],
};

/** The sections of a page in order; a list of nothing, or of nothing but the page's own record, is left out. */
export function sectionsOf(
  entity: EntityRef,
  lists: readonly PageList[],
  timeline: number,
): readonly Section[] {
  const present = new Set<Section>(
    lists.filter((list) => saysSomething(list, entity)).map(({ id }) => id),
  );
  if (timeline > 0) present.add("timeline");
  const first = SECTIONS[entity.kind].filter((section) => present.has(section));
  return [...first, ...[...present].filter((section) => !first.includes(section))];
}

const saysSomething = ({ rows, total }: PageList, own: EntityRef): boolean =>
  total > 1 || rows.some(({ entity }) => entity === null || !isSame(entity, own));

export const isSame = (a: EntityRef, b: EntityRef): boolean => a.kind === b.kind && a.id === b.id;
