import type { NodeKey, NodeKind } from "#shared/contract/graph";
import { asNodeKey, isGroupKey, keyParts } from "#shared/graph/scene/keys";

export const MENU_ACTS = [
  "open",
  "expand",
  "collapse",
  "hide",
  "remove",
  "pin",
  "unpin",
  "colour",
  "note",
  "pathFrom",
  "pathTo",
  "pathBetween",
  "similar",
  "record",
  "timeline",
  "copy",
] as const;
export type MenuAct = (typeof MENU_ACTS)[number];

interface About {
  /** What is under the pointer, or all that is selected if that is among it. */
  readonly keys: readonly string[];
  readonly pinned: ReadonlySet<string>;
  /** Where a path is to begin, once that has been said. */
  readonly pathFrom: NodeKey | null;
}

/** Kinds that have a page of their own. */
const WITH_PAGE: ReadonlySet<NodeKind> = new Set([
  "customer",
  "device",
  "ip",
  "session",
  "payment",
]);

/** What can be done with nodes and groups, in the order of the menu. */
export function menuActs({ keys, pinned, pathFrom }: About): readonly MenuAct[] {
  const acts = new Set<MenuAct>();
  const nodes = keys.flatMap((key) => asNodeKey(key) ?? []);
  const [only] = keys.length === 1 ? nodes : [];
  if (keys.length === 0) return [];
  if (keys.length === 1 && isGroupKey(keys[0]!)) acts.add("open");
  for (const act of ["hide", "remove"] as const) acts.add(act);
  acts.add(keys.every((key) => pinned.has(key)) ? "unpin" : "pin");
  if (nodes.length === keys.length) acts.add("colour");
  if (nodes.length > 0) acts.add("copy");
  if (nodes.length === 2 && keys.length === 2) acts.add("pathBetween");
  if (only !== undefined) addOfOne(only, pathFrom, acts);
  return MENU_ACTS.filter((act) => acts.has(act));
}

function addOfOne(key: NodeKey, pathFrom: NodeKey | null, acts: Set<MenuAct>): void {
  const { kind } = keyParts(key);
  for (const act of ["expand", "collapse", "note", "pathFrom"] as const) acts.add(act);
  if (pathFrom !== null && pathFrom !== key) acts.add("pathTo");
  if (kind === "customer") acts.add("similar");
  if (WITH_PAGE.has(kind)) acts.add("record").add("timeline");
}
