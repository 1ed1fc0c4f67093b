import type { Scene } from "../../contract/scene";
import { dimmed } from "./dimming";
import type { DrawnGraph } from "./drawn";
import { drawnItems } from "./drawnItems";
import { withMap } from "./drawnMap";
import { grouped } from "./grouped";
import type { Known, Spots } from "./known";
import { customersAlone } from "./sharedEdges";
import { withSimilarities } from "./similarEdges";

/**
 * What is put on the canvas of a scene, whatever the moment: of what will ever be there, everything carries from when
 * on it is.
 *
 * @param spots where groups of the map are that are not among the items
 */
export function drawnGraph(scene: Scene, known: Known, spots: Spots = new Map()): DrawnGraph {
  const { window, leastPayments, leastRisk } = scene.filter;
  const items = drawnItems(scene, known);
  const viewed = scene.view === "customers" ? customersAlone(items, scene, known) : items;
  const marked = dimmed(withSimilarities(viewed, known), known.paths);
  const together = scene.group === null ? marked : grouped(marked, scene.group, scene, known);
  const { nodes, edges } =
    known.map === null ? together : withMap(together, known.map, scene, spots);
  return { nodes, edges, filter: { window, leastPayments, leastRisk } };
}
