import type { Moment } from "../../domain/moment";
import type {
  GraphGroup,
  NodeKey,
  NodeKind,
  SimilarityKind,
  TimeWindow,
  Uses,
} from "../../contract/graph";

/**
 * What is put on the canvas of a scene: every node and edge with all its payments, so that whatever the clock shows
 * can be drawn from it without asking anybody. Pictures that are exported are drawn from the same.
 */
export interface DrawnGraph {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly filter: DrawnFilter;
}

/** What is left out whatever the moment. */
export interface DrawnFilter {
  readonly window: TimeWindow | null;
  readonly leastPayments: number;
  readonly leastRisk: number;
}

export interface DrawnNode {
  /** `NodeKey`, or `group:…`. */
  readonly key: string;
  readonly kind: NodeKind | "group";
  readonly label: string;
  /** On the canvas; null until the layout has placed it: it is not drawn then. */
  readonly x: number | null;
  readonly y: number | null;
  /** Diameter on the canvas. */
  readonly width: number;
  readonly pinned: boolean;
  readonly colour: number | null;
  readonly note: string | null;
  /** Its payments; of a group none, see `group`. */
  readonly uses: Uses;
  /** It is on the canvas from this position of the log on; NaN = always. */
  readonly firstPosition: number;
  readonly firstMs: number;
  readonly group: GraphGroup | null;
  /** Off every path that stands out. */
  readonly dimmed: boolean;
  /** Neighbours that are not on the canvas. */
  readonly more: number;
}

export interface DrawnEdge {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  /** A link by payments, what two customers share, what two groups share, or a likeness that is no link at all. */
  readonly kind: "link" | "shared" | "groups" | "similar";
  readonly similarity: SimilarityKind | null;
  /** Payments that make it; of both sides for `shared`. */
  readonly uses: Uses;
  /** It exists from this position on: of `shared`, when the second of the two has used what they share. NaN = always. */
  readonly firstPosition: number;
  readonly firstMs: number;
  /** Of `shared`: what is shared. */
  readonly shares: readonly NodeKey[];
  /** Of `groups` how much is shared, of `similar` how like, else NaN. */
  readonly weight: number;
  readonly dimmed: boolean;
}

/** An edge or a node as it stands at a moment. */
export interface UsesAt {
  readonly payments: number;
  readonly failed: number;
  readonly fraud: number;
  readonly cents: number;
  /** UTC milliseconds, the start of a session among them; NaN where nothing has a time. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** `USE` bits of any of them. */
  readonly flags: number;
  /** Highest score so far; NaN where nothing is decided. */
  readonly risk: number;
}

/** How drawing asks about a moment; null = everything has happened. */
export type AtMoment = Moment | null;
