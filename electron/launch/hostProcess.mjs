import { fork } from "node:child_process";
import path from "node:path";

/** @typedef {import("../host/messages").StartMessage} StartMessage */
/** @typedef {import("../host/messages").HostMessage} HostMessage */

/**
 * Starts the built loopback host and waits for its one answer. The host ends when this process does, since the IPC
 * channel between the two then closes.
 * @param {string} root
 * @param {Omit<StartMessage, "kind" | "appRoot">} options
 * @returns {Promise<{ child: import("node:child_process").ChildProcess, answer: HostMessage }>}
 */
export async function startHostProcess(root, options) {
  const child = fork(path.join(root, "out", "main", "host.js"), [], {
    execArgv: [],
    // stdout is for the address alone.
    stdio: ["ignore", 2, 2, "ipc"],
  });
  /** @type {Promise<HostMessage>} */
  const answer = new Promise((resolve) => {
    child.once("message", (message) => resolve(/** @type {HostMessage} */ (message)));
    child.once("exit", (code) =>
      resolve(failed(`The host ended with code ${code} before it was ready`)),
    );
    child.once("error", (error) => resolve(failed(error.message)));
  });
  child.send({ kind: "start", appRoot: root, ...options }, () => undefined);
  return { child, answer: await answer };
}

/** @param {string} message @returns {HostMessage} */
const failed = (message) => ({ kind: "failed", error: { code: "host.internal", message } });
