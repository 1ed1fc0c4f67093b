import { NodeKey } from "#shared/contract/graph";
import type { Parameters } from "./viewAddress";

/** What a scene of the graph is begun with; nothing = the scene as it is. */
export interface GraphLocation {
  readonly page: "graph";
  /** Nodes it begins with, at most `SEED_LIMIT`. */
  readonly nodes: readonly NodeKey[];
  /** A view saved in a case, which is opened in its place. */
  readonly view: string | null;
  /** Nothing but these nodes, without neighbours of theirs. */
  readonly exact?: boolean;
}

export const SEED_LIMIT = 100;

export const graphParameters = ({ nodes, view, exact }: GraphLocation): Parameters => [
  ...nodes.map((key) => ["node", key] as const),
  ...(view === null ? [] : [["view", view] as const]),
  ...(exact === true ? [["exact", "1"] as const] : []),
];

export const graphAt = (query: URLSearchParams): GraphLocation => ({
  page: "graph",
  nodes: query
    .getAll("node")
    .filter((key) => NodeKey.safeParse(key).success)
    .slice(0, SEED_LIMIT),
  view: query.get("view"),
  ...(query.get("exact") === "1" ? { exact: true } : {}),
});
