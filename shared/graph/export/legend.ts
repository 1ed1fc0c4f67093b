import { NODE_KINDS } from "../../contract/graph";
import type { DocumentEdge } from "./document";
import type { PictureLook } from "./picture";
import { riskColour, shapeSvg, type Placed } from "./shapes";
import { escapeXml, xmlAttributes } from "./xml";

const ROW = 24;
const LEFT = 16;
/** A letter's width is not known here: enough for most. */
const LETTER = 7;
const SIGN = 30;
const GAP = 24;

interface Entry {
  readonly text: string;
  readonly sign: string;
}

/** What the shapes, lines and colours of a picture mean: those that are in it, row by row within the width. */
export function legendSvg(
  { nodes, edges }: { readonly nodes: readonly Placed[]; readonly edges: readonly DocumentEdge[] },
  look: PictureLook,
  width: number,
): { readonly svg: string; readonly height: number } {
  const entries = [
    ...kindEntries(nodes, look),
    ...edgeEntries(edges, look),
    ...riskEntries(nodes, look),
  ];
  let [x, row] = [LEFT, 0];
  const drawn = entries.map(({ text, sign }) => {
    const room = SIGN + [...text].length * LETTER + GAP;
    if (x > LEFT && x + room > width) [x, row] = [LEFT, row + 1];
    const at = `translate(${x} ${row * ROW + ROW / 2})`;
    x += room;
    return `<g transform="${at}">${sign}<text${xmlAttributes({ x: SIGN, y: 4, "font-size": 12, fill: look.colours.ink })}>${escapeXml(text)}</text></g>`;
  });
  return { svg: drawn.join("\n"), height: (entries.length === 0 ? 0 : row + 1) * ROW + ROW / 2 };
}

const plain = { x: 12, y: 0, width: 16, risk: 0, fraud: 0, outcome: null, colour: null } as const;

const kindEntries = (nodes: readonly Placed[], look: PictureLook): readonly Entry[] => {
  const present = new Set(nodes.map(({ kind }) => kind));
  return ([...NODE_KINDS, "group"] as const)
    .filter((kind) => present.has(kind))
    .map((kind) => ({
      text: look.words.kinds[kind] ?? kind,
      sign: shapeSvg({ ...plain, kind }, look),
    }));
};

const edgeEntries = (
  edges: readonly DocumentEdge[],
  { colours, words }: PictureLook,
): readonly Entry[] => {
  const present = new Set(edges.map(({ kind }) => kind));
  return (["link", "shared", "groups", "similar"] as const)
    .filter((kind) => present.has(kind))
    .map((kind) => ({
      text: words.edges[kind],
      sign: `<path${xmlAttributes({ d: "M2 0H24", stroke: colours.line, "stroke-width": 2, "stroke-dasharray": kind === "similar" ? "5 4" : null })}/>`,
    }));
};

function riskEntries(nodes: readonly Placed[], look: PictureLook): readonly Entry[] {
  const { words, colours } = look;
  const ramp = [0, 0.25, 0.5, 0.75, 1]
    .map(
      (risk, at) =>
        `<rect${xmlAttributes({ x: 2 + at * 5, y: -5, width: 5, height: 10, fill: riskColour(risk, colours.riskRamp) })}/>`,
    )
    .join("");
  const has = (test: (node: Placed) => boolean): boolean => nodes.some(test);
  const kind = "customer" as const;
  return [
    ...(has(({ risk }) => risk !== null) ? [{ text: words.risk, sign: ramp }] : []),
    ...(has(({ fraud }) => fraud > 0)
      ? [{ text: words.fraud, sign: shapeSvg({ ...plain, kind, fraud: 1 }, look) }]
      : []),
    ...(has(({ outcome }) => outcome === "BLOCK")
      ? [{ text: words.blocked, sign: shapeSvg({ ...plain, kind, outcome: "BLOCK" }, look) }]
      : []),
    ...(has(({ outcome }) => outcome === "CHALLENGE")
      ? [{ text: words.challenged, sign: shapeSvg({ ...plain, kind, outcome: "CHALLENGE" }, look) }]
      : []),
    ...(has(({ colour, risk }) => colour !== null && risk !== null)
      ? [
          {
            text: words.chosen,
            sign: shapeSvg({ ...plain, width: 8, kind, colour: 1, risk: 0.4 }, look),
          },
        ]
      : []),
  ];
}
