import { z } from "zod";
import type { Result } from "../domain/result";
import type { Moment } from "../domain/moment";
import type { RingReport } from "../graph/rings/types";
import type { Outcome } from "./rules";

/** The graph of who shares what with whom: what the engine answers about it, and the scene that shows part of it (SPEC §9). */

/** What can be a node. `card` and `merchant` exist in the second schema alone. */
export const NODE_KINDS = [
  "customer",
  "device",
  "ip",
  "bin",
  "card",
  "merchant",
  "session",
  "payment",
] as const;
export const NodeKind = z.enum(NODE_KINDS);
export type NodeKind = z.infer<typeof NodeKind>;

/** Kinds whose sharing links customers, and those shown unless others are asked for. */
export const SHARED_KINDS = ["device", "ip"] as const satisfies readonly NodeKind[];
export const DEFAULT_KINDS: readonly NodeKind[] = ["customer", ...SHARED_KINDS];

/** `kind:id`, e.g. `device:dev_1f`. The id is as the data has it. */
export const NodeKey = z
  .string()
  .max(300)
  .regex(/^(customer|device|ip|bin|card|merchant|session|payment):.+$/s);
export type NodeKey = z.infer<typeof NodeKey>;

export interface NodeRef {
  readonly kind: NodeKind;
  readonly id: string;
}

/**
 * What an answer holds for: what has happened at the moment (null = everything), and of that only payments within the
 * window, ends included, UTC milliseconds.
 */
export interface GraphAt {
  readonly moment: Moment | null;
  readonly window: TimeWindow | null;
}

export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How many of each kind there are, and how many of them several customers share. */
export interface GraphSummary {
  readonly nodes: Readonly<Record<NodeKind, number>>;
  /** Edges between customers and devices, and between customers and IPs. */
  readonly edges: number;
  /** Entities that at least two customers have paid with. */
  readonly shared: Readonly<Record<"device" | "ip" | "bin" | "card", number>>;
  /** Of the most shared device and the most shared IP. */
  readonly mostCustomers: number;
  /** Customers with a payment, and those of them that share neither device nor IP with another. */
  readonly customers: number;
  readonly alone: number;
  /** Components of at least two customers, and the customers of the largest. */
  readonly components: number;
  readonly largest: number;
}

export interface Suggestion {
  readonly ref: NodeRef;
  /** For an entity: customers that paid with it. For a customer: entities that others use too. */
  readonly shared: number;
  readonly payments: number;
  readonly risk: number | null;
}

export interface Suggestions {
  readonly hits: readonly Suggestion[];
  readonly total: number;
}

/** Payments of an edge or a node in log order, one entry each. Every array has the same length. */
export interface Uses {
  /** Place in the total order of the log. */
  readonly position: Uint32Array;
  /** UTC milliseconds. */
  readonly ms: Float64Array;
  /** Hundredths of the major unit; NaN = no amount. */
  readonly cents: Float64Array;
  /** Sum of `USE` bits. */
  readonly flags: Uint8Array;
  /** By the rules of the last `decide`; NaN until then. */
  readonly score: Float32Array;
}

/** `start`: no payment, but the start of a session, which makes its edges too. */
export const USE = { failed: 1, fraud: 2, challenged: 4, blocked: 8, start: 16 } as const;

/** A node of a scene with everything that will ever happen to it, so that any moment can be shown without asking again. */
export interface SceneNode extends NodeRef {
  readonly key: NodeKey;
  /** Its payments; of a payment, itself. Of a session without payments none, see `firstPosition`. */
  readonly uses: Uses;
  /** When it was first seen; NaN ms where it never is. */
  readonly firstPosition: number;
  readonly firstMs: number;
  /** Of a customer, where it says. */
  readonly country: string | null;
  /** Its component and, where asked for, its community at the moment asked about: key of the earliest customer in it; null for none. */
  readonly component: NodeKey | null;
  readonly community: NodeKey | null;
  /** Neighbours by device and IP links (of an entity: its customers) as of the moment asked about. */
  readonly neighbours: number;
  /** Whether its picture of an identity card is known (`id_links`): record of its label; null for none. */
  readonly card: number | null;
}

export interface SceneEdge {
  /** `source|target`, the kinds in the order of `NODE_KINDS`: customers before entities. */
  readonly key: string;
  readonly source: NodeKey;
  readonly target: NodeKey;
  /** The payments that make it; for session–ip and customer–session the session's own start too, without amount (`USE.start`). */
  readonly uses: Uses;
}

