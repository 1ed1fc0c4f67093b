import type { DocumentNode } from "./document";
import type { PictureLook } from "./picture";
import { xmlAttributes } from "./xml";

/** A node that a layout has placed. */
export type Placed = DocumentNode & { readonly x: number; readonly y: number };

type Drawn = Pick<Placed, "kind" | "x" | "y" | "width" | "risk" | "fraud" | "outcome" | "colour">;

/**
 * A node's shape by its kind, its colour by its risk or as it was chosen; its outline says how the rules decided, and a
 * sign that it has a fraud label, so that neither is told by colour alone.
 */
export function shapeSvg(node: Drawn, { colours }: PictureLook): string {
  const { x, y, width, fraud, outcome } = node;
  const [, middle, high] = colours.riskRamp;
  const look = {
    fill: fillOf(node, { colours }),
    stroke: outcome === "BLOCK" ? high : outcome === "CHALLENGE" ? middle : colours.quiet,
    "stroke-width": outcome === "BLOCK" ? 3 : outcome === "CHALLENGE" ? 2 : 1,
    "stroke-dasharray": outcome === "CHALLENGE" ? "4 2" : null,
  };
  const sign =
    fraud === 0
      ? ""
      : `<text${xmlAttributes({ x, y: tidy(y + width / 5), "font-size": tidy(width * 0.6), "font-weight": 700, "text-anchor": "middle", fill: colours.surface })}>!</text>`;
  return `${outlineSvg(node, look)}${sign}`;
}

function fillOf(
  { kind, fraud, colour, risk }: Drawn,
  { colours }: Pick<PictureLook, "colours">,
): string {
  const [low, middle, high] = colours.riskRamp;
  if (fraud > 0) return high;
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
