import { once } from "node:events";
import { createServer as createNetServer } from "node:net";
import path from "node:path";
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { resolveConfig } from "electron-vite";
import { build, createServer, mergeConfig } from "vite";
import { forgetBuild } from "./build/ensureBuilt.mjs";
import { endTogether } from "./launch/child.mjs";
import { demoDirOf, ensureDemo } from "./launch/demo.mjs";
import { desktopObstacle } from "./launch/desktop.mjs";
import { startHostProcess } from "./launch/hostProcess.mjs";
import { watchParents } from "./launch/lifeline.mjs";

// What `npm run dev` runs: the page from Vite's development server with hot reload, over the same contract. In the
// browser the host runs beside it and restarts when the Node side changes; on the desktop electron-vite does that.
// `--browser` and `--desktop` choose, as for npm start.

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const USAGE = `Usage: npm run dev -- [--browser | --desktop]

  --browser   the page in the browser, also where the desktop application could run
  --desktop   the desktop application, or say why that is not possible
  --help      show this text
`;

function chosenOptions() {
  try {
    const { values } = parseArgs({
      options: {
        desktop: { type: "boolean", default: false },
        browser: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (thrown) {
    process.stderr.write(
      `${thrown instanceof Error ? thrown.message : String(thrown)}\n\n${USAGE}`,
    );
    return process.exit(2);
  }
}

const values = chosenOptions();
if (values.help) {
  process.stdout.write(USAGE);
  process.exit(0);
}

async function developInBrowser() {
  const demoDir = demoDirOf(root);
  const devPort = await freePort();
  const origin = `http://127.0.0.1:${devPort}`;
  /** @type {Awaited<ReturnType<typeof startHostProcess>> | null} */
  let host = null;
  /** Address and token stay over restarts, so that the open page goes on working. */
  const kept = { port: 0, token: /** @type {string | null} */ (null) };

  const restart = async () => {
    if (host !== null && host.child.exitCode === null) {
      host.child.kill("SIGTERM");
      await once(host.child, "exit");
    }
    const development = { token: kept.token, origin };
    host = await startHostProcess(root, { demoDir, port: kept.port, startPath: null, development });
    if (host.answer.kind === "failed")
      return void process.stderr.write(`${host.answer.error.message}\n`);
    Object.assign(kept, { port: host.answer.port, token: host.answer.token });
  };

  await buildAndWatch(restart);
  const demo = ensureDemo(root, demoDir);
  if (!demo.ok) process.stderr.write(`The demo dataset is missing: ${demo.message}\n`);
  await servePage(devPort, kept.port);
  process.stdout.write(`KiVendTout Investigator, development: ${origin}/#token=${kept.token}\n`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(0));
  watchParents(() => process.exit(0));
}

/** Builds the Node side now and after each change; settles once the first build has been handed over. */
async function buildAndWatch(/** @type {() => Promise<void>} */ onBuilt) {
  const { config } = await resolveConfig({ root, logLevel: "warn" }, "build", "development");
  /** @type {Promise<void>} */
  let turn = Promise.resolve();
  await new Promise((resolve, reject) => {
    const plugin = {
      name: "kivendtout:restart-host",
      closeBundle: () => void (turn = turn.then(onBuilt).then(() => resolve(undefined), reject)),
    };
    build(mergeConfig(config?.main ?? {}, { build: { watch: {} }, plugins: [plugin] })).catch(
      reject,
    );
  });
}

async function servePage(/** @type {number} */ devPort, /** @type {number} */ hostPort) {
  const { config } = await resolveConfig({ root, logLevel: "warn" }, "serve", "development");
  const proxied = { target: `http://127.0.0.1:${hostPort}`, changeOrigin: true };
  const server = await createServer(
    mergeConfig(config?.renderer ?? {}, {
      server: {
        host: "127.0.0.1",
        port: devPort,
        strictPort: true,
        proxy: { "/api/": proxied, "/dataset/": proxied },
      },
    }),
  );
  await server.listen();
}

async function freePort() {
  const server = createNetServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

function developOnDesktop() {
  const tool = path.join(root, "node_modules/electron-vite/bin/electron-vite.js");
  endTogether(spawn(process.execPath, [tool, "dev", "--watch"], { cwd: root, stdio: "inherit" }));
}

const obstacle = desktopObstacle(root);
if (values.desktop && obstacle !== null) {
  process.stderr.write(`--desktop is not possible here: ${obstacle}.\n`);
  process.exit(1);
}
forgetBuild(root);
if (obstacle === null && !values.browser) developOnDesktop();
else await developInBrowser();
