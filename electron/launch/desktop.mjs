import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The Electron binary, or null. Reads what the package's own index.js reads; importing that would start a download
 * where the binary is missing.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findElectron(root, env = process.env) {
  const folder = path.join(root, "node_modules", "electron");
  const pathFile = path.join(folder, "path.txt");
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8").trim() : null;
  const elsewhere = env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (elsewhere) return existing(path.join(elsewhere, name ?? "electron"));
  return name === null ? null : existing(path.join(folder, "dist", name));
}

/** @param {string} file */
const existing = (file) => (existsSync(file) ? file : null);

/**
 * Why the desktop application cannot run here, or null where it can.
 * @param {{ binary: string | null, platform: NodeJS.Platform, env: NodeJS.ProcessEnv, uid: number | null }} machine
 * @returns {string | null}
 */
export function whyNoDesktop({ binary, platform, env, uid }) {
  if (binary === null)
    return "the Electron binary is not installed (npx install-electron downloads it)";
  if (platform !== "linux") return null;
  if (!env["DISPLAY"] && !env["WAYLAND_DISPLAY"]) return "there is no display";
  // Chromium has no sandbox for root, and this application does not run without one.
  if (uid === 0) return "Electron does not run as root with its sandbox";
  return null;
}

/**
 * The same for this machine.
 * @param {string} root
 * @returns {string | null}
 */
export const desktopObstacle = (root) =>
  whyNoDesktop({
    binary: findElectron(root),
    platform: process.platform,
    env: process.env,
    uid: process.getuid?.() ?? null,
  });
