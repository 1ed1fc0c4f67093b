import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base, expect, type Page } from "playwright/test";
import { findRealDataset } from "../../support/realDataset";

export { expect };

export const root = path.resolve(import.meta.dirname, "../../..");

/** An application that `npm start` has brought up for the browser. */
interface Application {
  /** The printed address, launch token included. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs `npm start -- --browser --no-open …` as a user would, with settings of its own. */
async function startApplication(args: readonly string[]): Promise<Application> {
  const config = await mkdtemp(path.join(tmpdir(), "kivendtout-e2e-"));
  const child = spawn(
    "npm",
    ["start", "--silent", "--", "--browser", "--no-open", "--port", "0", ...args],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, KIVENDTOUT_CONFIG_DIR: config },
    },
  );
  const url = await printedAddress(child);
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(config, { recursive: true, force: true });
    },
  };
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    child.once("exit", (code) =>
      reject(new Error(`npm start ended with code ${code}: ${printed}`)),
    );
  });
}

interface Fixtures {
  /** The window, with the demo dataset read. */
  window: Page;
}

interface WorkerFixtures {
  application: Application;
}

/** Tests that look at the window through a real browser; one application serves a whole file. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  application: [
    // Playwright asks for an object pattern even where a fixture uses no other.
    async ({ playwright: _playwright }, use) => {
      const application = await startApplication([]);
      await use(application);
      await application.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  window: async ({ page, application }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(application.url);
    await expect(page.getByText("71,694").first()).toBeVisible({ timeout: 60_000 });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Folder of the published dataset; the tests that open it are skipped where there is none. */
export const published = findRealDataset();

/** The texts of the table row that begins with the given name. */
export async function cellsOf(page: Page, name: string): Promise<string[]> {
  const row = page.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
  return row.first().locator("th, td").allInnerTexts();
}

/** Opens the list of datasets from the top bar and a folder by its path. */
export async function openByPath(page: Page, folder: string): Promise<void> {
  await page.getByRole("button", { name: /^Dataset: / }).click();
  await page.getByLabel("By path").fill(folder);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

/** Drops files or folders of this machine on the middle of the window, as the system would. */
export async function dropOnWindow(page: Page, paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    client.send("Input.dispatchDragEvent", { type, x: 700, y: 400, data });
  await send("dragEnter");
  await send("dragOver");
  await expect(page.getByText("Drop the folder to open it")).toBeVisible();
  // The notice has come between pointer and page: the drag enters it anew before it can end there.
  await send("dragOver");
  await send("dragOver");
  await send("drop");
  await client.detach();
}

/** Runs with a temporary folder of the given files. */
export async function withFolder(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "kivendtout-e2e-"));
  try {
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(folder, name), text);
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
