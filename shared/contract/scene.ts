import { z } from "zod";
import {
  DEFAULT_KINDS,
  Grouping,
  NODE_KINDS,
  NodeKey,
  NodeKind,
  SIMILARITIES,
  SimilarityKind,
} from "./graph";
import { listOf } from "./list";

/** What an investigator has put on the canvas of the graph: what is saved, and what undo brings back (SPEC §9). */

/** Nodes a scene holds at most. */
export const SCENE_LIMIT = 10_000;
/** A node or a group as it is put on the canvas. Coordinates are the canvas' own; null = still to be placed. */
export const SceneItem = z.strictObject({
  key: z.string().min(1).max(400),
  x: z.number().nullable(),
  y: z.number().nullable(),
  pinned: z.boolean().optional(),
  hidden: z.boolean().optional(),
  /** Place in the window's palette of categories, 0 … 7. */
  colour: z.number().int().min(0).max(7).optional(),
  note: z.string().max(1000).optional(),
});
export type SceneItem = z.infer<typeof SceneItem>;

export const LAYOUTS = ["force", "concentric", "time", "packed"] as const;
export const LayoutName = z.enum(LAYOUTS);
/** Forces (fcose); circles by risk; x = first seen; components packed side by side. */
export type LayoutName = z.infer<typeof LayoutName>;

export const SCENE_VERSION = 1;

/** What an investigator has put on the canvas. A saved view holds one; every edit makes a new one. */
export const Scene = z.strictObject({
  version: z.literal(SCENE_VERSION),
  /** In the order they were added: nodes, and groups that stand for their members. */
  items: listOf(SceneItem, SCENE_LIMIT),
  /** Entities and customers, or customers alone with what they share as edges. */
  view: z.enum(["entities", "customers"]),
  /** The whole dataset as groups behind the items; null = the items alone. */
  map: Grouping.nullable(),
  /** The items' customers put together by this; a group in `open` shows its members. */
  group: Grouping.nullable(),
  open: listOf(z.string().max(400), SCENE_LIMIT),
  filter: z.strictObject({
    kinds: listOf(NodeKind, NODE_KINDS.length),
    window: z.strictObject({ fromMs: z.number(), toMs: z.number() }).nullable(),
    /** Edges with fewer payments are left out, and nodes of lower risk. */
    leastPayments: z.number().int().min(1),
    leastRisk: z.number().min(0).max(1),
  }),
  layout: z.strictObject({ name: LayoutName, locked: z.boolean() }),
  /** The ways between two nodes that stand out, the rest dimmed. */
  path: z
    .strictObject({ from: NodeKey, to: NodeKey, count: z.number().int().min(1).max(20) })
    .nullable(),
  /** Nodes whose similarities are shown, and which. */
  similar: listOf(
    z.strictObject({ key: NodeKey, kinds: listOf(SimilarityKind, SIMILARITIES.length) }),
    50,
  ),
  /** Nodes whose neighbours join as they appear, from this position of the log on; a moment before takes them away. */
  following: listOf(
    z.strictObject({ key: NodeKey, before: z.number().int().nonnegative() }),
    SCENE_LIMIT,
  ),
  viewport: z
    .strictObject({ zoom: z.number().positive(), x: z.number(), y: z.number() })
    .nullable(),
});
export type Scene = z.infer<typeof Scene>;

export const EMPTY_SCENE: Scene = {
  version: SCENE_VERSION,
  items: [],
  view: "entities",
  map: null,
  group: null,
  open: [],
  filter: { kinds: [...DEFAULT_KINDS], window: null, leastPayments: 1, leastRisk: 0 },
  layout: { name: "force", locked: false },
  path: null,
  similar: [],
  following: [],
  viewport: null,
};
