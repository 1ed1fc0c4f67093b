import { ticksOf, type TickUnit } from "#shared/clock/ticks";
import type { TimeWindow } from "#shared/clock/window";
import type { Bookmark } from "#shared/contract/casework";
import type { Gap, Histogram } from "#shared/contract/replay";
import type { ClockState } from "../../stores/clockState";

/** Names of the tokens the track is drawn with. */
export const TOKENS = [
  "surface",
  "surface-quiet",
  "line",
  "line-strong",
  "ink",
  "ink-quiet",
  "link",
  "selection",
  "selection-line",
  "risk-high",
  "chart-1",
  "chart-risk-middle",
  "chart-risk",
] as const;
export type Token = (typeof TOKENS)[number];

/** What is drawn, in CSS pixels from the top left of the track. */
export type Shape =
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Token;
      readonly alpha: number;
    }
  | {
      readonly kind: "hatch";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: "polygon";
      readonly points: readonly (readonly [number, number])[];
      readonly fill: Token;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly fill: Token;
      readonly align: "left" | "center";
    };

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Band of flags and bookmarks on top, of labels below; the bars are in between. */
const TOP = 11;
const BOTTOM = 14;
/** Width of a bar with the room beside it. */
export const BAR = 3;
const LEAST_HEIGHT = 2;
const TICK_SPACING = 90;
const NARROWEST_GAP = 6;

export const barsOf = (width: number): number => Math.max(Math.floor(width / BAR), 1);

export const xOf = (ms: number, { fromMs, toMs }: TimeWindow, width: number): number =>
  ((ms - fromMs) / (toMs - fromMs)) * width;

export const msAt = (x: number, { fromMs, toMs }: TimeWindow, width: number): number =>
  fromMs + (x / Math.max(width, 1)) * (toMs - fromMs);

const greatest = (counts: Iterable<number>): number => {
  let most = 0;
  for (const count of counts) most = Math.max(most, count);
  return most;
};

/** The bars over the whole width: a silhouette of all records, payments stacked by outcome in front, each on its scale. */
export function barShapes(histogram: Histogram, { width, height }: Size): readonly Shape[] {
  const { records, allowed, challenged, blocked, alerts, bars } = histogram;
  const floor = height - BOTTOM;
  const room = floor - TOP;
  const step = width / bars;
  const payments = Array.from(allowed, (count, i) => count + challenged[i]! + blocked[i]!);
  const mostRecords = greatest(records);
  const mostPayments = greatest(payments);
  const shapes: Shape[] = [];
  const bar = (i: number, top: number, size: number, fill: Token, alpha: number): void => {
    shapes.push({ kind: "rect", x: i * step, y: top, width: step, height: size, fill, alpha });
  };
  for (let i = 0; i < bars; i++) {
    if (records[i]! > 0) {
      const size = Math.max((records[i]! / mostRecords) * room, 1);
      bar(i, floor - size, size, "line-strong", 0.55);
    }
    let top = floor;
    for (const [counts, fill] of [
      [allowed, "chart-1"],
      [challenged, "chart-risk-middle"],
      [blocked, "chart-risk"],
    ] as const) {
      if (counts[i]! === 0) continue;
      // A few among many would be too low to be seen.
      const size = Math.max((counts[i]! / mostPayments) * room * 0.85, LEAST_HEIGHT);
      top -= size;
      const x = i * step;
      shapes.push({
        kind: "rect",
        x,
        y: top,
        width: Math.max(step - 1, 1),
        height: size,
        fill,
        alpha: 1,
      });
    }
    if (alerts[i]! > 0) shapes.push(alertTick((i + 0.5) * step, floor));
  }
  return shapes;
}

const alertTick = (x: number, floor: number): Shape => ({
  kind: "polygon",
  points: [
    [x - 3, floor + 5],
    [x + 3, floor + 5],
    [x, floor],
  ],
  fill: "risk-high",
});

export interface SceneState extends Size {
  readonly window: TimeWindow;
  readonly pointerMs: number | null;
  /** Empty where gaps are not skipped. */
  readonly gaps: readonly Gap[];
  readonly marks: ClockState["marks"];
  readonly looping: boolean;
  readonly bookmarks: readonly Bookmark[];
  readonly label: (ms: number, unit: TickUnit) => string;
}

