import type { DocumentNode } from "./document";
import type { PictureColours, PictureLook } from "./picture";
import { xmlAttributes } from "./xml";

/** A node that a layout has placed. */
export type Placed = DocumentNode & { readonly x: number; readonly y: number };

type Drawn = Pick<Placed, "kind" | "x" | "y" | "width" | "risk" | "fraud" | "outcome" | "colour">;

/**
 * A node's shape by its kind, its colour by its risk or as it was chosen, and its risk around it then; a line around it
 * says how the rules decided, and a badge that it has a fraud label, so that neither is told by colour alone.
 */
export function shapeSvg(node: Drawn, { colours }: PictureLook): string {
  const shape = outlineSvg(node, {
    fill: fillOf(node, { colours }),
    stroke: colours.quiet,
    "stroke-width": 1,
  });
  return `${outcomeSvg(node, colours)}${shape}${riskArcSvg(node, colours)}${node.fraud > 0 ? fraudSvg(node, colours) : ""}`;
}

/** A line with a gap inside, so that it is seen around a node of its own colour. */
function outcomeSvg(node: Drawn, { riskRamp, surface }: PictureColours): string {
  const { kind, x, y, width, outcome } = node;
  if (outcome !== "BLOCK" && outcome !== "CHALLENGE") return "";
  const [, middle, high] = riskRamp;
  const look = {
    fill: surface,
    stroke: outcome === "BLOCK" ? high : middle,
    "stroke-width": 2.5,
    "stroke-dasharray": outcome === "CHALLENGE" ? "4 2" : null,
  };
  if (kind === "payment")
    return `<rect${xmlAttributes({ x: tidy(x - 6), y: tidy(y - width / 2 - 4), width: 12, height: width + 8, ...look })}/>`;
  // A session is drawn at half its width.
  return outlineSvg({ ...node, width: width + (kind === "session" ? 14 : 7) }, look);
}

/** The longer the riskier. */
function riskArcSvg({ x, y, width, risk, colour }: Drawn, { riskRamp }: PictureColours): string {
  if (colour === null || risk === null) return "";
  const r = width / 2 + 7;
  const share = Math.min(Math.max(risk, 0.02), 0.999);
  const angle = 2 * Math.PI * share;
  const end = `${tidy(x + r * Math.sin(angle))} ${tidy(y - r * Math.cos(angle))}`;
  const d = `M${tidy(x)} ${tidy(y - r)}A${tidy(r)} ${tidy(r)} 0 ${share > 0.5 ? 1 : 0} 1 ${end}`;
  const stroke = riskColour(risk, riskRamp);
  return `<path${xmlAttributes({ d, fill: "none", stroke, "stroke-width": 3 })}/>`;
}

function fraudSvg({ x, y, width }: Drawn, { riskRamp, surface }: PictureColours): string {
  const at = { x: tidy(x + width * 0.39), y: tidy(y - width * 0.39) };
  return `<circle${xmlAttributes({ cx: at.x, cy: at.y, r: 6.5, fill: riskRamp[2], stroke: surface, "stroke-width": 1.5 })}/><text${xmlAttributes({ x: at.x, y: tidy(at.y + 3.2), "font-size": 9, "font-weight": 700, "text-anchor": "middle", fill: surface })}>F</text>`;
}

function fillOf({ kind, colour, risk }: Drawn, { colours }: Pick<PictureLook, "colours">): string {
  const [low, middle, high] = colours.riskRamp;
  const chosen = colour === null ? undefined : colours.categories[colour];
  // A tick has no outline that would show a pale one.
  return chosen ?? riskColour(risk ?? 0, [kind === "payment" ? colours.quiet : low, middle, high]);
}

type Look = Readonly<Record<string, string | number | null>>;

function outlineSvg({ kind, x, y, width }: Drawn, look: Look): string {
  const r = width / 2;
  switch (kind) {
    case "customer":
      return `<circle${xmlAttributes({ cx: x, cy: y, r: tidy(r), ...look })}/>`;
    case "device":
    case "card":
    case "merchant":
      return `<rect${xmlAttributes({ x: tidy(x - r), y: tidy(y - r), width, height: width, rx: tidy(kind === "device" ? width / 4 : 1), ...look })}/>`;
    case "ip":
      return polygon(x, y, [0, 90, 180, 270], r, look);
    case "bin":
      return polygon(x, y, [30, 90, 150, 210, 270, 330], r, look);
    case "session":
      return `<circle${xmlAttributes({ cx: x, cy: y, r: tidy(r / 2), ...look })}/>`;
    case "payment":
      return `<path${xmlAttributes({ d: `M${tidy(x)} ${tidy(y - r)}V${tidy(y + r)}`, ...look, "stroke-width": 4, stroke: look["fill"] ?? null })}/>`;
    case "group":
      return `<circle${xmlAttributes({ cx: x, cy: y, r: tidy(r), ...look })}/><circle${xmlAttributes({ cx: x, cy: y, r: tidy(Math.max(1, r - 4)), fill: "none", stroke: look["stroke"] ?? null })}/>`;
  }
}

const polygon = (x: number, y: number, degrees: readonly number[], r: number, look: Look) =>
  `<polygon${xmlAttributes({
    points: degrees
      .map((degree) => (degree * Math.PI) / 180)
      .map((angle) => `${tidy(x + r * Math.cos(angle))},${tidy(y + r * Math.sin(angle))}`)
      .join(" "),
    ...look,
  })}/>`;

const tidy = (value: number): number => Math.round(value * 100) / 100 + 0;

/** Between the three colours of the ramp; the nearest of them where they are not written as `#rrggbb`. */
export function riskColour(risk: number, ramp: readonly [string, string, string]): string {
  const place = Math.min(1, Math.max(0, risk)) * 2;
  const from = place < 1 ? ramp[0] : ramp[1];
  const to = place < 1 ? ramp[1] : ramp[2];
  const share = place < 1 ? place : place - 1;
  const [a, b] = [channelsOf(from), channelsOf(to)];
  if (a === null || b === null) return share < 0.5 ? from : to;
  return `#${a.map((channel, at) => hex(channel + (b[at]! - channel) * share)).join("")}`;
}

const hex = (channel: number): string => Math.round(channel).toString(16).padStart(2, "0");

const channelsOf = (colour: string): readonly number[] | null =>
  /^#[0-9a-f]{6}$/i.test(colour)
    ? [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
    : null;
