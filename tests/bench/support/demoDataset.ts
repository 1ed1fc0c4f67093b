import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** The demo dataset at a scale, generated once and kept beside the bundles. */
export function demoAtScale(root: string, scale: number): string {
  const folder = path.join(root, "node_modules/.cache/bench", `demo-scale-${scale}`);
  if (existsSync(path.join(folder, "manifest.json"))) return folder;
  process.stderr.write(`generating the demo dataset at scale ${scale} …\n`);
  const cli = path.join(root, "electron/cli/bin.mjs");
  const args = [cli, "generate", "--scale", String(scale), "--out", folder, "--force"];
  const run = spawnSync(process.execPath, args, { stdio: ["ignore", 2, "ignore"] });
  if (run.status !== 0) throw new Error(`the generator ended with code ${run.status}`);
  return folder;
}
