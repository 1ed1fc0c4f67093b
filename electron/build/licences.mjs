import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What the page imports to get the list. */
const MODULE = "virtual:licences";

/**
 * @typedef {object} Licence
 * @property {string} name
 * @property {string} version
 * @property {string} licence by its SPDX name
 * @property {string | null} text null where the package holds none
 */

/**
 * The packages the application is built from or runs with: the tree of `dependencies` as the lock file has it, and
 * Electron. Those for other systems, which are not installed here, are left out.
 *
 * @param {string} root the project's folder
 * @returns {Licence[]} by name, then version, each once
 */
export function runtimeLicences(root) {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  /** @type {Map<string, Licence>} */
  const found = new Map();
  for (const [place, { dev, version, license }] of Object.entries(lock.packages)) {
    const isRuntime = place !== "" && (dev !== true || place === "node_modules/electron");
    const folder = path.join(root, place);
    if (!isRuntime || !existsSync(folder)) continue;
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    found.set(`${name} ${version}`, {
      name,
      version,
      licence: license ?? "",
      text: licenceText(folder),
    });
  }
  return [...found.values()].sort((a, b) =>
    `${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1,
  );
}

/** @param {string} folder */
function licenceText(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\W|$)/i.test(name));
  return file === undefined ? null : readFileSync(path.join(folder, file), "utf8").trim();
}

/**
 * A Vite plugin that answers `virtual:licences` with that list.
 *
 * @param {string} root the project's folder
 */
export const licences = (root) => ({
  name: "licences",
  /** @param {string} id */
  resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
  /** @param {string} id */
  load: (id) =>
    id === `\0${MODULE}` ? `export default ${JSON.stringify(runtimeLicences(root))};` : null,
});
