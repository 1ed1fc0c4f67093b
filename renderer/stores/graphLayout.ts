import type { LayoutName, Scene } from "#shared/contract/scene";
import type { LayoutApi, LayoutRequest } from "#shared/contract/layout";
import { ok, type Result } from "#shared/domain/result";
import type { DrawnGraph, DrawnNode } from "#shared/graph/scene/drawn";
import type { Place } from "#shared/graph/scene/edits";
import { placeNew } from "#shared/graph/scene/placing";
import { usesAt } from "#shared/graph/scene/uses";

/** The same scene is always laid out the same way. */
const SEED = 1;
/** Width ÷ height of the canvas between its panes. */
const ASPECT = 1.4;

interface Wanted {
  readonly name: LayoutName;
  readonly newOnly: boolean;
}

/** What a layout is asked of what is drawn: nodes and edges by number. What is pinned keeps its place. */
export function layoutRequest(drawn: DrawnGraph, { name, newOnly }: Wanted): LayoutRequest {
  const { nodes } = drawn;
  const numbers = new Map(nodes.map(({ key }, number) => [key, number]));
  const edges = drawn.edges.filter(
    ({ source, target }) => numbers.has(source) && numbers.has(target),
  );
  return {
    name,
    nodes: {
      size: nodes.length,
      kind: nodes.map(({ kind }) => kind),
      x: Float64Array.from(nodes, ({ x }) => x ?? NaN),
      y: Float64Array.from(nodes, ({ y }) => y ?? NaN),
      fixed: Uint8Array.from(nodes, ({ pinned }) => (pinned ? 1 : 0)),
      width: Float64Array.from(nodes, ({ width }) => width),
      risk: Float64Array.from(nodes, riskOf),
      firstMs: Float64Array.from(nodes, ({ firstMs }) => firstMs),
    },
    edges: {
      size: edges.length,
      source: Uint32Array.from(edges, ({ source }) => numbers.get(source)!),
      target: Uint32Array.from(edges, ({ target }) => numbers.get(target)!),
      weight: Float64Array.from(edges, ({ kind, weight, uses }) =>
        kind === "groups" ? weight : kind === "similar" ? 1 : Math.max(uses.ms.length, 1),
      ),
    },
    aspect: ASPECT,
    seed: SEED,
    newOnly,
  };
}

/** The highest ever, so that the places do not depend on the moment. */
const riskOf = ({ group, uses }: DrawnNode): number =>
  group === null ? (usesAt(uses, null, null)?.risk ?? NaN) : (group.risk ?? NaN);

/** Places for what has none, beside what it is linked with; a simpler one where the layout cannot be had. */
export async function placesForNew(
  layout: LayoutApi,
  drawn: DrawnGraph,
  { layout: { name } }: Scene,
): Promise<readonly Place[]> {
  const nowhere = drawn.nodes.filter(({ x, y }) => x === null || y === null);
  if (nowhere.length === 0) return [];
  // Nothing is there that could stay: the whole of it is laid out.
  const newOnly = nowhere.length < drawn.nodes.length;
  const places = await placesOf(layout, drawn, { name, newOnly }, () => undefined);
  if (!places.ok) return placeNew(drawn.nodes, drawn.edges);
  const wanted = new Set(nowhere.map(({ key }) => key));
  return places.value.filter(({ key }) => wanted.has(key));
}

/** Places of everything that is not pinned. */
export async function placesOf(
  layout: LayoutApi,
  drawn: DrawnGraph,
  wanted: Wanted,
  onProgress: (fraction: number | null) => void,
): Promise<Result<readonly Place[]>> {
  const answer = await layout.run(layoutRequest(drawn, wanted), ({ fraction }) =>
    onProgress(fraction),
  );
  if (!answer.ok) return answer;
  const { x, y } = answer.value;
  return ok(
    drawn.nodes.flatMap(({ key }, number) => {
      const place = { key, x: x[number] ?? NaN, y: y[number] ?? NaN };
      return Number.isFinite(place.x) && Number.isFinite(place.y) ? [place] : [];
    }),
  );
}
