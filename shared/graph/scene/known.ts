import type {
  GraphAt,
  GroupMap,
  NodeKey,
  PathsAnswer,
  SceneData,
  Similarity,
} from "../../contract/graph";
import type { Place } from "./edits";

/** What the engine has said of a scene. */
export interface Known {
  /** Of the items, of those that have joined, and of what the customers among them share. */
  readonly data: SceneData;
  readonly map: GroupMap | null;
  readonly paths: PathsAnswer | null;
  readonly similar: ReadonlyMap<NodeKey, readonly Similarity[]>;
  readonly joined: readonly Joined[];
  /** What it holds for. */
  readonly at: GraphAt;
}

/** A neighbour of a followed node that is not among the items: it is there from a position of the log on. */
export interface Joined {
  readonly key: NodeKey;
  readonly beside: NodeKey;
  readonly from: number;
}

export const NOTHING_KNOWN: Known = {
  data: { nodes: [], edges: [], unknown: [] },
  map: null,
  paths: null,
  similar: new Map(),
  joined: [],
  at: { moment: null, window: null },
};

/** Where groups are that nobody has put anywhere. */
export type Spots = ReadonlyMap<string, Place>;
