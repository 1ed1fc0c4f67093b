import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lock */

/**
 * Whether what is installed is what the lockfile asks for. npm keeps its own record of what it installed, so an
 * installation by hand counts as well; optional packages of other platforms are never installed.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 */
export function installedMatchesLock(wanted, installed) {
  return Object.entries(wanted.packages ?? {})
    .filter(([name]) => name !== "")
    .every(([name, entry]) => {
      const found = installed.packages?.[name];
      return found === undefined ? entry.optional === true : found.version === entry.version;
    });
}

/**
 * Installs the dependencies where they are missing or not those of the lockfile.
 * @param {string} root
 * @returns {{ ok: true, installed: boolean } | { ok: false, message: string }}
 */
export function ensureInstalled(root) {
  const wanted = readLock(path.join(root, "package-lock.json"));
  if (wanted === null) return { ok: false, message: "package-lock.json is missing or unreadable." };
  const installed = readLock(path.join(root, "node_modules", ".package-lock.json"));
  if (installed !== null && installedMatchesLock(wanted, installed))
    return { ok: true, installed: false };
  process.stderr.write("Installing the dependencies of the lockfile …\n");
  const npm = npmCommand();
  const run = spawnSync(npm.command, [...npm.args, "ci"], {
    cwd: root,
    // stdout is for the address alone.
    stdio: ["ignore", 2, 2],
    shell: npm.shell,
  });
  if (run.status === 0) return { ok: true, installed: true };
  const why = run.error?.message ?? `npm ci ended with code ${run.status}`;
  return { ok: false, message: `The dependencies could not be installed (${why}).` };
}

/** Under npm its own script is known, which avoids a shell; on Windows npm is a .cmd file and needs one. */
function npmCommand() {
  const script = process.env["npm_execpath"];
  if (script !== undefined && /npm-cli\.c?js$/.test(script))
    return { command: process.execPath, args: [script], shell: false };
  return { command: "npm", args: [], shell: process.platform === "win32" };
}

/** @param {string} file @returns {Lock | null} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Missing, or cut off by an interrupted installation: both call for a new one.
    return null;
  }
}
