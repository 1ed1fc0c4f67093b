import type { ReplaySpan } from "#shared/contract/replay";
import type { TimeWindow } from "#shared/contract/graph";
import { msAt, xOf, type SceneState } from "./scene";

/** The pure part of the brush: a stretch of time drawn on the track, which the graph keeps to. */

export const BRUSH_ENDS = ["fromMs", "toMs"] as const;
export type BrushEnd = (typeof BRUSH_ENDS)[number];

/** What is in sight of the time, and how wide. */
export type TrackView = Pick<SceneState, "window" | "width">;
type Bounds = Pick<ReplaySpan, "firstMs" | "lastMs">;

/** A press that is let go nearer than this is a click, CSS pixels. */
export const LEAST_DRAG = 3;

/** From the earlier of two times to the later, within the records; null where nothing lies between them. */
export function between(oneMs: number, otherMs: number, bounds: Bounds): TimeWindow | null {
  const [one, other] = [within(oneMs, bounds), within(otherMs, bounds)];
  if (one === other) return null;
  return { fromMs: Math.min(one, other), toMs: Math.max(one, other) };
}

const within = (ms: number, { firstMs, lastMs }: Bounds): number =>
  Math.min(Math.max(Math.round(ms), firstMs), lastMs);

/** The stretch that a drag from a time to a place of the track draws. */
export const drawnTo = (
  anchorMs: number,
  x: number,
  { window, width }: TrackView,
  bounds: Bounds,
): TimeWindow | null => between(anchorMs, msAt(x, window, width), bounds);

/** The end of a stretch at a place of the track, the later of two as near; null for none within reach. */
export function endAt(
  x: number,
  brushed: TimeWindow,
  { window, width }: TrackView,
  reach: number,
): BrushEnd | null {
  const [from, to] = BRUSH_ENDS.map((end) => Math.abs(xOf(brushed[end], window, width) - x));
  if (Math.min(from!, to!) > reach) return null;
  return to! <= from! ? "toMs" : "fromMs";
}

/** The stretch with one end moved, as far as the other end and the records let it. */
export function withEnd(
  brushed: TimeWindow,
  end: BrushEnd,
  ms: number,
  { firstMs, lastMs }: Bounds,
): TimeWindow {
  const free =
    end === "fromMs" ? { firstMs, lastMs: brushed.toMs } : { firstMs: brushed.fromMs, lastMs };
  return { ...brushed, [end]: within(ms, free) };
}

/** Left and right edge of what is in sight of a stretch, as shares of the track; null where none of it is. */
export function shareInSight(
  { fromMs, toMs }: TimeWindow,
  { window }: Pick<TrackView, "window">,
): { readonly left: number; readonly right: number } | null {
  if (toMs < window.fromMs || fromMs > window.toMs) return null;
  const share = (ms: number): number => Math.min(Math.max(xOf(ms, window, 1), 0), 1);
  return { left: share(fromMs), right: share(toMs) };
}
