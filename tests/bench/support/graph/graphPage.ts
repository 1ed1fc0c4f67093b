import path from "node:path";
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { build, preview } from "vite";
import type { BenchPage, Frames, Places, Renderer } from "./page/main";

export type { Frames };

/** The page of `page/`, from outside. */
export interface GraphPage {
  layouts(size: number, runs: number): Promise<number[]>;
  frames(renderer: Renderer, size: number, places: Places): Promise<Frames>;
  groups(count: number, links: readonly { from: number; to: number }[]): Promise<number>;
  expansions(count: number, runs: number): Promise<number[]>;
}

declare global {
  var benchPage: BenchPage;
}

const DEBIAN_CHROMIUM = "/usr/bin/chromium";
/** Of the canvas; as the prototypes had it. */
const VIEWPORT = { width: 1200, height: 760 };

/** Builds the page, serves it on the loopback address, and opens it in Chromium; each question loads it anew. */
export async function* withGraphPage<T>(
  root: string,
  use: (page: GraphPage) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  const outDir = path.join(root, "node_modules/.cache/bench/graph-page");
  const common = {
    configFile: false,
    root: path.join(root, "tests/bench/support/graph/page"),
    logLevel: "error",
  } as const;
  await build({
    ...common,
    base: "./",
    worker: { format: "es" },
    build: { outDir, emptyOutDir: true, minify: true, target: "es2022" },
  });
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const browser = await chromium.launch({
    ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : {}),
    args: ["--no-sandbox", "--no-first-run", "--disable-background-networking"],
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error("The page is not served");
  const onPage = async <R, A>(work: (given: A) => Promise<R>, given: A): Promise<R> => {
    const page = await browser.newPage({ viewport: VIEWPORT });
    try {
      await page.goto(url);
      await page.waitForFunction(() => "benchPage" in globalThis);
      // Playwright's types do not know that what it hands over is what was given.
      return await page.evaluate(work as (given: unknown) => Promise<R>, given);
    } finally {
      await page.close();
    }
  };
  try {
    yield* use({
      layouts: (size, runs) =>
        onPage(([count, times]) => benchPage.layouts(count, times), [size, runs] as const),
      frames: (renderer, size, places) =>
        onPage((given) => benchPage.frames(given.renderer, given.size, given.places), {
          renderer,
          size,
          places,
        }),
      groups: (count, links) =>
        onPage((given) => benchPage.groups(given.count, given.links), { count, links }),
      expansions: (count, runs) =>
        onPage(([size, times]) => benchPage.expansions(size, times), [count, runs] as const),
    });
  } finally {
    await browser.close();
    await server.close();
  }
}
