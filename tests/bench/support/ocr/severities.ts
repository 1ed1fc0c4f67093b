import type { DeskKind } from "./desks";
import { DESKS } from "./desks";

/** From, to. */
export type Range = readonly [number, number];

/**
 * What is drawn for each picture of a set, evenly within each range. The rule behind the ranges: a person who zooms
 * in can read every field of the picture. So blur is told in pixels of the card (its letters are 13 high, their
 * strokes 2 wide), glare never goes all the way to white, and `atScale` keeps the worst of each from meeting at the
 * smallest scales.
 */
export interface Severity {
  /** Degrees off the orientation. */
  readonly rotation: Range;
  /** Whether the card lies in any of the four orientations before it is turned by `rotation`. */
  readonly quarters: boolean;
  /** Degrees between card and camera, about any axis, seen from 2.2 card widths. */
  readonly tilt: Range;
  /** Pixels of the picture for one of the card, drawn evenly on a logarithmic scale. */
  readonly scale: Range;
  /** Deviation of a Gaussian, pixels of the card. */
  readonly blur: Range;
  /** Deviation, of 255. */
  readonly noise: Range;
  /** Quality; null = PNG. */
  readonly jpeg: Range | null;
  /** Share of the light missing at the dark end. */
  readonly gradient: Range;
  /** Share of the light missing in a soft shadow. */
  readonly shadow: Range;
  /** How far a reflection goes to white at its middle. */
  readonly glare: Range;
  /** What the card may lie on. */
  readonly desks: readonly DeskKind[];
  /** Around the card, in card widths, on each side. */
  readonly margin: Range;
}

/** The card alone, as a scanner would give it. */
export const FLAT: Severity = {
  rotation: [0, 0],
  quarters: false,
  tilt: [0, 0],
  scale: [1, 1],
  blur: [0, 0],
  noise: [0, 0],
  jpeg: null,
  gradient: [0, 0],
  shadow: [0, 0],
  glare: [0, 0],
  desks: ["plain"],
  margin: [0, 0],
};

export const MILD: Severity = {
  rotation: [-10, 10],
  quarters: true,
  tilt: [0, 8],
  scale: [0.7, 2],
  blur: [0, 0.8],
  noise: [0, 6],
  jpeg: [40, 60],
  gradient: [0, 0.25],
  shadow: [0, 0],
  glare: [0, 0],
  desks: ["plain"],
  margin: [0.02, 0.15],
};

export const STRONG: Severity = {
  rotation: [0, 360],
  quarters: false,
  tilt: [0, 20],
  scale: [0.5, 2],
  blur: [0, 1.3],
  noise: [2, 16],
  jpeg: [15, 60],
  gradient: [0.1, 0.5],
  shadow: [0.15, 0.5],
  glare: [0.1, 0.5],
  desks: DESKS,
  margin: [0.03, 0.3],
};

/** One distortion each, at its strongest, everything else as on a scanner. */
export const SINGLES: Readonly<Record<string, Severity>> = {
  rotation: { ...FLAT, rotation: [0, 360], margin: [0.05, 0.1] },
  perspective: { ...FLAT, tilt: [25, 30], margin: [0.05, 0.1] },
  blur: { ...FLAT, blur: [1.8, 1.8] },
  noise: { ...FLAT, noise: [30, 30] },
  jpeg: { ...FLAT, jpeg: [15, 15] },
  scale: { ...FLAT, scale: [0.5, 0.5] },
  gradient: { ...FLAT, gradient: [0.7, 0.7] },
  shadow_glare: { ...FLAT, shadow: [0.65, 0.65], glare: [0.7, 0.7] },
  texture: { ...FLAT, desks: DESKS.filter((kind) => kind !== "plain"), margin: [0.15, 0.3] },
};

/** How much detail a picture has beyond what the letters need: 0 at half size, 1 from full size on. */
const spareDetail = (scale: number): number => Math.max(0, Math.min(1, 2 * scale - 1));

/** The severity as it is at this scale: a small picture bears less blur, noise and compression before it is lost. */
export function atScale(severity: Severity, scale: number): Severity {
  const { blur, noise, jpeg } = severity;
  const spare = spareDetail(scale);
  const most = ([from, to]: Range, share: number): Range => [
    Math.min(from, to * share),
    to * share,
  ];
  return {
    ...severity,
    blur: most(blur, 0.3 + 0.7 * spare),
    noise: most(noise, 0.4 + 0.6 * spare),
    jpeg: jpeg === null ? null : [Math.min(jpeg[1], jpeg[0] + 25 * (1 - spare)), jpeg[1]],
  };
}
