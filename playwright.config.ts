import { existsSync } from "node:fs";
import { defineConfig } from "playwright/test";
import type { WorkerFixtures } from "./tests/e2e/support/application";

const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/** Debian's Chromium where it is installed, else Playwright's own; never a call home. */
const launchOptions = {
  ...(existsSync(DEBIAN_CHROMIUM) ? { executablePath: DEBIAN_CHROMIUM } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig<object, WorkerFixtures>({
  testDir: "tests/e2e",
  outputDir: "test-results",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  use: {
    launchOptions,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
  },
  // The same specs in both shells, and beside them what only one of the two has.
  projects: [
    { name: "web", testMatch: ["specs/**/*.spec.ts", "web/**/*.spec.ts"], use: { shell: "web" } },
    {
      name: "desktop",
      testMatch: ["specs/**/*.spec.ts", "desktop/**/*.spec.ts"],
      use: { shell: "desktop" },
    },
  ],
});
