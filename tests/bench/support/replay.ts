import type { Page } from "playwright";
import { seeded } from "./seeded";

/** Where the time is pressed. */
const STRIP = ".scrubber [role=slider]";

/** Milliseconds from each press of the pointer until what the headline figures tell of the new moment was painted. */
export async function seekTimes(page: Page, seeks: number, seed: number): Promise<number[]> {
  await page.evaluate(watchPaints);
  const box = await page.locator(STRIP).boundingBox();
  if (box === null) throw new Error("The window shows no scrubber");
  const next = seeded(seed);
  const times: number[] = [];
  while (times.length < seeks) {
    const x = box.x + 4 + next() * (box.width - 8);
    await page.mouse.click(x, box.y + box.height / 2);
    const took = await page.evaluate(paintedAfterPress);
    // The same moment again paints nothing.
    if (took !== null) times.push(took);
  }
  return times;
}

/** Goes to a workspace, and waits until it is there. */
export async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, `#/${hash}`);
  await page.waitForFunction(isThere);
}

/** Types a speed into the menu of the scrubber, as `1 d` for a day of data a second. */
export async function setSpeed(page: Page, speed: string): Promise<void> {
  await page.locator(".speed-button").click();
  await page.locator(".speed-custom input").fill(speed);
  await page.locator(".speed-custom").getByRole("button").click();
}

/** Plays the main stretch over and over; answers when it has begun anew so many times. */
export async function loopTimes(page: Page, times: number): Promise<void> {
  // Without marks a loop is over the whole main stretch.
  await page.keyboard.press("\\");
  await page.keyboard.press("l");
  await page.evaluate(countLoops, times);
  await page.keyboard.press("k");
  await page.keyboard.press("\\");
}

export interface Playing {
  /** Of the page's thread, milliseconds; 0 where no task took 50. */
  readonly longestTask: number;
  readonly framesPerSecond: number;
  /** Milliseconds between two frames at most. */
  readonly worstGap: number;
}

/** Plays for so many seconds from where the clock stands. */
export async function playFor(page: Page, seconds: number): Promise<Playing> {
  await page.keyboard.press("l");
  const played = await page.evaluate(measureFrames, seconds * 1000);
  await page.keyboard.press("k");
  return played;
}

/** The functions below run in the page. */
interface Watched {
  /** Of the last press of the pointer; null where the figures stay those of the same moment. */
  painted: Promise<number | null>;
  longTasks: { readonly start: number; readonly duration: number }[];
}

function watchPaints(): void {
  const WAIT_MS = 2000;
  const watched = globalThis as typeof globalThis & Watched;
  const shown = (): string | undefined =>
    document.querySelector<HTMLElement>(".overview-stats")?.dataset["before"];
  const nextPainted = (pressedAt: number): Promise<number | null> => {
    const before = shown();
    return new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (shown() === before) return;
        observer.disconnect();
        // What is posted in a frame is received when that frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - pressedAt);
        requestAnimationFrame(() => port2.postMessage(null));
      });
      const attributeFilter = ["data-before"];
      observer.observe(document.body, { subtree: true, attributes: true, attributeFilter });
      setTimeout(() => {
        observer.disconnect();
        resolve(null);
      }, WAIT_MS);
    });
  };
  const onPress = ({ timeStamp }: PointerEvent): void => {
    watched.painted = nextPainted(timeStamp);
  };
  globalThis.addEventListener("pointerdown", onPress, { capture: true });
}

const paintedAfterPress = (): Promise<number | null> =>
  (globalThis as typeof globalThis & Watched).painted;

const isThere = (): boolean =>
  document.querySelector("main h1") !== null &&
  document.querySelector(".workspace[aria-busy=true]") === null;

function countLoops(times: number): Promise<void> {
  const TRACK = ".scrubber [role=slider]";
  const now = (): number => Number(document.querySelector(TRACK)?.getAttribute("aria-valuenow"));
  return new Promise((resolve) => {
    let last = now();
    let begun = 0;
    const onFrame = (): void => {
      const at = now();
      if (at < last) begun += 1;
      last = at;
      if (begun < times) requestAnimationFrame(onFrame);
      else resolve();
    };
    requestAnimationFrame(onFrame);
  });
}

function measureFrames(forMs: number): Promise<Playing> {
  const { longTasks } = globalThis as typeof globalThis & Watched;
  return new Promise((resolve) => {
    const began = performance.now();
    let frames = 0;
    let last = began;
    let worstGap = 0;
    const onFrame = (): void => {
      const now = performance.now();
      worstGap = Math.max(worstGap, now - last);
      last = now;
      frames += 1;
      if (now - began < forMs) return void requestAnimationFrame(onFrame);
      const during = longTasks.filter(({ start }) => start >= began);
      resolve({
        longestTask: Math.max(0, ...during.map(({ duration }) => duration)),
        framesPerSecond: (frames * 1000) / (now - began),
        worstGap,
      });
    };
    requestAnimationFrame(onFrame);
  });
}
