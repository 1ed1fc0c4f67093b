import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";

/**
 * Folder of the demo dataset: `KIVENDTOUT_DEMO_DIR` where set, else datasets/demo.
 * @param {string} root
 */
export const demoDirOf = (root) =>
  path.resolve(process.env["KIVENDTOUT_DEMO_DIR"] ?? path.join(root, "datasets", "demo"));

/**
 * Generates the demo dataset where it is missing. It is written beside its place and then moved, so that an
 * interrupted run leaves no half dataset; the manifest, written last, tells a whole one.
 * @param {string} root
 * @param {string} demoDir
 * @returns {{ ok: true } | { ok: false, message: string }}
 */
export function ensureDemo(root, demoDir) {
  if (isPresent(demoDir)) return { ok: true };
  process.stderr.write("Generating the demo dataset …\n");
  const partial = `${demoDir}.partial-${process.pid}`;
  try {
    mkdirSync(path.dirname(demoDir), { recursive: true });
    const cli = path.join(root, "electron", "cli", "bin.mjs");
    const run = spawnSync(process.execPath, [cli, "generate", "--out", partial], {
      cwd: root,
      stdio: ["ignore", 2, 2],
    });
    if (run.status !== 0 || !isPresent(partial))
      return { ok: false, message: `The generator ended with code ${run.status}.` };
    if (isPresent(demoDir)) return { ok: true };
    rmSync(demoDir, { recursive: true, force: true });
    renameSync(partial, demoDir);
    return { ok: true };
  } catch (thrown) {
    return { ok: false, message: thrown instanceof Error ? thrown.message : String(thrown) };
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @param {string} folder */
const isPresent = (folder) => existsSync(path.join(folder, "manifest.json"));
