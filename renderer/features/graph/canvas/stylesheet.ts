import type { StylesheetJson } from "cytoscape";
import { mix, type GraphColours } from "./graphColours";

/** Above so many nodes everything that costs time to draw is left out. */
export const LARGE = 1000;

const EDGE_OPACITY = [0.95, 0.7, 0.48, 0.3] as const;
const EDGE_WIDTHS = [1.2, 2, 3, 4.5, 6.5] as const;
const DIMMED = 0.13;
/** Wider than high: a tick. */
const TICK = "-0.4 -1 0.4 -1 0.4 1 -0.4 1";
const CARD = "-1 -0.62 1 -0.62 1 0.62 -1 0.62";

const SHAPES = {
  customer: "ellipse",
  device: "round-rectangle",
  ip: "diamond",
  bin: "hexagon",
  merchant: "pentagon",
  session: "ellipse",
  group: "ellipse",
} as const;

/** How the classes of `looks.ts` are drawn. */
export function stylesheetOf(colours: GraphColours, isLarge: boolean): StylesheetJson {
  return [
    ...nodeStyles(colours),
    ...edgeStyles(colours, isLarge),
    { selector: ".dimmed", style: { opacity: DIMMED } },
    { selector: ".faint", style: { opacity: DIMMED } },
    { selector: ".gone", style: { display: "none" } },
    {
      selector: "core",
      style: {
        "selection-box-color": colours.selection,
        "selection-box-opacity": 0.18,
        "selection-box-border-color": colours.selection,
        "selection-box-border-width": 1,
        "active-bg-opacity": 0,
        "active-bg-color": colours.selection,
        "active-bg-size": 0,
        "outside-texture-bg-color": colours.surface,
        "outside-texture-bg-opacity": 1,
      },
    },
  ];
}

function nodeStyles({
  surface,
  ink,
  quiet,
  risk,
  fraud,
  challenged,
  categories,
  selection,
}: GraphColours): StylesheetJson {
  const filled = (selector: string, colour: string) => ({
    selector,
    style: { "background-color": colour, "border-color": mix(colour, ink, 0.4) },
  });
  // The gap lets an outline be seen on a filling of its own colour.
  const outlined = (selector: string, colour: string, line: "solid" | "dashed") => ({
    selector,
    style: {
      "border-color": surface,
      "border-width": 2,
      "outline-color": colour,
      "outline-width": 3,
      "outline-style": line,
    },
  });
  return [
    {
      selector: "node",
      style: {
        width: "data(width)",
        height: "data(width)",
        "border-width": 1.2,
        "overlay-opacity": 0,
        "z-index": 1,
      },
    },
    ...Object.entries(SHAPES).map(([kind, shape]) => ({
      selector: `node.${kind}`,
      style: { shape },
    })),
    { selector: "node.payment", style: { shape: "polygon", "shape-polygon-points": TICK } },
    { selector: "node.card", style: { shape: "polygon", "shape-polygon-points": CARD } },
    ...risk.map((colour, level) => filled(`node.risk${level}`, colour)),
    ...categories.map((colour, place) => filled(`node.colour${place}`, colour)),
    outlined("node.blocked", fraud, "solid"),
    outlined("node.challenged", challenged, "dashed"),
    {
      selector: "node.group",
      style: {
        "border-width": 4,
        "border-style": "double",
        "border-color": mix(quiet, surface, 0.2),
      },
    },
    {
      selector: "node:selected",
      style: {
        "underlay-color": selection,
        "underlay-opacity": 0.45,
        "underlay-padding": 7,
        "underlay-shape": "ellipse",
        "z-index": 10,
      },
    },
  ] as StylesheetJson;
}

function edgeStyles(
  { riskLines, quiet, selection }: GraphColours,
  isLarge: boolean,
): StylesheetJson {
  return [
    {
      selector: "edge",
      style: {
        "curve-style": "haystack",
        "haystack-radius": 0,
        "line-color": riskLines[0],
        "overlay-opacity": 0,
        events: isLarge ? "no" : "yes",
      },
    },
    ...EDGE_WIDTHS.map((width, place) => ({
      selector: `edge.width${place}`,
      style: { width: isLarge ? Math.max(width * 0.7, 1) : width },
    })),
    ...riskLines.map((colour, level) => ({
      selector: `edge.risk${level}`,
      style: { "line-color": colour },
    })),
    ...EDGE_OPACITY.map((opacity, age) => ({
      selector: `edge.age${age}`,
      style: { "line-opacity": opacity },
    })),
    { selector: "edge.groups", style: { "line-opacity": 0.45, "line-color": quiet } },
    {
      selector: "edge.similar",
      style: { "line-style": "dashed", "line-color": quiet, "line-opacity": 0.9, width: 1.5 },
    },
    {
      selector: "edge:selected",
      style: { "line-color": selection, "line-opacity": 1, "z-index": 9 },
    },
  ] as StylesheetJson;
}
