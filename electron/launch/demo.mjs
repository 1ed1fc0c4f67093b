import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/**
 * Folder of the demo dataset: `KIVENDTOUT_DEMO_DIR` where set, else datasets/demo.
 * @param {string} root
 */
export const demoDirOf = (root) =>
  path.resolve(process.env["KIVENDTOUT_DEMO_DIR"] ?? path.join(root, "datasets", "demo"));

/**
 * Generates the demo dataset where it is missing. The generator puts it there whole or not at all, and refuses a
 * folder with other files; what it says goes to stderr.
 * @param {string} root
 * @param {string} demoDir
 * @returns {{ ok: true } | { ok: false, message: string }}
 */
export function ensureDemo(root, demoDir) {
  if (isPresent(demoDir)) return { ok: true };
  process.stderr.write("Generating the demo dataset …\n");
  const cli = path.join(root, "electron", "cli", "bin.mjs");
  const run = spawnSync(process.execPath, [cli, "generate", "--out", demoDir], {
    cwd: root,
    stdio: ["ignore", "ignore", 2],
  });
  if (run.error !== undefined) return { ok: false, message: run.error.message };
  if (run.status === 0 && isPresent(demoDir)) return { ok: true };
  return { ok: false, message: `The generator ended with code ${run.status}.` };
}

/** @param {string} folder */
const isPresent = (folder) => existsSync(path.join(folder, "manifest.json"));
