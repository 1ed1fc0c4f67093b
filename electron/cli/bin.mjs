#!/usr/bin/env node
/** What `npx kivendtout` runs: builds when stale (saying so on stderr), then hands over to the command line. */
import path from "node:path";
import { ensureBuilt } from "../build/ensureBuilt.mjs";

const built = await ensureBuilt(path.resolve(import.meta.dirname, "../.."));
if (built.ok) {
  const { main } = await import(new URL("../../out/main/cli.js", import.meta.url).href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write(`${built.message}\n`);
  process.exitCode = 2;
}
