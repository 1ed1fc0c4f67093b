import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import type { ForcesQuality } from "#shared/graph/layout/layOut";
import type { CoreGraph, CorePlaces } from "#shared/graph/layout/radialTree";
import { LINK } from "#shared/graph/layout/spacing";
import { withSeededRandom } from "./seededRandom";

cytoscape.use(fcose);

/** Names of fcose: its "draft" is the spectral layout alone, its "default" lets forces work on that. */
const QUALITY = { fine: "default", rough: "draft" } as const;

/**
 * Places a connected graph by fcose, the same way for the same seed: it draws from `Math.random`, which is seeded
 * meanwhile. It blocks its thread and cannot be interrupted.
 */
export function fcosePlaces(core: CoreGraph, quality: ForcesQuality, seed: number): CorePlaces {
  const cy = cytoscape({
    headless: true,
    // Only the forces ask for sizes, which are styles; without them a graph is made in a fraction of the time.
    styleEnabled: quality === "fine",
    style: [{ selector: "node", style: { width: "data(width)", height: "data(width)" } }],
    elements: elementsOf(core),
  });
  const options = {
    name: "fcose",
    quality: QUALITY[quality],
    randomize: true,
    animate: false,
    fit: false,
    tile: false,
    packComponents: false,
    idealEdgeLength: LINK,
    nodeSeparation: 1.5 * LINK,
    // A third of what fcose begins with takes 40 % less time; links come out as long as with it.
    initialEnergyOnIncremental: 0.1,
  };
  withSeededRandom(seed, () => cy.layout(options).run());
  const x = new Float64Array(core.size);
  const y = new Float64Array(core.size);
  cy.nodes().forEach((node, at) => {
    x[at] = node.position("x");
    y[at] = node.position("y");
  });
  cy.destroy();
  return { x, y };
}

function elementsOf({ size, neighbours, radius }: CoreGraph): cytoscape.ElementsDefinition {
  const nodes = Array.from({ length: size }, (_, at) => ({
    data: { id: `n${at}`, width: 2 * radius[at]! },
  }));
  const edges = neighbours.flatMap((others, at) =>
    others
      .filter((other) => other > at)
      .map((other) => ({ data: { source: `n${at}`, target: `n${other}` } })),
  );
  return { nodes, edges };
}
