import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { licences } from "./electron/build/licences.mjs";
import { openCv } from "./electron/build/openCv.mjs";
import { preloadScript } from "./electron/build/preloadScript.mjs";

const at = (...parts: string[]) => path.resolve(import.meta.dirname, ...parts);

/**
 * Three builds into out/: main (Electron main, loopback host and command line, ESM, npm packages left outside but for
 * those Electron's main process uses: nothing of node_modules is packaged with it),
 * preload (one CommonJS file, which a sandboxed preload has to be) and renderer.
 * The host and the command line run in plain Node 20, so main is not built for Electron's newer Node.
 */
export default defineConfig({
  main: {
    build: {
      outDir: at("out/main"),
      target: "node20",
      externalizeDeps: { exclude: ["zod"] },
      lib: {
        entry: {
          index: at("electron/main/index.ts"),
          host: at("electron/host/index.ts"),
          cli: at("electron/cli/index.ts"),
          identityThread: at("electron/services/identity/identityThread.ts"),
        },
        formats: ["es"],
      },
    },
  },
  preload: {
    build: {
      outDir: at("out/preload"),
      lib: { entry: { index: at("electron/preload/index.ts") }, formats: ["cjs"] },
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: { output: { entryFileNames: "[name].cjs" } },
    },
  },
  renderer: {
    root: at("renderer"),
    plugins: [react(), licences(at()), openCv(), preloadScript("start")],
    worker: { format: "es", plugins: () => [openCv()] },
    build: {
      outDir: at("out/renderer"),
      target: "es2022",
      // electron-vite leaves the renderer unminified by default.
      minify: true,
      // The content security policy has no data: fonts or scripts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at("renderer/index.html") },
    },
  },
});
