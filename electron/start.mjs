import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "./build/ensureBuilt.mjs";
import { endTogether } from "./launch/child.mjs";
import { demoDirOf, ensureDemo } from "./launch/demo.mjs";
import { desktopObstacle, findElectron } from "./launch/desktop.mjs";
import { startHostProcess } from "./launch/hostProcess.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { openBrowser } from "./launch/openBrowser.mjs";
import { parseOptions, USAGE } from "./launch/options.mjs";

// What `npm start` runs: installs, builds and generates what is missing, then opens the desktop application or the
// browser. Nothing but Node's own modules is used, since nothing else may be installed yet.

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
/** The oldest Node the build tools run on. */
const OLDEST_NODE = [20, 19];

/** @param {string} message @param {number} code @returns {never} */
function stop(message, code) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

/** @param {string} version such as 20.20.2 */
function isTooOld(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

/** The dataset named on the command line, from where the user typed it (npm changes the folder). */
function datasetPath(/** @type {string | null} */ given) {
  if (given === null) return null;
  const resolved = path.resolve(process.env["INIT_CWD"] ?? process.cwd(), given);
  return existsSync(resolved) ? resolved : stop(`--dataset: there is nothing at ${resolved}`, 2);
}

/** @param {string} demoDir @param {string | null} startPath @param {string} binary */
function openDesktop(demoDir, startPath, binary) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, KIVENDTOUT_DEMO_DIR: demoDir };
  if (startPath !== null) env["KIVENDTOUT_START_PATH"] = startPath;
  endTogether(spawn(binary, [root], { stdio: "inherit", env }));
}

/** @param {string} demoDir @param {string | null} startPath @param {import("./launch/options.mjs").StartOptions} options */
async function openInBrowser(demoDir, startPath, { port, open }) {
  const host = await startHostProcess(root, { demoDir, port, startPath, development: null });
  if (host.answer.kind === "failed") {
    const { message, tip, detail } = host.answer.error;
    stop([message, tip, detail].filter(Boolean).join("\n"), 1);
  }
  endTogether(host.child);
  process.stdout.write(`KiVendTout Investigator is running at ${host.answer.url}\n`);
  process.stdout.write("Press Ctrl+C to stop it.\n");
  if (open) openBrowser(host.answer.url);
}

async function main() {
  if (isTooOld(process.versions.node))
    stop(`Node ${OLDEST_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`, 1);
  const parsed = parseOptions(process.argv.slice(2));
  if (!parsed.ok) return stop(`${parsed.message}\n\n${USAGE}`, 2);
  const { options } = parsed;
  if (options.help) return void process.stdout.write(USAGE);
  const startPath = datasetPath(options.dataset);

  const installed = ensureInstalled(root);
  if (!installed.ok) return stop(installed.message, 1);
  const binary = findElectron(root);
  const obstacle = desktopObstacle(root);
  if (options.shell === "desktop" && obstacle !== null)
    return stop(`--desktop is not possible here: ${obstacle}. Use npm start -- --browser.`, 1);

  const built = await ensureBuilt(root);
  if (!built.ok) return stop(built.message, 1);
  const demoDir = demoDirOf(root);
  const demo = ensureDemo(root, demoDir);
  if (!demo.ok)
    process.stderr.write(
      `The demo dataset is missing: ${demo.message} Other datasets can be opened.\n`,
    );

  if (binary !== null && obstacle === null && options.shell !== "browser")
    return openDesktop(demoDir, startPath, binary);
  await openInBrowser(demoDir, startPath, options);
}

await main();
