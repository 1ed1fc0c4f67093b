import type { LogFilter } from "../log/filters";

/**
 * Filters of windows of scope `records`. The index keeps no running counts of them: windows of sessions are short
 * and are read through.
 */
export const RECORD_FILTERS: readonly LogFilter[] = [
  { name: "events", scope: "records", where: { field: "kind", equals: "event" } },
  ...Object.entries({
    page_views: "page_view",
    product_views: "product_view",
    cart_adds: "add_to_cart",
    cart_removals: "remove_from_cart",
    cart_views: "view_cart",
    searches: "search",
    checkouts: "checkout_start",
    payment_methods: "add_payment_method",
  }).map(([name, equals]): LogFilter => ({
    name,
    scope: "records",
    where: { field: "eventType", equals },
  })),
];

export function recordFilter(name: string): LogFilter {
  const filter = RECORD_FILTERS.find((candidate) => candidate.name === name);
  if (filter === undefined) throw new TypeError(`No filter ${name} over records`);
  return filter;
}
