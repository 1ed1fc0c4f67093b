import type { GraphAt, GraphGroup } from "../../contract/graph";
import type { DrawnEdge, DrawnNode } from "./drawn";
import { groupKeyParts } from "./keys";
import { mergeUses, usesAt } from "./uses";

/** Figures of nodes that are put together on the canvas, as of the moment; of the whole dataset the engine tells. */
export function graphGroup(
  key: string,
  members: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
  { moment, window }: GraphAt,
): GraphGroup {
  const before = moment?.before ?? Infinity;
  const there = members.filter(({ firstPosition }) => !(firstPosition >= before));
  const of = (kind: DrawnNode["kind"]) => there.filter((node) => node.kind === kind);
  const customers = of("customer");
  const at = usesAt(mergeUses(customers.map(({ uses }) => uses)), moment, window);
  return {
    key,
    name: groupKeyParts(key).name,
    customers: customers.length,
    devices: of("device").length,
    ips: of("ip").length,
    payments: at?.payments ?? 0,
    failed: at?.failed ?? 0,
    fraud: at?.fraud ?? 0,
    cents: at?.cents ?? 0,
    risk: at === null || Number.isNaN(at.risk) ? null : at.risk,
    firstMs: at?.firstMs ?? NaN,
    lastMs: at?.lastMs ?? NaN,
    shared: sharedBy(members, edges),
  };
}

/** Devices and IPs that at least two of the customers use, be they nodes or what an edge stands for. */
function sharedBy(members: readonly DrawnNode[], edges: readonly DrawnEdge[]): number {
  const customers = new Set(members.flatMap(({ key, kind }) => (kind === "customer" ? [key] : [])));
  const users = new Map<string, number>();
  const shared = new Set<string>();
  for (const { source, target, kind, shares } of edges) {
    if (kind === "link" && customers.has(source)) users.set(target, (users.get(target) ?? 0) + 1);
    if (kind === "shared" && customers.has(source) && customers.has(target))
      for (const what of shares) shared.add(what);
  }
  for (const [what, count] of users) if (count >= 2) shared.add(what);
  return [...shared].filter((what) => /^(device|ip):/.test(what)).length;
}
