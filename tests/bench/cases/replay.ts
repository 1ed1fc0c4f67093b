import path from "node:path";
import type { Page } from "playwright";
import { alone, type Bench, type Measure } from "../measure";
import { openWindow, withWindow } from "../support/browser";
import { demoAtScale } from "../support/demoDataset";
import { heapOf, residentOf } from "../support/memory";
import { loopTimes, playFor, seekTimes, setSpeed, show } from "../support/replay";

const SEEKS = 300;
const SEED = 20251114;
const SECONDS = 15;
/** As many as an hour at a day a second makes of the two months, played sixty times as fast. */
const LOOPS = 60;
const LOOP_SPEED = "60 d";

/** Seeking and playing in Chromium through the loopback host: one click or key to what is painted. */
export const measures: Bench = async function* ({ root }) {
  const demo = { folder: path.join(root, "datasets/demo"), suffix: "" };
  const larger = { folder: demoAtScale(root, 10), suffix: "_scale_10" };
  for (const { folder, suffix } of [demo, larger]) {
    const found: Measure[] = [];
    await withWindow(root, folder, async (window) => {
      await openWindow(window, async (page) => {
        for await (const measure of ofPage(page, suffix)) found.push(measure);
      });
    });
    yield* found;
  }
};

const measured = (metric: string, value: number, unit: string, better: "lower" | "higher") =>
  alone({ bench: "replay", metric, value, unit, better });

async function* ofPage(page: Page, suffix: string): AsyncGenerator<Measure> {
  await show(page, "overview");
  const seeks = await seekTimes(page, SEEKS, SEED);
  for (const share of [50, 95])
    yield measured(`seek_p${share}_screen${suffix}`, percentile(seeks, share), "ms", "lower");

  await setSpeed(page, "1 d");
  for (const workspace of ["overview", "alerts", "timeline"] as const) {
    await show(page, workspace);
    await page.keyboard.press("Home");
    const played = await playFor(page, SECONDS);
    const of = `_playing_${workspace}${suffix}`;
    // 0 where no task took 50 ms.
    yield measured(`longest_task_ms${of}`, played.longestTask, "ms", "lower");
    yield measured(`frames${of}`, played.framesPerSecond, "frames/s", "higher");
    yield measured(`worst_frame_gap${of}`, played.worstGap, "ms", "lower");
  }

  await show(page, "overview");
  await setSpeed(page, LOOP_SPEED);
  await loopTimes(page, 1);
  const before = await memoryOf(page);
  await loopTimes(page, LOOPS);
  const after = await memoryOf(page);
  for (const [when, { heap, resident }] of Object.entries({ before, after })) {
    yield measured(`heap_${when}_looping${suffix}`, heap, "MiB", "lower");
    if (resident !== null)
      yield measured(`resident_${when}_looping${suffix}`, resident, "MiB", "lower");
  }
}

async function memoryOf(page: Page) {
  const heap = await heapOf(page);
  const browser = page.context().browser();
  return { heap, resident: browser === null ? null : await residentOf(browser) };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)] ?? NaN;
}
