import path from "node:path";
import { ensureBuilt } from "../../../electron/build/ensureBuilt.mjs";
import { alone, type Bench } from "../measure";
import {
  gzippedKb,
  loadedAtOnce,
  scriptsOfPage,
  withStaticImports,
  workersOf,
} from "../support/pageScripts";

/** What the page loads before anything is clicked, and what each worker loads; of a fresh build. */
export const measures: Bench = async function* ({ root }) {
  const built = await ensureBuilt(root);
  if (!built.ok) throw new Error(built.message);
  const page = path.join(root, "out/renderer/index.html");
  const assets = path.join(root, "out/renderer/assets");
  const initial = [...scriptsOfPage(page), ...loadedAtOnce(assets)];
  yield size("initial_js_gzip_kb", withStaticImports(initial));
  for (const [name, script] of workersOf(assets))
    yield size(`worker_${name}_js_gzip_kb`, withStaticImports([script]));
};

const size = (metric: string, files: readonly string[]) =>
  alone({ bench: "bundle", metric, value: gzippedKb(files), unit: "kB", better: "lower" });
