import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createLoopbackHost } from "../../renderer/platform/loopbackHost";
import { ensureBuilt } from "../../electron/build/ensureBuilt.mjs";
import {
  mustBeOk,
  SMALL_DATASET,
  temporaryFolder,
  until,
  writeFiles,
} from "../support/hostFixture";
import {
  isListening,
  launch,
  printedAddress,
  PROJECT,
  type Launched,
} from "../support/launchFixture";

const START = path.join(PROJECT, "electron", "start.mjs");

/** Settings of its own, and a small folder in the demo dataset's place, so that none is generated. */
async function environment() {
  const folder = await temporaryFolder();
  const demo = path.join(folder, "demo");
  await writeFiles(demo, { ...SMALL_DATASET, "manifest.json": "{}" });
  return {
    folder,
    env: {
      KIVENDTOUT_DEMO_DIR: demo,
      KIVENDTOUT_CONFIG_DIR: path.join(folder, "config"),
      INIT_CWD: folder,
    },
  };
}

async function addressOf(started: Launched) {
  await until(() => printedAddress(started.stdout()) !== null || started.child.exitCode !== null);
  const address = printedAddress(started.stdout());
  if (address === null) throw new Error(`no address: ${started.stderr()}`);
  return address;
}

const start = async (args: readonly string[]) => {
  const { folder, env } = await environment();
  return { folder, started: launch([START, "--browser", "--no-open", ...args], env) };
};

beforeAll(async () => {
  const built = await ensureBuilt(PROJECT);
  if (!built.ok) throw new Error(built.message);
});

describe("npm start", () => {
  it("prints a plain address that serves the page, the contract and the demo dataset", async () => {
    const { started } = await start(["--port", "0"]);
    const { url, port, token } = await addressOf(started);
    expect(started.stdout()).toMatch(/^[^\p{Cc}]+\n/u);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<!doctype html>");
    const client = createLoopbackHost({ origin: `http://127.0.0.1:${port}`, token });
    const demo = mustBeOk(await client.call("dataset.openDemo", {}));
    expect(demo).toMatchObject({ demo: true });
    const { url: prefix, headers } = client.datasetAddress(demo);
    const file = await fetch(`${prefix}payments.csv`, { headers });
    expect(await file.text()).toBe(SMALL_DATASET["payments.csv"]);
  });

  it("passes on the dataset named at start, from the folder it was typed in", async () => {
    const { folder, started } = await start(["--dataset", "demo"]);
    const { port, token } = await addressOf(started);
    const client = createLoopbackHost({ origin: `http://127.0.0.1:${port}`, token });
    const { startPath } = mustBeOk(await client.call("app.info", {}));
    expect(startPath).toBe(path.join(folder, "demo"));
  });

  it("ends with code 0 and takes the host with it when it is asked to", async () => {
    const { started } = await start([]);
    const { port } = await addressOf(started);
    started.child.kill("SIGTERM");
    expect(await started.ended).toBe(0);
    expect(await isListening(port)).toBe(false);
  });

  it("takes the host with it when it is killed", async () => {
    const { started } = await start([]);
    const { port } = await addressOf(started);
    started.child.kill("SIGKILL");
    await until(async () => !(await isListening(port)));
  });

  it("takes the host with it when npm is killed", async () => {
    const { env } = await environment();
    const npm = launch(["start", "--", "--browser", "--no-open"], env, "npm");
    const { port } = await addressOf(npm);
    npm.child.kill("SIGKILL");
    await until(async () => !(await isListening(port)));
  });

  it("says which port is in use and ends with code 1", async () => {
    const { started } = await start([]);
    const { port } = await addressOf(started);
    const { started: second } = await start(["--port", String(port)]);
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toContain(`Port ${port} is in use by another program`);
    expect(second.stdout()).toBe("");
  });

  it.each([
    ["an unknown option", ["--colour"], "--colour"],
    ["a stray word", ["data"], "data"],
    ["a port that is none", ["--port", "http"], "--port takes a number"],
    ["both shells", ["--desktop"], "Choose one"],
    ["a dataset that is not there", ["--dataset", "nowhere"], "nowhere"],
  ])("refuses %s with code 2", async (_what, args, message) => {
    const { started } = await start(args);
    expect(await started.ended).toBe(2);
    expect(started.stderr()).toContain(message);
  });

  it("says why the desktop application cannot be opened, and ends with code 1", async () => {
    const { env } = await environment();
    const noBinary = { ELECTRON_OVERRIDE_DIST_PATH: path.join(PROJECT, "nowhere") };
    const started = launch([START, "--desktop"], { ...env, ...noBinary });
    expect(await started.ended).toBe(1);
    expect(started.stderr()).toContain("--desktop is not possible here");
    expect(started.stdout()).toBe("");
  });

  it("explains itself", async () => {
    const { started } = await start(["--help"]);
    expect(await started.ended).toBe(0);
    expect(started.stdout()).toContain("--no-open");
  });
});
