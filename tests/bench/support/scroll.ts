import type { Page } from "playwright";

/** Frames while a table is scrolled from its first row to its last. */
export interface Scrolling {
  readonly framesPerSecond: number;
  /** Longest time between two frames, milliseconds. */
  readonly worstGap: number;
  /** Share of frames in which the middle of the table showed no row. */
  readonly blank: number;
}

const SCROLL_MS = 4000;
/** As a quick hand turns a wheel: about 200 rows a second. */
const WHEEL_PIXELS_PER_SECOND = 6000;

/** Goes to a table by its address, scrolls on as with a wheel, then drags the bar from the first row to the last. */
export async function scrollTable(
  page: Page,
  table: string,
): Promise<{ readonly wheel: Scrolling; readonly drag: Scrolling }> {
  await page.evaluate((address) => {
    location.hash = address;
  }, `#/tables/${table}`);
  const grid = page.locator("[role=grid]").first();
  await grid.locator("[role=gridcell]").first().waitFor({ timeout: 30_000 });
  const wheel = await grid.evaluate(scrollOn, {
    duration: SCROLL_MS,
    distance: (WHEEL_PIXELS_PER_SECOND * SCROLL_MS) / 1000,
  });
  const drag = await grid.evaluate(scrollOn, { duration: SCROLL_MS, distance: Infinity });
  return { wheel, drag };
}

/** Runs in the page. */
async function scrollOn(
  grid: Element,
  most: { readonly duration: number; readonly distance: number },
): Promise<Scrolling> {
  const scrolls = (element: Element): boolean => element.scrollHeight > element.clientHeight + 100;
  const scroller = [grid, ...grid.querySelectorAll("*")].find(scrolls) ?? grid;
  const { left, top, width, height } = scroller.getBoundingClientRect();
  const { duration } = most;
  const distance = Math.min(most.distance, scroller.scrollHeight - scroller.clientHeight);
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const start = await nextFrame();
  let last = start;
  let frames = 0;
  let worstGap = 0;
  let blank = 0;
  while (last - start < duration) {
    scroller.scrollTop = (distance * (last - start)) / duration;
    const now = await nextFrame();
    const middle = document.elementFromPoint(left + Math.min(width / 2, 300), top + height / 2);
    const row = middle?.closest("[role=row]");
    if (!row || (row.textContent ?? "").trim() === "") blank += 1;
    frames += 1;
    worstGap = Math.max(worstGap, now - last);
    last = now;
  }
  return {
    framesPerSecond: (frames * 1000) / (last - start),
    worstGap,
    blank: blank / frames,
  };
}
