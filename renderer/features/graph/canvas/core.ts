import cytoscape, { type Core, type ElementDefinition } from "cytoscape";
import type { DrawnEdge } from "#shared/graph/scene/drawn";
import type { PlacedNode } from "./elementDiff";
import type { GraphColours } from "./graphColours";
import { stylesheetOf } from "./stylesheet";

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 6;

/** An empty cytoscape; of many nodes only what a gesture needs is drawn while it lasts. */
export const startCore = (container: HTMLElement, colours: GraphColours, isLarge: boolean): Core =>
  cytoscape({
    container,
    style: stylesheetOf(colours, isLarge),
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    boxSelectionEnabled: true,
    selectionType: "single",
    textureOnViewport: isLarge,
    ...(isLarge ? { pixelRatio: 1 } : {}),
  });

export const nodeElement = (
  { key, x, y, width }: PlacedNode,
  classes: string,
): ElementDefinition => ({
  group: "nodes",
  data: { id: key, width },
  position: { x, y },
  classes,
});

export const edgeElement = (
  { key, source, target }: DrawnEdge,
  classes: string,
): ElementDefinition => ({ group: "edges", data: { id: key, source, target }, classes });
