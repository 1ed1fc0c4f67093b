import { mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "vite";

/**
 * A TypeScript file that a script of npm runs outside the application, bundled for Node and imported.
 * @param {string} root the project's folder
 * @param {string} entry the file
 * @param {string} cache folder for the bundle, below node_modules/.cache
 * @returns {Promise<any>} what it exports: each caller knows its own script
 */
export async function importBundled(root, entry, cache) {
  const outDir = path.join(root, "node_modules/.cache", cache);
  mkdirSync(outDir, { recursive: true });
  await build({
    configFile: false,
    root,
    logLevel: "error",
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: true,
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "[name].mjs" } },
    },
  });
  return import(path.join(outDir, `${path.basename(entry, ".ts")}.mjs`));
}
