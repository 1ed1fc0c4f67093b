import { GRAVITIES, type Gravity, type Histogram, type Lane } from "#shared/contract/replay";

/** What is on screen: a stretch of time over so many pixels. */
export interface Scale {
  readonly fromMs: number;
  readonly toMs: number;
  readonly width: number;
}

/** The stretch that answers tell of, in `bars` equal parts: while one zooms or pans it is not yet that on screen. */
export interface Bars {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bars: number;
}

export const xOf = ({ fromMs, toMs, width }: Scale, ms: number): number =>
  ((ms - fromMs) / (toMs - fromMs)) * width;

export const msAt = ({ fromMs, toMs, width }: Scale, x: number): number =>
  fromMs + (x / width) * (toMs - fromMs);

/** Pixels of a bar that is asked for; an answer of another zoom has others. */
const BAR_WIDTH = 4;

/**
 * Bars for what is on screen. They begin at multiples of their length, so that panning moves them and does not count
 * anew what is in each.
 */
export function barsFor({ fromMs, toMs, width }: Scale): Bars {
  const length = Math.max(1, Math.round(((toMs - fromMs) / Math.max(width, 1)) * BAR_WIDTH));
  const first = Math.floor(fromMs / length);
  const bars = Math.floor(toMs / length) - first + 1;
  return { fromMs: first * length, toMs: (first + bars) * length, bars };
}

/** The bar at a time, −1 outside of them. */
export function barAt({ fromMs, toMs, bars }: Bars, ms: number): number {
  const bar = Math.floor(((ms - fromMs) / (toMs - fromMs)) * bars);
  return bar >= 0 && bar < bars ? bar : -1;
}

export const barSpan = ({ fromMs, toMs, bars }: Bars, bar: number) => {
  const length = (toMs - fromMs) / bars;
  return { fromMs: fromMs + bar * length, toMs: fromMs + (bar + 1) * length };
};

/** First and last bar of which anything is on screen. */
function shownBars(bars: Bars, scale: Scale): readonly [number, number] {
  const length = (bars.toMs - bars.fromMs) / bars.bars;
  const first = Math.floor((scale.fromMs - bars.fromMs) / length);
  const last = Math.ceil((scale.toMs - bars.fromMs) / length) - 1;
  return [Math.max(first, 0), Math.min(last, bars.bars - 1)];
}

export interface LaneShapes {
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    /** 0 … 1. */
    readonly opacity: number;
  }[];
  /** Where a bar that is wide enough has a single record. */
  readonly ticks: readonly number[];
  readonly signs: readonly { readonly x: number; readonly gravity: Gravity }[];
}

/** Bars narrower than this show their density even where it is one record, pixels. */
const NARROW = 3;
/** Signs nearer to one another than this are one, the gravest, pixels. */
const SIGN_SPACING = 9;
const FAINTEST = 0.2;

/** What is drawn of a lane. */
export function laneShapes(lane: Lane, of: Bars, scale: Scale): LaneShapes {
  const [first, last] = shownBars(of, scale);
  let most = 1;
  for (let bar = first; bar <= last; bar++) most = Math.max(most, lane.counts[bar] ?? 0);
  const shapes = { bars: [] as LaneShapes["bars"][number][], ticks: [] as number[] };
  for (let bar = first; bar <= last; bar++) {
    const count = lane.counts[bar] ?? 0;
    if (count === 0) continue;
    const { fromMs, toMs } = barSpan(of, bar);
    const x = xOf(scale, fromMs);
    const width = xOf(scale, toMs) - x;
    if (count === 1 && width >= NARROW) shapes.ticks.push(x + width / 2);
    else shapes.bars.push({ x, width, opacity: opacityOf(count, most) });
  }
  return { ...shapes, signs: signsOf(lane, of, scale, first, last) };
}

/** Logarithmic, since a campaign day has a hundred times the records of a night. */
const opacityOf = (count: number, most: number): number =>
  FAINTEST + (1 - FAINTEST) * (Math.log1p(count) / Math.log1p(most));

function signsOf(
  { gravest }: Lane,
  of: Bars,
  scale: Scale,
  first: number,
  last: number,
): LaneShapes["signs"] {
  const signs: { x: number; level: number }[] = [];
  for (let bar = first; bar <= last; bar++) {
    const level = gravest[bar] ?? 0;
    if (level === 0) continue;
    const { fromMs, toMs } = barSpan(of, bar);
    const x = (xOf(scale, fromMs) + xOf(scale, toMs)) / 2;
    const before = signs.at(-1);
    if (before === undefined || x - before.x >= SIGN_SPACING) signs.push({ x, level });
    else if (level > before.level) signs[signs.length - 1] = { x: before.x, level };
  }
  return signs.map(({ x, level }) => ({ x, gravity: GRAVITIES[level] ?? "none" }));
}

/** One bar of the histogram, heights as shares of its room. */
export interface HistogramBar {
  readonly x: number;
  readonly width: number;
  readonly records: number;
  readonly allowed: number;
  readonly challenged: number;
  readonly blocked: number;
}

export interface HistogramShapes {
  readonly bars: readonly HistogramBar[];
  /** Most records and most payments of a bar on screen: what the full height stands for. */
  readonly mostRecords: number;
  readonly mostPayments: number;
}

/** Payments stacked by outcome, in front of all records, which have a scale of their own. */
export function histogramShapes(histogram: Histogram, scale: Scale): HistogramShapes {
  const { records, allowed, challenged, blocked } = histogram;
  const [first, last] = shownBars(histogram, scale);
  const payments = (bar: number): number =>
    (allowed[bar] ?? 0) + (challenged[bar] ?? 0) + (blocked[bar] ?? 0);
  let mostRecords = 0;
  let mostPayments = 0;
  for (let bar = first; bar <= last; bar++) {
    mostRecords = Math.max(mostRecords, records[bar] ?? 0);
    mostPayments = Math.max(mostPayments, payments(bar));
  }
  const bars: HistogramBar[] = [];
  for (let bar = first; bar <= last; bar++) {
    if ((records[bar] ?? 0) === 0) continue;
    const { fromMs, toMs } = barSpan(histogram, bar);
    const x = xOf(scale, fromMs);
    const share = (counts: Uint32Array): number => (counts[bar] ?? 0) / Math.max(mostPayments, 1);
    bars.push({
      x,
      width: xOf(scale, toMs) - x,
      records: (records[bar] ?? 0) / mostRecords,
      allowed: share(allowed),
      challenged: share(challenged),
      blocked: share(blocked),
    });
  }
  return { bars, mostRecords, mostPayments };
}
