import { escapeHtml } from "../../domain/html";
import type { DocumentEdge, DocumentNode, GraphDocument } from "./document";
import { baselineOf, labelsOf, letterOf } from "./labels";
import { legendSvg } from "./legend";
import type { PictureLook } from "./picture";
import { shapeSvg, type Placed } from "./shapes";
import { escapeXml, xmlAttributes } from "./xml";

/** Room around the graph for labels, and rows of text above and below it, in units of the picture. */
const MARGIN = 60;
const HEAD = 56;
const LEAST_WIDTH = 640;
/** Of nodes off the paths that stand out. */
const DIMMED = 0.25;

/**
 * The graph as one vector picture that needs nothing else: title, moment and dataset above it, what shapes, lines and
 * colours mean below. Nodes without a place are left out. The same document and look give the same bytes.
 */
export function toSvg({ about, nodes, edges }: GraphDocument, look: PictureLook): string {
  const placed = nodes.filter(isPlaced);
  const byKey = new Map(placed.map((node) => [node.key, node]));
  const shown = edges.filter(({ source, target }) => byKey.has(source) && byKey.has(target));
  const labels = labelsOf(placed);
  const box = boxOf(placed);
  const { colours, font, words } = look;
  // A large graph is looked at as a whole: the words around it grow with it.
  const scale = Math.max(1, box.width / 1400);
  const width = Math.max(box.width + 2 * MARGIN, LEAST_WIDTH * scale);
  const legend = legendSvg({ nodes: placed, edges: shown }, look, width / scale);
  const graphTop = HEAD * scale;
  const legendTop = graphTop + box.height + 2 * MARGIN;
  const height = legendTop + legend.height * scale;
  const toGraph = `translate(${whole((width - box.width) / 2 - box.left)} ${whole(graphTop + MARGIN - box.top)})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img"${xmlAttributes({
    "aria-label": `${about.title} · ${words.subtitle}`,
    width: whole(width),
    height: whole(height),
    viewBox: `0 0 ${whole(width)} ${whole(height)}`,
    "font-family": font,
  })}>
<rect width="100%" height="100%" fill="${escapeHtml(colours.surface)}"/>
<g transform="scale(${whole(scale)})">
<text x="16" y="26" font-size="16" font-weight="600" fill="${escapeHtml(colours.ink)}">${escapeXml(about.title)}</text>
<text x="16" y="45" font-size="12" fill="${escapeHtml(colours.quiet)}">${escapeXml(words.subtitle)}</text>
</g>
${placed.length === 0 ? `<text x="16" y="${whole(graphTop + MARGIN)}" font-size="12" fill="${escapeHtml(colours.quiet)}">${escapeXml(words.nothing)}</text>` : ""}
<g transform="${toGraph}">
${shown.map((edge) => edgeSvg(edge, byKey.get(edge.source)!, byKey.get(edge.target)!, look)).join("\n")}
${placed.map((node) => nodeSvg(node, labels.get(node.key), look)).join("\n")}
</g>
<g transform="translate(0 ${whole(legendTop)}) scale(${whole(scale)})">
${legend.svg}
</g>
</svg>
`;
}

const isPlaced = (node: DocumentNode): node is Placed => node.x !== null && node.y !== null;

const whole = (value: number): number => Math.round(value * 100) / 100;

function boxOf(nodes: readonly Placed[]) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, width } of nodes) {
    left = Math.min(left, x - width / 2);
    right = Math.max(right, x + width / 2);
    top = Math.min(top, y - width / 2);
    bottom = Math.max(bottom, y + width / 2);
  }
  if (left > right) return { left: 0, top: 0, width: 0, height: 0 };
  return { left, top, width: right - left, height: bottom - top };
}

/** Grows with the logarithm of the payments, so that a hundred do not hide one. */
const thicknessOf = ({ payments }: DocumentEdge): number =>
  whole(Math.min(8, 1 + Math.log2(Math.max(1, payments)) * 0.8));

function edgeSvg(
  edge: DocumentEdge,
  from: Placed,
  to: Placed,
  { colours, words }: PictureLook,
): string {
  const said = `${words.edges[edge.kind]} · ${edge.payments}`;
  return `<line${xmlAttributes({
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    stroke: colours.line,
    "stroke-width": edge.kind === "similar" ? 1.5 : thicknessOf(edge),
    "stroke-dasharray": edge.kind === "similar" ? "5 4" : null,
    opacity: edge.dimmed ? DIMMED : null,
  })}><title>${escapeXml(edge.kind === "similar" ? words.edges.similar : said)}</title></line>`;
}

function nodeSvg(node: Placed, label: string | undefined, look: PictureLook): string {
  const { key, dimmed } = node;
  return `<g${xmlAttributes({ opacity: dimmed ? DIMMED : null })}><title>${escapeXml(key)}</title>${shapeSvg(node, look)}${
    label === undefined ? "" : labelSvg(node, label, look)
  }</g>`;
}

const labelSvg = (node: Placed, label: string, { colours }: PictureLook): string =>
  `<text${xmlAttributes({
    x: node.x,
    y: whole(baselineOf(node)),
    "font-size": whole(letterOf(node)),
    "text-anchor": "middle",
    fill: colours.ink,
    // The line below a label must not run through it.
    stroke: colours.surface,
    "stroke-width": 3,
    "paint-order": "stroke",
  })}>${escapeXml(label)}</text>`;
