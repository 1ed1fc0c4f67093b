import { USE, type Uses } from "../../contract/graph";
import type { Outcome } from "../../contract/rules";
import { edgeIsThere, nodeIsThere } from "../scene/difference";
import type {
  AtMoment,
  DrawnEdge,
  DrawnFilter,
  DrawnGraph,
  DrawnNode,
  UsesAt,
} from "../scene/drawn";
import { usesAt } from "../scene/uses";

/** What had happened of the payments of a node or an edge. */
export interface ShownFigures extends Omit<UsesAt, "flags"> {
  /** Null where nothing was decided. */
  readonly outcome: Outcome | null;
}

export interface Shown<Item> {
  readonly item: Item;
  readonly figures: ShownFigures;
}

export interface ShownGraph {
  readonly nodes: readonly Shown<DrawnNode>[];
  readonly edges: readonly Shown<DrawnEdge>[];
}

/** The nodes and edges of a drawn graph that are there at the moment and pass its filter, in its order. */
export function shownAt({ nodes, edges, filter }: DrawnGraph, moment: AtMoment): ShownGraph {
  const shownNodes = nodesShownAt({ nodes, filter }, moment);
  const keys = new Set(shownNodes.map(({ item }) => item.key));
  const shownEdges = edges
    .filter(({ source, target }) => keys.has(source) && keys.has(target))
    .filter((item) => edgeIsThere(item, filter, moment))
    .map((item) => ({ item, figures: figuresOf(item.uses, moment, filter) }));
  return { nodes: shownNodes, edges: shownEdges };
}

export function nodesShownAt(
  { nodes, filter }: Pick<DrawnGraph, "nodes" | "filter">,
  moment: AtMoment,
): readonly Shown<DrawnNode>[] {
  return nodes
    .filter((node) => nodeIsThere(node, filter, moment))
    .map((item) => ({ item, figures: nodeFigures(item, moment, filter) }))
    .filter(({ figures }) => filter.leastRisk === 0 || figures.risk >= filter.leastRisk);
}

function nodeFigures(
  { group, uses }: DrawnNode,
  moment: AtMoment,
  filter: DrawnFilter,
): ShownFigures {
  if (group === null) return figuresOf(uses, moment, filter);
  const { payments, failed, fraud, cents, firstMs, lastMs, risk } = group;
  return { payments, failed, fraud, cents, firstMs, lastMs, risk: risk ?? NaN, outcome: null };
}

const NOTHING: UsesAt = {
  payments: 0,
  failed: 0,
  fraud: 0,
  cents: 0,
  firstMs: NaN,
  lastMs: NaN,
  flags: 0,
  risk: NaN,
};

function figuresOf(uses: Uses, moment: AtMoment, { window }: DrawnFilter): ShownFigures {
  const { flags, ...figures } = usesAt(uses, moment, window) ?? NOTHING;
  return { ...figures, outcome: Number.isNaN(figures.risk) ? null : strictest(flags) };
}

const strictest = (flags: number): Outcome =>
  (flags & USE.blocked) !== 0 ? "BLOCK" : (flags & USE.challenged) !== 0 ? "CHALLENGE" : "ALLOW";
