import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright";
import { ensureBuilt } from "../../../electron/build/ensureBuilt.mjs";
import { startHostProcess } from "../../../electron/launch/hostProcess.mjs";

/** The loopback host with a dataset named at its start, and a browser to look at it. */
export interface Window {
  readonly url: string;
  readonly browser: Browser;
}

/** Debian's Chromium where it is installed, else Playwright's own. */
const DEBIAN_CHROMIUM = "/usr/bin/chromium";
const VIEWPORT = { width: 1440, height: 900 };

/** Runs with a host that opens `dataset` in every window, on a fresh build. */
export async function withWindow<T>(
  root: string,
  dataset: string,
  use: (window: Window) => Promise<T>,
): Promise<T> {
  const built = await ensureBuilt(root);
  if (!built.ok) throw new Error(built.message);
  const config = mkdtempSync(path.join(tmpdir(), "kivendtout-bench-"));
  process.env["KIVENDTOUT_CONFIG_DIR"] = config;
  const { child, answer } = await startHostProcess(root, {
    demoDir: path.join(root, "datasets/demo"),
    port: 0,
    startPath: dataset,
    development: null,
  });
  try {
    if (answer.kind === "failed") throw new Error(answer.error.message);
    const browser = await chromium.launch({
      ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
    try {
      return await use({ url: answer.url, browser });
    } finally {
      await browser.close();
    }
  } finally {
    child.kill("SIGTERM");
    rmSync(config, { recursive: true, force: true });
  }
}

/** What one opening of the window took, milliseconds from the start of the navigation. */
export interface Opening {
  readonly datasetReady: number;
  readonly firstPicture: number;
  readonly sqlReady: number;
  /** Of that, what the SQL worker took for the tables. */
  readonly sqlTook: number;
  /** Longest task of the page's thread of 50 ms and more before and after the opening began; 0 = none. */
  readonly longestStarting: number;
  readonly longestLoading: number;
}

/** Opens the window in a browser context of its own, nothing cached, and waits until SQL is ready. */
export async function openWindow(
  { url, browser }: Window,
  use: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Opening> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    await page.addInitScript(keepLongTasks);
    await page.goto(url);
    await page.waitForFunction(isReady, null, { timeout: 120_000 });
    const opening = await page.evaluate(readOpening);
    await use(page);
    return opening;
  } finally {
    await context.close();
  }
}

/** The functions below run in the page. */
interface Watched {
  longTasks: { readonly start: number; readonly duration: number }[];
}

function keepLongTasks(): void {
  const watched = globalThis as typeof globalThis & Watched;
  watched.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      watched.longTasks.push({ start: startTime, duration });
  }).observe({ type: "longtask", buffered: true });
}

const isReady = (): boolean =>
  ["kivendtout:first-picture", "kivendtout:sql-ready"].every(
    (name) => performance.getEntriesByName(name).length > 0,
  );

function readOpening(): Opening {
  const { longTasks } = globalThis as typeof globalThis & Watched;
  const at = (moment: string): PerformanceMark =>
    performance.getEntriesByName(`kivendtout:${moment}`)[0] as PerformanceMark;
  const opening = at("opening").startTime;
  const sqlReady = at("sql-ready");
  const longest = (tasks: Watched["longTasks"]): number =>
    Math.max(0, ...tasks.map(({ duration }) => duration));
  return {
    datasetReady: at("dataset-ready").startTime,
    firstPicture: at("first-picture").startTime,
    sqlReady: sqlReady.startTime,
    sqlTook: Number(sqlReady.detail),
    longestStarting: longest(longTasks.filter(({ start }) => start < opening)),
    longestLoading: longest(
      longTasks.filter(({ start }) => start >= opening && start <= sqlReady.startTime),
    ),
  };
}
