import { spawnSync } from "node:child_process";

const POLL_MS = 500;

// Taken at load: the parent may end while an installation or a build is waited for.
const parent = process.ppid;
const grandparent = parentOfShell(parent);

/**
 * Calls back once when the process that started this one is gone. npm runs scripts through a shell, which stays when
 * npm is killed, so the shell's own parent is watched as well.
 * @param {() => void} onGone
 */
export function watchParents(onGone) {
  const timer = setInterval(() => {
    const gone =
      process.ppid !== parent ||
      !isAlive(parent) ||
      (grandparent !== null && !isAlive(grandparent));
    if (!gone) return;
    clearInterval(timer);
    onGone();
  }, POLL_MS);
  timer.unref();
}

/** @param {number} pid @returns {number | null} */
function parentOfShell(pid) {
  if (process.platform === "win32" || process.env["npm_lifecycle_event"] === undefined) return null;
  const run = spawnSync("ps", ["-o", "ppid=,comm=", "-p", String(pid)], { encoding: "utf8" });
  const match = /^\s*(\d+)\s+(\S*\/)?(sh|dash|bash|zsh|ash)\s*$/.exec(run.stdout ?? "");
  const parent = Number(match?.[1] ?? 0);
  return parent > 1 ? parent : null;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // EPERM: alive, of another user.
    return /** @type {NodeJS.ErrnoException} */ (thrown).code === "EPERM";
  }
}
