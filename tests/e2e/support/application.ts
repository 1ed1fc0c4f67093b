import path from "node:path";
import { test as base, expect, type Page } from "playwright/test";
import { demoDirOf } from "../../../electron/launch/demo.mjs";
import { desktopObstacle } from "../../../electron/launch/desktop.mjs";
import { findRealDataset } from "../../support/realDataset";
import { startDesktop } from "./shells/desktop";
import type { RunningShell, SavedFile } from "./shells/shell";
import { startWeb } from "./shells/web";
import { datasetShown } from "./window";

export { expect };

export const root = path.resolve(import.meta.dirname, "../../..");

export const demoFolder = demoDirOf(root);

/** Folder of the published dataset; the tests that open it are skipped where there is none. */
export const published = findRealDataset();

interface Fixtures {
  /** Whether the guided tour was seen before, so that it is not offered. */
  tourSeen: boolean;
  /** Skips, and says so, what cannot run in the project's shell on this machine. */
  runnable: void;
  /** The window, with the demo dataset read. A test fails where the page complained meanwhile. */
  window: Page;
  /** Opens a folder as a user of this shell does. */
  openFolder: (folder: string) => Promise<void>;
  /** The file that an action has the window save. */
  savedFile: (act: () => Promise<void>) => Promise<SavedFile>;
}

export interface WorkerFixtures {
  /** Set by the Playwright project. */
  shell: "web" | "desktop";
  application: RunningShell;
}

/** Tests of the window in the project's shell; one application serves them all. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  shell: ["web", { option: true, scope: "worker" }],
  tourSeen: [true, { option: true }],
  runnable: [
    async ({ shell }, use, testInfo) => {
      const missing = shell === "desktop" && desktopObstacle(root) !== null;
      // tests/run.mjs knows these words, and holds them against the machine.
      testInfo.skip(missing, "needs an Electron binary that can start");
      await use();
    },
    { auto: true },
  ],
  application: [
    async ({ shell, playwright }, use) => {
      const application =
        shell === "desktop" ? await startDesktop(root) : await startWeb(root, playwright.chromium);
      await use(application);
      await application.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  window: async ({ application, tourSeen }, use) => {
    const window = await application.newWindow(tourSeen);
    const complaints: string[] = [];
    window.on("pageerror", (error) => complaints.push(error.message));
    window.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await datasetShown(window, path.basename(demoFolder));
    await use(window);
    await application.closeWindow(window);
    expect(complaints).toEqual([]);
  },
  openFolder: async ({ application, window }, use) => {
    await use((folder) => application.openFolder(window, folder));
  },
  savedFile: async ({ application, window }, use) => {
    await use((act) => application.savedFile(window, act));
  },
});
