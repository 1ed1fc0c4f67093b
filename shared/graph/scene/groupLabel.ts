import type { GraphGroup, SceneNode } from "../../contract/graph";
import type { DrawnGraph } from "./drawn";
import { groupKeyParts, keyParts } from "./keys";

/**
 * What a group is called: its country or device, else its earliest customer and how many more there are, so that it is
 * not taken for that customer. Empty for customers whose country is not said: `worded` has the words.
 */
export function groupLabel({ key, name, customers }: GraphGroup): string {
  const { by } = groupKeyParts(key);
  return by === "country" || by === "device" ? name : withOthers(name, customers);
}

/** Name of the group a customer is in; null for none. */
export function groupNameOf(
  node: SceneNode,
  by: "community" | "component" | "country",
): string | null {
  if (by === "country") return node.country ?? "";
  const key = node[by];
  return key === null ? null : keyParts(key).id;
}

const withOthers = (name: string, customers: number): string =>
  customers > 1 ? `${name} +${customers - 1}` : name;

/** With words, in the reader's language, for what has no name. */
export function worded(drawn: DrawnGraph, unnamed: string): DrawnGraph {
  if (drawn.nodes.every(({ label }) => label !== "")) return drawn;
  const nodes = drawn.nodes.map((node) => (node.label === "" ? { ...node, label: unnamed } : node));
  return { ...drawn, nodes };
}