/** What lies below the bars: gaps, the loop, the marks of the axis. */
export function backShapes(state: SceneState): readonly Shape[] {
  const { width, height, window, gaps, marks, looping, label } = state;
  const floor = height - BOTTOM;
  const shapes: Shape[] = [];
  for (const { fromMs, toMs } of gaps) {
    const from = Math.max(xOf(fromMs, window, width), 0);
    const to = Math.min(xOf(toMs, window, width), width);
    // Narrower ones would be a grey veil over everything.
    if (to - from >= NARROWEST_GAP)
      shapes.push({ kind: "hatch", x: from, y: TOP, width: to - from, height: floor - TOP });
  }
  if (looping && marks.a !== null && marks.b !== null) {
    const ends = [marks.a.ms, marks.b.ms].map((ms) => xOf(ms, window, width));
    const x = Math.max(Math.min(...ends), 0);
    const shaded = Math.min(Math.max(...ends), width) - x;
    if (shaded > 0)
      shapes.push({
        kind: "rect",
        x,
        y: 0,
        width: shaded,
        height: floor,
        fill: "selection",
        alpha: 0.6,
      });
  }
  shapes.push({
    kind: "rect",
    x: 0,
    y: floor,
    width,
    height: 1,
    fill: "line",
    alpha: 1,
  });
  const ticks = ticksOf(window, width / TICK_SPACING);
  for (const ms of ticks.at) {
    const x = xOf(ms, window, width);
    shapes.push({ kind: "rect", x, y: floor, width: 1, height: 4, fill: "line-strong", alpha: 1 });
    if (x > 20 && x < width - 20)
      shapes.push({
        kind: "text",
        x,
        y: height - 2,
        text: label(ms, ticks.unit),
        fill: "ink-quiet",
        align: "center",
      });
  }
  return shapes;
}

/** What lies above the bars: flags A and B, bookmarks, the cursor with its handle. */
export function frontShapes(state: SceneState): readonly Shape[] {
  const { width, height, window, marks, bookmarks, pointerMs } = state;
  const floor = height - BOTTOM;
  const shapes: Shape[] = [];
  const inSight = (x: number): boolean => x >= -4 && x <= width + 4;
  for (const name of ["a", "b"] as const) {
    const moment = marks[name];
    const x = moment === null ? NaN : xOf(moment.ms, window, width);
    if (!inSight(x)) continue;
    shapes.push(
      { kind: "rect", x, y: 0, width: 1, height: floor, fill: "ink-quiet", alpha: 1 },
      { kind: "rect", x, y: 0, width: 11, height: TOP, fill: "ink-quiet", alpha: 1 },
      {
        kind: "text",
        x: x + 2,
        y: TOP - 2,
        text: name.toUpperCase(),
        fill: "surface",
        align: "left",
      },
    );
  }
  for (const { moment } of bookmarks) {
    const x = xOf(moment.ms, window, width);
    if (inSight(x)) shapes.push(diamond(x, TOP / 2));
  }
  const x = pointerMs === null ? NaN : xOf(pointerMs, window, width);
  if (inSight(x))
    shapes.push(
      { kind: "rect", x: x - 0.5, y: 0, width: 2, height: floor, fill: "selection-line", alpha: 1 },
      {
        kind: "polygon",
        points: [
          [x - 4.5, 0],
          [x + 5.5, 0],
          [x + 5.5, 5],
          [x + 0.5, 10],
          [x - 4.5, 5],
        ],
        fill: "selection-line",
      },
    );
  return shapes;
}

const DIAMOND = 4.5;
const diamond = (x: number, y: number): Shape => ({
  kind: "polygon",
  points: [
    [x, y - DIAMOND],
    [x + DIAMOND, y],
    [x, y + DIAMOND],
    [x - DIAMOND, y],
  ],
  fill: "link",
});

/** The bookmark whose mark is at a place of the track; null for none. */
export function bookmarkAt(
  x: number,
  y: number,
  { bookmarks, window, width }: Pick<SceneState, "bookmarks" | "window" | "width">,
): Bookmark | null {
  if (y > TOP + 2) return null;
  const near = bookmarks.filter(({ moment }) => Math.abs(xOf(moment.ms, window, width) - x) <= 6);
  return near.at(-1) ?? null;
}

/** The bar of a histogram that a time is in; null outside. */
export function barAt({ fromMs, toMs, bars }: Histogram, ms: number): number | null {
  const bar = Math.floor(((ms - fromMs) / (toMs - fromMs)) * bars);
  return bar >= 0 && bar < bars ? bar : null;
}
