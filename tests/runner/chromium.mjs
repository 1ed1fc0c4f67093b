import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

export const DEBIAN_CHROMIUM = "/usr/bin/chromium";

/**
 * Makes sure that a Chromium is there: Debian's package where this is Debian and root, else Playwright's own.
 * What fails here shows as failed tests, with the reason above them.
 */
export function ensureChromium() {
  if (existsSync(DEBIAN_CHROMIUM)) return;
  const [command, args] = isDebianRoot()
    ? ["sh", ["-c", "apt-get update -qq && apt-get install -y -qq chromium"]]
    : [process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]];
  process.stderr.write("Installing Chromium …\n");
  const run = spawnSync(command, args, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (run.status !== 0) process.stderr.write(`Chromium was not installed (code ${run.status}).\n`);
}

function isDebianRoot() {
  const release = "/etc/os-release";
  const debian = existsSync(release) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(release, "utf8"));
  return debian && process.getuid?.() === 0;
}
