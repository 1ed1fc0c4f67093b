import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";

/** What the build reads, relative to the project: folders with all they hold, and single files. */
const SOURCE_FOLDERS = ["electron", "renderer", "shared", "datasets/generator", "models"];
const SOURCE_FILES = [
  "package.json",
  "package-lock.json",
  "electron.vite.config.ts",
  "tsconfig.base.json",
  "tsconfig.web.json",
];
/** Without one of these the build counts as missing, whatever the stamp says. */
const OUTPUTS = [
  "out/main/host.js",
  "out/main/cli.js",
  "out/main/identityThread.js",
  "out/preload/index.cjs",
  "out/renderer/index.html",
];
const STAMP = "out/.sources";
const LOCK = "node_modules/.cache/kivendtout-build.lock";
const LOCK_POLL_MS = 200;
/** A lock older than this is left over from a build that was killed. */
const LOCK_LIMIT_MS = 5 * 60_000;

/**
 * Builds out/ where it is missing or was built from other sources; says so on stderr. Processes that come at the same
 * time wait for one another.
 * @param {string} root the project's folder
 * @param {(line: string) => void} [say]
 * @returns {Promise<{ ok: true, built: boolean } | { ok: false, message: string }>}
 */
export async function ensureBuilt(root, say = sayOnStderr) {
  if (isFresh(root)) return { ok: true, built: false };
  if (!existsSync(path.join(root, "node_modules/electron-vite/package.json")))
    return { ok: false, message: "The dependencies are not installed: run npm ci first." };
  const release = await takeLock(path.join(root, LOCK));
  try {
    if (isFresh(root)) return { ok: true, built: false };
    say("Building, since out/ is not of the present sources …");
    const sources = fingerprint(root);
    forgetBuild(root);
    const failure = await build(root);
    if (failure !== null) return { ok: false, message: failure };
    writeFileSync(path.join(root, STAMP), sources);
    return { ok: true, built: true };
  } finally {
    release();
  }
}

/** @param {string} line */
const sayOnStderr = (line) => void process.stderr.write(`${line}\n`);

/**
 * Makes the next `ensureBuilt` build again: development leaves another kind of build in out/.
 * @param {string} root
 */
export const forgetBuild = (root) => rmSync(path.join(root, STAMP), { force: true });

/**
 * Whether out/ is complete and was built from the sources as they are.
 * @param {string} root
 */
export function isFresh(root) {
  const stamp = path.join(root, STAMP);
  return (
    [STAMP, ...OUTPUTS].every((output) => existsSync(path.join(root, output))) &&
    readFileSync(stamp, "utf8") === fingerprint(root)
  );
}

/**
 * Hash of the names and contents of all sources: times would change with every checkout.
 * @param {string} root
 */
export function fingerprint(root) {
  const hash = createHash("sha256");
  const files = [...SOURCE_FOLDERS.flatMap((folder) => filesBelow(root, folder)), ...SOURCE_FILES];
  for (const file of files.filter((file) => existsSync(path.join(root, file))).sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** @param {string} root @param {string} folder @returns {string[]} */
function filesBelow(root, folder) {
  const at = path.join(root, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/**
 * Runs electron-vite; its output is shown only where it fails.
 * @param {string} root @returns {Promise<string | null>} what failed
 */
function build(root) {
  const tool = path.join(root, "node_modules/electron-vite/bin/electron-vite.js");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tool, "build"], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    child.on("error", (error) => resolve(`The build did not start: ${error.message}`));
    child.on("close", (code) =>
      resolve(code === 0 ? null : `The build failed:\n${textOf(output)}`),
    );
  });
}

/** The bundler colours its messages whatever NO_COLOR says. @param {Buffer[]} output */
const textOf = (output) => stripVTControlCharacters(Buffer.concat(output).toString("utf8"));

/** @param {string} file @returns {Promise<() => void>} */
async function takeLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (thrown) {
      if (/** @type {NodeJS.ErrnoException} */ (thrown).code !== "EEXIST") throw thrown;
    }
    if (isLeftOver(file)) rmSync(file, { force: true });
    else await pause(LOCK_POLL_MS);
  }
}

/** @param {string} file */
function isLeftOver(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > LOCK_LIMIT_MS) return true;
    const owner = Number(readFileSync(file, "utf8"));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (thrown) {
    // ESRCH: the owner is gone. ENOENT: the lock is, which the next attempt finds out.
    return /** @type {NodeJS.ErrnoException} */ (thrown).code === "ESRCH";
  }
}
