import type { TickUnit } from "#shared/clock/ticks";
import type { TimeWindow } from "#shared/clock/window";
import type { Histogram, ReplayApi } from "#shared/contract/replay";
import type { Frames } from "../../platform/ports";
import type { CaseworkStore } from "../../stores/casework";
import type { ClockState, ClockStore } from "../../stores/clockState";
import type { SettingsStore } from "../../stores/settings";
import { drawShapes, type Colours } from "./drawShapes";
import {
  backShapes,
  barShapes,
  barsOf,
  frontShapes,
  TOKENS,
  xOf,
  type SceneState,
  type Size,
} from "./scene";

interface PainterPorts {
  readonly clock: ClockStore;
  readonly casework: CaseworkStore;
  readonly settings: SettingsStore;
  readonly replay: ReplayApi;
  readonly frames: Frames;
  readonly label: (ms: number, unit: TickUnit) => string;
}

export interface Painter {
  /** What is drawn, and how large. */
  readonly scene: () => SceneState;
  readonly histogram: () => Histogram | null;
  readonly stop: () => void;
}

/** Share of its colour that what is still to come keeps. */
const TO_COME = 0.35;

/** Draws the track in frames of the screen, only when something has changed, and asks for its bars. */
export function startPainter(canvas: HTMLCanvasElement, ports: PainterPorts): Painter {
  const { clock, casework, settings, frames, label } = ports;
  const context = canvas.getContext("2d");
  let size: Size = { width: 0, height: 0 };
  let theme = readTheme();
  let bars: HTMLCanvasElement | null = null;
  let requested: number | null = null;
  const source = histogramSource(ports.replay, () => {
    bars = null;
    redraw();
  });

  const redraw = (): void => {
    requested ??= frames.request(draw);
  };
  const ask = (): void => {
    const { window, decided, moment } = clock.getState();
    if (moment !== null && size.width > 0)
      source.want({ window, bars: barsOf(size.width), decided });
    redraw();
  };

  const scene = (): SceneState => {
    const { window, pointerMs, gaps, marks, looping } = clock.getState();
    const { bookmarks } = casework.getState().work;
    const skipped = settings.getState().replay.skipGaps ? gaps : [];
    return { ...size, window, pointerMs, gaps: skipped, marks, looping, bookmarks, label };
  };

  const draw = (): void => {
    requested = null;
    if (context === null || size.width === 0) return;
    const ratio = devicePixelRatio;
    fit(canvas, size, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);
    const state = scene();
    const { colours, font } = theme;
    drawShapes(context, backShapes(state), colours, font);
    const histogram = source.known();
    if (histogram !== null) {
      bars ??= barsBitmap(histogram, size, ratio, theme);
      if (bars !== null) drawBars(context, bars, histogram, state);
    }
    drawShapes(context, frontShapes(state), colours, font);
  };

  const resized = (): void => {
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === size.width && height === size.height) return;
    size = { width, height };
    bars = null;
    ask();
  };
  const themeChanged = (): void => {
    theme = readTheme();
    bars = null;
    redraw();
  };

  const ends = [
    clock.subscribe((state, before) => {
      if (isOtherStretch(state, before)) ask();
      else if (isOtherPicture(state, before)) redraw();
    }),
    casework.subscribe(({ work }, before) => {
      if (work.bookmarks !== before.work.bookmarks) redraw();
    }),
    settings.subscribe(({ replay }, before) => {
      if (replay.skipGaps !== before.replay.skipGaps) redraw();
    }),
    watch(canvas, resized, themeChanged),
    () => {
      if (requested !== null) frames.cancel(requested);
      source.stop();
    },
  ];
  resized();
  return {
    scene,
    histogram: source.known,
    stop: () => {
      for (const end of ends) end();
    },
  };
}

const isOtherStretch = (state: ClockState, before: ClockState): boolean =>
  state.window !== before.window || state.decided !== before.decided || state.span !== before.span;

const isOtherPicture = (state: ClockState, before: ClockState): boolean =>
  state.pointerMs !== before.pointerMs ||
  state.gaps !== before.gaps ||
  state.marks !== before.marks ||
  state.looping !== before.looping;

interface Wanted {
  readonly window: TimeWindow;
  readonly bars: number;
  readonly decided: number;
}

/** Asks for one histogram at a time; the newest stretch waits. */
function histogramSource(replay: ReplayApi, arrived: () => void) {
  let known: Histogram | null = null;
  let waiting: Wanted | null = null;
  let running = false;
  let stopped = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let wanted = waiting; wanted !== null && !stopped; wanted = waiting) {
      waiting = null;
      const answer = await replay.histogram({ ...wanted.window, bars: wanted.bars });
      // Without an answer the bars of before stay: the session tells of a lost engine.
      if (!answer.ok) continue;
      known = answer.value;
      arrived();
    }
    running = false;
  };
  return {
    known: () => known,
    want: (wanted: Wanted) => {
      waiting = wanted;
      void run();
    },
    stop: () => {
      stopped = true;
    },
  };
}

function fit(canvas: HTMLCanvasElement, { width, height }: Size, ratio: number): void {
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
}

/** The bars drawn once, to be put under every position of the cursor. */
function barsBitmap(
  histogram: Histogram,
  size: Size,
  ratio: number,
  { colours, font }: Theme,
): HTMLCanvasElement | null {
  const bitmap = document.createElement("canvas");
  fit(bitmap, size, ratio);
  const context = bitmap.getContext("2d");
  if (context === null) return null;
  context.scale(ratio, ratio);
  drawShapes(context, barShapes(histogram, size), colours, font);
  return bitmap;
}

/** What has happened in full colour, what is to come pale; stretched while newer bars are on their way. */
function drawBars(
  context: CanvasRenderingContext2D,
  bars: HTMLCanvasElement,
  { fromMs, toMs }: Histogram,
  { window, width, height, pointerMs }: SceneState,
): void {
  const from = xOf(fromMs, window, width);
  const to = xOf(toMs, window, width);
  const now = pointerMs === null ? width : xOf(pointerMs, window, width);
  for (const [left, right, alpha] of [
    [0, now, 1],
    [Math.max(now, 0), width, TO_COME],
  ] as const) {
    if (right <= left) continue;
    context.save();
    context.beginPath();
    context.rect(left, 0, right - left, height);
    context.clip();
    context.globalAlpha = alpha;
    context.drawImage(bars, from, 0, to - from, height);
    context.restore();
  }
}

interface Theme {
  readonly colours: Colours;
  readonly font: string;
}

function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const entries = TOKENS.map((name) => [name, token(name)] as const);
  // Every token is in the list, which the type of the entries does not say.
  return { colours: Object.fromEntries(entries) as Colours, font: token("font") };
}

/** Tells of changes of size and theme; answers the function that ends it. */
function watch(canvas: HTMLCanvasElement, resized: () => void, themed: () => void): () => void {
  const sizes = new ResizeObserver(resized);
  sizes.observe(canvas);
  const themes = new MutationObserver(themed);
  themes.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return () => {
    sizes.disconnect();
    themes.disconnect();
  };
}
