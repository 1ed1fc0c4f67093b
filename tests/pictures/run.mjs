import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright";
import { demoDirOf } from "../../electron/launch/demo.mjs";
import { placesOf } from "./places.mjs";

// What `npm run pictures` runs: the eight pictures of the README, of the demo dataset, into docs/images.
// `npm run pictures -- --all [--out DIR] [--only NAME]` takes every place in both sizes, themes and languages.

const root = path.resolve(import.meta.dirname, "../..");
const { values: options } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    only: { type: "string" },
    out: { type: "string" },
    dataset: { type: "string" },
  },
});

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];
/** Frames in which everything on a place is drawn. */
const FRAMES = 40;
const README = ["alerts", "graph", "timeline", "overview", "device", "sql", "rules", "stopped"];

/** Starts the application for the browser with settings of its own; answers its address and how to end it. */
async function startApplication(settings) {
  const config = mkdtempSync(path.join(tmpdir(), "kivendtout-pictures-"));
  writeFileSync(path.join(config, "settings.json"), JSON.stringify(settings));
  const named = options.dataset === undefined ? [] : ["--dataset", options.dataset];
  const child = spawn(
    process.execPath,
    ["electron/start.mjs", "--browser", "--no-open", "--port", "0", ...named],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, KIVENDTOUT_CONFIG_DIR: config },
    },
  );
  const url = await new Promise((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (chunk) => {
      printed += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    child.once("exit", (code) => reject(new Error(`the start ended with code ${code}`)));
  });
  const stop = () => {
    child.kill("SIGTERM");
    rmSync(config, { recursive: true, force: true });
  };
  return { url, stop };
}

/** Waits until nothing on the page is being loaded or drawn. */
async function settle(page) {
  await page.waitForFunction(
    () => document.querySelector('[aria-busy="true"], .skeleton, [role="progressbar"]') === null,
    undefined,
    { timeout: 30_000 },
  );
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(
    // Charts are drawn one a frame.
    (frames) =>
      new Promise((done) => {
        const next = (left) => (left === 0 ? done() : requestAnimationFrame(() => next(left - 1)));
        next(frames);
      }),
    FRAMES,
  );
}

async function take(browser, { language, theme, sizes, places, out, plain }) {
  const { url, stop } = await startApplication({
    version: 2,
    theme,
    language,
    panels: {},
    columns: {},
    tourSeen: true,
  });
  const page = await browser.newPage({ viewport: sizes[0], locale: "en-GB", timezoneId: "UTC" });
  try {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(url);
    await page
      .getByRole("contentinfo")
      .getByText(/\d (rows|lignes)/)
      .waitFor({ timeout: 60_000 });
    for (const [name, fragment] of Object.entries(places))
      for (const size of sizes) {
        await page.setViewportSize(size);
        await page.evaluate((hash) => (location.hash = hash), fragment);
        await settle(page);
        const suffix = plain ? "" : `-${size.width}-${theme}-${language}`;
        const file = path.join(out, `${name}${suffix}.png`);
        await page.screenshot({ path: file });
        process.stdout.write(`${path.relative(root, file)}\n`);
      }
  } finally {
    await page.close();
    stop();
  }
}

const all = placesOf(demoDirOf(root));
const wanted = options.only === undefined ? Object.keys(all) : options.only.split(",");
const chosen = options.all ? wanted : README;
const places = Object.fromEntries(Object.entries(all).filter(([name]) => chosen.includes(name)));
const out = path.resolve(
  options.out ?? path.join(root, options.all ? "test-results/pictures" : "docs/images"),
);
mkdirSync(out, { recursive: true });
const debian = "/usr/bin/chromium";
const browser = await chromium.launch({
  ...(existsSync(debian) ? { executablePath: debian } : {}),
  args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
});
try {
  if (!options.all)
    await take(browser, {
      language: "en",
      theme: "light",
      sizes: [SIZES[0]],
      places,
      out,
      plain: true,
    });
  else
    for (const language of ["en", "fr"])
      for (const theme of ["light", "dark"])
        await take(browser, { language, theme, sizes: SIZES, places, out, plain: false });
} finally {
  await browser.close();
}
