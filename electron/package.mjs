import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./build/ensureBuilt.mjs";
import { demoDirOf, ensureDemo } from "./launch/demo.mjs";

// What `npm run package` runs: builds and generates what is missing, then hands over to electron-builder, which takes
// what is given after `--` (such as --linux deb). electron-builder downloads Electron where it is not cached.

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

async function prepare() {
  const built = await ensureBuilt(root);
  if (!built.ok) return built;
  // The demo dataset is packaged from its own place, wherever else KIVENDTOUT_DEMO_DIR points.
  delete process.env["KIVENDTOUT_DEMO_DIR"];
  return ensureDemo(root, demoDirOf(root));
}

const prepared = await prepare();
if (!prepared.ok) {
  process.stderr.write(`${prepared.message}\n`);
  process.exit(1);
}
const tool = path.join(root, "node_modules/electron-builder/cli.js");
const run = spawnSync(process.execPath, [tool, "--publish", "never", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
process.exit(run.status ?? 1);
