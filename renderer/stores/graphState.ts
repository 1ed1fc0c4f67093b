import type { StoreApi } from "zustand/vanilla";
import type {
  GraphAt,
  Grouping,
  GroupMap,
  NeighbourOrder,
  NodeKey,
  NodeKind,
  PathsAnswer,
  SceneData,
  SimilarityKind,
} from "#shared/contract/graph";
import type { LayoutName, Scene } from "#shared/contract/scene";
import type { AppError } from "#shared/domain/result";
import type { DrawnGraph } from "#shared/graph/scene/drawn";
import type { Sentence, SentenceValue } from "./history";

/** What an expansion adds. */
export interface Expansion {
  readonly kinds: readonly NodeKind[];
  readonly order: NeighbourOrder;
  readonly count: number;
}

/** What became of an expansion, or of opening a group: how many came, and how many there are in all. */
export interface Receipt {
  /** Of the node or the group. */
  readonly key: string;
  readonly added: number;
  /** In which they came, and of which kinds the figures are. */
  readonly order: NeighbourOrder;
  readonly kinds: readonly NodeKind[];
  readonly shown: number;
  readonly total: number;
}

/** A view that is open: saved in a case, and whether the scene still is as it was saved. */
export interface OpenView {
  readonly id: string;
  readonly name: string;
  readonly changed: boolean;
}

/** The evidence file a scene was opened from, which was as it was written. */
export interface OpenedEvidence {
  readonly file: string;
  /** As the file has it. */
  readonly scene: Scene;
}

/**
 * The graph workspace: the scene, what the engine knows of it, and everything that can be done to it. Every act that
 * changes the scene is one command of the history and can be taken back; selecting and hovering are none.
 */
export interface GraphState {
  readonly scene: Scene;
  /** Of the scene's nodes, whatever the moment; the former one while the next is asked for. */
  readonly data: SceneData;
  /** Of the whole dataset, where the scene shows it. */
  readonly map: GroupMap | null;
  readonly paths: PathsAnswer | null;
  readonly drawn: DrawnGraph;
  /** What the answers hold for: the clock at rest, and the window of the scene's filter. */
  readonly at: GraphAt;
  readonly busy: boolean;
  readonly error: AppError | null;
  /** Keys of nodes and groups, in the order they were chosen; an edge's key alone when it is chosen. */
  readonly selected: readonly string[];
  readonly hovered: string | null;
  /** A path that stands out on the canvas: its nodes from one end to the other; empty for none. */
  readonly traced: readonly string[];
  /** Of a layout under way: 0 … 1, null while nobody can say; null = none. */
  readonly layingOut: { readonly fraction: number | null } | null;
  /** Of the last expansion. */
  readonly receipt: Receipt | null;
  readonly view: OpenView | null;
  /** Null where the scene comes from elsewhere. */
  readonly evidence: OpenedEvidence | null;

  readonly select: (keys: readonly string[]) => void;
  readonly hover: (key: string | null) => void;
  readonly trace: (keys: readonly string[]) => void;
  /** Begins a scene: the nodes, and of each the neighbours that share most, riskiest first. Takes the place of the former, which undo brings back. `called`: what the history calls them. */
  readonly start: (
    keys: readonly NodeKey[],
    expand: boolean,
    called?: SentenceValue,
  ) => Promise<void>;
  /** The whole dataset as groups, in the place of the former scene. */
  readonly startMap: (by: Grouping) => Promise<void>;
  readonly expand: (key: NodeKey, expansion: Expansion) => Promise<void>;
  readonly add: (keys: readonly NodeKey[], nextTo: string | null) => Promise<void>;
  /** A group gives way to its members; the members give way to their group. */
  readonly openGroup: (key: string) => Promise<void>;
  /** A group in the place of what is on the canvas, and more of its members. */
  readonly startGroup: (key: string) => Promise<void>;
  readonly moreMembers: (key: string, count: number) => Promise<void>;
  readonly closeGroup: (key: string) => void;
  readonly remove: (keys: readonly string[]) => void;
  /** Removes the neighbours of a node that hang on nothing else. */
  readonly collapse: (key: NodeKey) => void;
  readonly hide: (keys: readonly string[]) => void;
  readonly showHidden: () => void;
  readonly pin: (keys: readonly string[], pinned: boolean) => void;
  readonly colour: (keys: readonly string[], colour: number | null) => void;
  readonly note: (key: string, text: string) => void;
  /** Ends of a drag: where nodes are now. One command a drag. */
  readonly move: (
    places: readonly { readonly key: string; readonly x: number; readonly y: number }[],
  ) => void;
  readonly setView: (view: Scene["view"]) => void;
  readonly setGroup: (group: Grouping | null) => void;
  readonly setFilter: (change: Partial<Scene["filter"]>) => void;
  readonly findPaths: (from: NodeKey, to: NodeKey, count: number) => Promise<void>;
  readonly clearPaths: () => void;
  /** `anew`: a scene of the node and those like it, in the place of the former. */
  readonly showSimilar: (
    key: NodeKey,
    kinds: readonly SimilarityKind[],
    anew?: boolean,
  ) => Promise<void>;
  readonly follow: (keys: readonly NodeKey[], on: boolean) => void;
  /** Lays everything out anew that is not pinned. */
  readonly layOut: (name: LayoutName) => Promise<void>;
  readonly cancelLayout: () => void;
  readonly lockLayout: (locked: boolean) => void;
  /** Pan and zoom, which are kept with a saved view and are no commands. */
  readonly setViewport: (viewport: Scene["viewport"]) => void;
  /** Any other edit as a command of its own; `control` as in `UndoableCommand`. */
  readonly edit: (
    sentence: Sentence,
    change: (scene: Scene) => Scene,
    control?: string | null,
  ) => void;
  readonly save: (caseId: string, name: string) => Promise<boolean>;
  readonly openView: (id: string) => Promise<boolean>;
  /** @param name what the file calls its view */
  readonly openEvidence: (evidence: OpenedEvidence, name: string) => Promise<boolean>;
}

export type GraphStore = StoreApi<GraphState>;
