import type {
  EntityRef,
  EntityKind,
  PageList,
  PageListId,
  RecordPage,
} from "#shared/contract/browse";

/** Sections that only the page of a payment has. */
export const PAYMENT_SECTIONS = ["why", "features", "similar", "whatIf"] as const;
export type PaymentSectionId = (typeof PAYMENT_SECTIONS)[number];

/** A part of a record page below its figures. */
export type Section = PageListId | PaymentSectionId | "timeline";

export const isPaymentSection = (section: Section): section is PaymentSectionId =>
  PAYMENT_SECTIONS.some((known) => known === section);

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
    "why",
    "features",
    "timeline",
    "shared_with",
    "payments_of_customer",
    "similar",
    "whatIf",
    "alerts",
    "orders",
    "payments_on_device",
    "payments_on_ip",
  ],
  order: ["order_items", "payments", "alerts", "timeline"],
  session: ["timeline", "payments", "orders", "alerts", "products"],
  product: ["orders", "customers", "sessions"],
  device: ["customers", "payments", "ips", "bins"],
  ip: ["customers", "payments", "sessions", "devices"],
};

type PageParts = Pick<RecordPage, "entity" | "address" | "lists" | "timelineTotal">;

/** The sections of a page in order; a list of nothing, or of nothing but the page's own record, is left out. */
export function sectionsOf(page: PageParts): readonly Section[] {
  const { entity, lists, timelineTotal } = page;
  const present = new Set<Section>(
    lists.filter((list) => saysSomething(list, page)).map(({ id }) => id),
  );
  if (timelineTotal > 0) present.add("timeline");
  if (entity.kind === "payment") for (const section of PAYMENT_SECTIONS) present.add(section);
  const first = SECTIONS[entity.kind].filter((section) => present.has(section));
  return [...first, ...[...present].filter((section) => !first.includes(section))];
}

/** An alert leads to its payment's page and is a record of its own all the same. */
const saysSomething = ({ rows, total }: PageList, { entity: own, address }: PageParts): boolean =>
  total > 1 ||
  rows.some(
    (row) =>
      row.entity === null || !isSame(row.entity, own) || row.address?.table !== address?.table,
  );

export const isSame = (a: EntityRef, b: EntityRef): boolean => a.kind === b.kind && a.id === b.id;

/** Scrolls to a section of the page on screen; its heading takes the focus. */
export function showSection(section: Section): void {
  const heading = document.getElementById(`section-${section}`);
  heading?.scrollIntoView?.({ block: "start" });
  heading?.focus();
}
