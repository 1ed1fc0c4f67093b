import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** A generated dataset, made once and kept beside the bundles. */
function generated(root: string, name: string, what: string, options: readonly string[]): string {
  const folder = path.join(root, "node_modules/.cache/bench", name);
  if (existsSync(path.join(folder, "manifest.json"))) return folder;
  process.stderr.write(`generating ${what} …\n`);
  const cli = path.join(root, "electron/cli/bin.mjs");
  const args = [cli, "generate", ...options, "--out", folder, "--force"];
  const run = spawnSync(process.execPath, args, { stdio: ["ignore", 2, "ignore"] });
  if (run.status !== 0) throw new Error(`the generator ended with code ${run.status}`);
  return folder;
}

export const demoAtScale = (root: string, scale: number): string =>
  generated(root, `demo-scale-${scale}`, `the demo dataset at scale ${scale}`, [
    "--scale",
    String(scale),
  ]);

export const transactionsAt = (root: string, rows: number): string =>
  generated(root, `transactions-${rows}`, `${rows} transactions`, [
    "--schema",
    "transactions",
    "--rows",
    String(rows),
    "--formats",
    "parquet",
  ]);
