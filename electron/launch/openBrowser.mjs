import { spawn } from "node:child_process";

/**
 * Opens an address in the default browser. Where that fails nothing is lost: the address is printed.
 * @param {string} url
 */
export function openBrowser(url) {
  const [command, args] = openerOf(process.platform, url);
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

/**
 * @param {NodeJS.Platform} platform
 * @param {string} url
 * @returns {[command: string, args: string[]]}
 */
export function openerOf(platform, url) {
  // rundll32 takes the address as it is, where `start` would have cmd.exe read it.
  if (platform === "win32") return ["rundll32", ["url.dll,FileProtocolHandler", url]];
  return [platform === "darwin" ? "open" : "xdg-open", [url]];
}