/** The nodes asked for that the dataset knows, in the order asked, and every edge between two of them. */
export interface SceneData {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly unknown: readonly NodeKey[];
}

export const NEIGHBOUR_ORDERS = ["risk", "recent", "payments", "shared"] as const;
export type NeighbourOrder = (typeof NEIGHBOUR_ORDERS)[number];

export interface NeighboursRequest {
  readonly key: NodeKey;
  /** Kinds of neighbour; those that cannot be its neighbours are ignored. */
  readonly kinds: readonly NodeKind[];
  /** On the canvas already: counted as shown, and not among `rows`. */
  readonly shown: readonly NodeKey[];
  /** Only ids containing the text, without regard to case. */
  readonly text: string;
  readonly order: NeighbourOrder;
  readonly from: number;
  readonly count: number;
}

export interface Neighbour {
  readonly ref: NodeRef;
  readonly key: NodeKey;
  readonly shown: boolean;
  /** Highest score of its payments that have happened; null before anything is decided. */
  readonly risk: number | null;
  /** Of the edge to the node asked about. */
  readonly payments: number;
  readonly failed: number;
  readonly fraud: number;
  readonly cents: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Neighbours of its own by device and IP, the node asked about among them. */
  readonly shared: number;
}

/** The receipt of an expansion: what is shown of what there is, and what comes next. */
export interface NeighbourPage {
  readonly total: number;
  readonly shown: number;
  readonly byKind: readonly {
    readonly kind: NodeKind;
    readonly total: number;
    readonly shown: number;
  }[];
  /** Those that pass the text and are not shown yet, in order; `rows` is a stretch of them. */
  readonly left: number;
  readonly rows: readonly Neighbour[];
  /** Those that pass the text and are shown, in order, at most `SHOWN_ROWS`. */
  readonly shownRows: readonly Neighbour[];
}

export const SHOWN_ROWS = 200;

/** Facts of a node as of a moment; dates and figures without words. */
export interface NodeCard {
  readonly ref: NodeRef;
  readonly key: NodeKey;
  readonly payments: number;
  readonly failed: number;
  /** Payments with a fraud label, and those whose label was known at the moment (label delay). */
  readonly fraud: number;
  readonly knownFraud: number;
  readonly cents: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly risk: number | null;
  /** The payment with the highest score, and how our rules decided it. */
  readonly riskiest: { readonly paymentId: string; readonly outcome: Outcome } | null;
  /** Linked nodes by kind. */
  readonly links: readonly { readonly kind: NodeKind; readonly count: number }[];
  /** Customers connected through devices and IPs, itself among them; null for what is no customer, device or IP. */
  readonly component: number | null;
  /** Payments a bar over the log's whole span, `CARD_BARS` bars, those that have happened. */
  readonly bars: Uint32Array;
  readonly fromMs: number;
  readonly toMs: number;
  /** Of a customer: country, birthdate (masked unless revealed), whether a minor. Names are columns. */
  readonly facts: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly masked: boolean;
  }[];
  /** Record of the label of its identity card, and whether its birthdate agrees with the customer's; null for none. */
  readonly card: { readonly record: number; readonly birthdateAgrees: boolean | null } | null;
}

export const CARD_BARS = 60;

