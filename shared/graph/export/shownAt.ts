import { USE, type Uses } from "../../contract/graph";
import type { Outcome } from "../../contract/rules";
import type { AtMoment, DrawnEdge, DrawnFilter, DrawnGraph, DrawnNode } from "../scene/drawn";

/** What had happened of the payments of a node or an edge. */
export interface ShownFigures {
  readonly payments: number;
  readonly failed: number;
  readonly fraud: number;
  readonly cents: number;
  /** NaN where there is no payment. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** NaN where nothing was decided. */
  readonly risk: number;
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
  const before = moment?.before ?? Infinity;
  const shownNodes = nodesShownAt({ nodes, filter }, moment);
  const keys = new Set(shownNodes.map(({ item }) => item.key));
  const shownEdges = edges
    .filter(
      ({ source, target, firstPosition }) =>
        keys.has(source) && keys.has(target) && !(firstPosition >= before),
    )
    .map((item) => ({ item, figures: figuresOf(item.uses, before, filter) }))
    .filter(({ item, figures }) => passes(item, figures, filter));
  return { nodes: shownNodes, edges: shownEdges };
}

export function nodesShownAt(
  { nodes, filter }: Pick<DrawnGraph, "nodes" | "filter">,
  moment: AtMoment,
): readonly Shown<DrawnNode>[] {
  const before = moment?.before ?? Infinity;
  return nodes
    .filter(({ firstPosition }) => !(firstPosition >= before))
    .map((item) => ({ item, figures: nodeFigures(item, before, filter) }))
    .filter(({ figures }) => filter.leastRisk === 0 || figures.risk >= filter.leastRisk);
}

/** Only links are made of payments alone, and have to have enough of them within the window. */
const passes = (
  { kind, uses }: DrawnEdge,
  { payments }: ShownFigures,
  { leastPayments }: DrawnFilter,
): boolean =>
  (kind !== "link" && kind !== "shared") ||
  uses.position.length === 0 ||
  payments >= Math.max(1, leastPayments);

function nodeFigures(
  { group, uses }: DrawnNode,
  before: number,
  filter: DrawnFilter,
): ShownFigures {
  if (group === null) return figuresOf(uses, before, filter);
  const { payments, failed, fraud, cents, firstMs, lastMs, risk } = group;
  return { payments, failed, fraud, cents, firstMs, lastMs, risk: risk ?? NaN, outcome: null };
}

function figuresOf(uses: Uses, before: number, { window }: DrawnFilter): ShownFigures {
  let [payments, failed, fraud, cents, risk, flags] = [0, 0, 0, 0, NaN, 0];
  let [firstMs, lastMs] = [NaN, NaN];
  for (let at = 0; at < uses.position.length && uses.position[at]! < before; at++) {
    const ms = uses.ms[at]!;
    if (window !== null && (ms < window.fromMs || ms > window.toMs)) continue;
    payments += 1;
    flags |= uses.flags[at]!;
    if ((uses.flags[at]! & USE.failed) !== 0) failed += 1;
    if ((uses.flags[at]! & USE.fraud) !== 0) fraud += 1;
    if (!Number.isNaN(uses.cents[at]!)) cents += uses.cents[at]!;
    if (payments === 1) firstMs = ms;
    lastMs = ms;
    if (uses.score[at]! >= 0)
      risk = Number.isNaN(risk) ? uses.score[at]! : Math.max(risk, uses.score[at]!);
  }
  const outcome = Number.isNaN(risk) ? null : strictest(flags);
  return { payments, failed, fraud, cents, firstMs, lastMs, risk, outcome };
}

const strictest = (flags: number): Outcome =>
  (flags & USE.blocked) !== 0 ? "BLOCK" : (flags & USE.challenged) !== 0 ? "CHALLENGE" : "ALLOW";
