import type { ReplaySpan } from "../contract/replay";

/** A stretch of time on screen, UTC milliseconds, `toMs` excluded. */
export interface TimeWindow {
  readonly fromMs: number;
  readonly toMs: number;
}

export const SMALLEST_WINDOW_MS = 1000;

/** Room left of the first and right of the last record, as a share of the stretch, so that neither is at the edge. */
const MARGIN = 0.01;

const withMargin = (fromMs: number, lastMs: number): TimeWindow => {
  const margin = Math.max(Math.ceil((lastMs - fromMs) * MARGIN), SMALLEST_WINDOW_MS / 2);
  return { fromMs: fromMs - margin, toMs: lastMs + margin };
};

type Stretches = Pick<ReplaySpan, "firstMs" | "lastMs" | "main">;

/** All that can be zoomed out to: every record. */
export const wholeWindow = ({ firstMs, lastMs }: Stretches): TimeWindow =>
  withMargin(firstMs, lastMs);

/** What is shown at first: the stretch with the bulk of the records. */
export const mainWindow = ({ main }: Stretches): TimeWindow => withMargin(main.fromMs, main.toMs);

/** The nearest stretch of whole milliseconds within `whole`, not shorter than the smallest. */
export function clampWindow({ fromMs, toMs }: TimeWindow, whole: TimeWindow): TimeWindow {
  const most = whole.toMs - whole.fromMs;
  const length = Math.min(Math.max(Math.round(toMs - fromMs), SMALLEST_WINDOW_MS), most);
  const from = Math.min(Math.max(Math.round(fromMs), whole.fromMs), whole.toMs - length);
  return { fromMs: from, toMs: from + length };
}

/** Makes the stretch `factor` times as long; the time `aboutMs` keeps its place on screen. */
export function zoomAbout(
  { fromMs, toMs }: TimeWindow,
  aboutMs: number,
  factor: number,
  whole: TimeWindow,
): TimeWindow {
  const wanted = Math.max((toMs - fromMs) * factor, SMALLEST_WINDOW_MS);
  const share = (aboutMs - fromMs) / (toMs - fromMs);
  const from = aboutMs - share * wanted;
  return clampWindow({ fromMs: from, toMs: from + wanted }, whole);
}

export const panBy = ({ fromMs, toMs }: TimeWindow, ms: number, whole: TimeWindow): TimeWindow =>
  clampWindow({ fromMs: fromMs + ms, toMs: toMs + ms }, whole);

/** The stretch moved as little as brings a time into sight; the same object where it is in sight already. */
export function windowAround(window: TimeWindow, ms: number, whole: TimeWindow): TimeWindow {
  if (ms >= window.fromMs && ms < window.toMs) return window;
  const length = window.toMs - window.fromMs;
  const from = ms < window.fromMs ? ms - length * 0.1 : ms - length * 0.9;
  return clampWindow({ fromMs: from, toMs: from + length }, whole);
}