/** Figures of several nodes together; a payment that several share counts once. */
export interface AggregateCard {
  readonly byKind: readonly { readonly kind: NodeKind; readonly count: number }[];
  readonly payments: number;
  readonly failed: number;
  readonly fraud: number;
  readonly cents: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly risk: number | null;
  /** Devices and IPs that at least two of the customers among them share, most shared first, at most 20. */
  readonly shares: readonly { readonly ref: NodeRef; readonly customers: number }[];
  readonly countries: readonly { readonly country: string | null; readonly customers: number }[];
  readonly bars: Uint32Array;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface PathStep {
  readonly key: NodeKey;
  /** Of an entity on the way: customers that share it at the moment. The fewer, the more it tells. */
  readonly customers: number | null;
}

/** A way from one node to another. `cost` is the sum over its entities of log2(customers sharing it); lower is rarer. */
export interface GraphPath {
  readonly steps: readonly PathStep[];
  readonly cost: number;
}

export interface PathsAnswer {
  /** The rarest first, at most as many as asked for; without loops, no two the same. */
  readonly paths: readonly GraphPath[];
  /** Customers of the two components where they are not connected; null where they are. */
  readonly apart: readonly [number, number] | null;
}

export const GROUPINGS = ["community", "component", "country", "device"] as const;
export const Grouping = z.enum(GROUPINGS);
export type Grouping = z.infer<typeof Grouping>;

/** Customers that belong together, and what they use. */
export interface GraphGroup {
  /** `group:BY:NAME`; of communities and components the name is that of their earliest customer. */
  readonly key: string;
  /** The country, the device, or the id of the earliest customer. */
  readonly name: string;
  readonly customers: number;
  readonly devices: number;
  readonly ips: number;
  readonly payments: number;
  readonly failed: number;
  readonly fraud: number;
  readonly cents: number;
  readonly risk: number | null;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Devices and IPs that at least two of its customers share. */
  readonly shared: number;
}

/** The whole dataset as groups: a first picture of it, however large it is. */
export interface GroupMap {
  readonly by: Grouping;
  /** Groups in all, of which `groups` are those with at least two customers, riskiest first, at most `MAP_GROUPS`. */
  readonly total: number;
  readonly groups: readonly GraphGroup[];
  /** What two groups share, by place in `groups`; the number of devices and IPs. */
  readonly links: readonly {
    readonly from: number;
    readonly to: number;
    readonly shared: number;
  }[];
  /** Customers of groups that are not among `groups`, most of them alone. */
  readonly others: number;
}

export const MAP_GROUPS = 300;

export interface GroupMembers {
  /** Customers by risk, and behind them the devices and IPs that at least two of them share, most shared first. */
  readonly keys: readonly NodeKey[];
  /** Members of both sorts in all. */
  readonly total: number;
}

export const SIMILARITIES = ["bin", "birthdate", "behaviour"] as const;
export const SimilarityKind = z.enum(SIMILARITIES);
/** Same card number range; same country and date of birth; like amounts, hours, methods and countries of payment. */
export type SimilarityKind = z.infer<typeof SimilarityKind>;

/** A customer like another. It shares nothing with it by that alone, and is never an edge of the graph. */
export interface Similarity {
  readonly key: NodeKey;
  readonly kind: SimilarityKind;
  /** 0 … 1; of `bin`, the rarer the range the nearer 1; of `birthdate` 1. */
  readonly strength: number;
  /** How many other customers have the same BIN, or the same country and birthdate; null for behaviour. */
  readonly others: number | null;
  /** What is alike: the BIN; empty for a birthdate, which is personal. */
  readonly what: string;
}

export interface NodeMetrics {
  readonly key: NodeKey;
  readonly degree: number;
  /** Share of the shortest paths between others of those asked about that pass through it, 0 … 1 (Brandes). */
  readonly betweenness: number;
  readonly community: NodeKey | null;
}

/** The part of the engine's API that this file is about. */
export interface GraphApi {
  summary(at: GraphAt): Promise<Result<GraphSummary>>;
  /** Nodes whose id contains the text, exact ids first, then beginnings, then the rest; of like ones the most shared first. */
  suggest(text: string, limit: number, at: GraphAt): Promise<Result<Suggestions>>;
  /** @param communities whether nodes say which community they are of; it takes longer than all the rest */
  scene(keys: readonly NodeKey[], at: GraphAt, communities?: boolean): Promise<Result<SceneData>>;
  /** `dataset.notFound` where the dataset does not know the node. */
  neighbours(request: NeighboursRequest, at: GraphAt): Promise<Result<NeighbourPage>>;
  card(key: NodeKey, at: GraphAt): Promise<Result<NodeCard>>;
  aggregate(keys: readonly NodeKey[], at: GraphAt): Promise<Result<AggregateCard>>;
  paths(from: NodeKey, to: NodeKey, count: number, at: GraphAt): Promise<Result<PathsAnswer>>;
  groups(by: Grouping, at: GraphAt): Promise<Result<GroupMap>>;
  members(
    groupKey: string,
    from: number,
    count: number,
    at: GraphAt,
  ): Promise<Result<GroupMembers>>;
  rings(at: GraphAt): Promise<Result<RingReport>>;
  /** Customers like this one, strongest first. */
  similar(
    key: NodeKey,
    kinds: readonly SimilarityKind[],
    limit: number,
    at: GraphAt,
  ): Promise<Result<readonly Similarity[]>>;
  /** Of the graph the nodes asked about make among themselves, at most `METRICS_LIMIT`. */
  metrics(keys: readonly NodeKey[], at: GraphAt): Promise<Result<readonly NodeMetrics[]>>;
}

export const METRICS_LIMIT = 2000;
/** Nodes an expansion adds at once unless more are asked for. */
export const EXPAND_STEP = 10;
