import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../electron/build/ensureBuilt.mjs";
import { temporaryFolder, until } from "../support/hostFixture";
import { isListening, launch, printedAddress, PROJECT } from "../support/launchFixture";

const HOST = path.join(PROJECT, "out", "main", "host.js");

/** A parent as small as can be: starts the host, passes on its answer, and lives until it is killed. */
const PARENT = `
  const { fork } = require("node:child_process");
  const child = fork(${JSON.stringify(HOST)}, [], { stdio: ["ignore", 2, 2, "ipc"] });
  child.on("message", (answer) => console.log(answer.url ?? JSON.stringify(answer)));
  child.on("exit", (code) => console.log("host ended with " + code));
  child.send(JSON.parse(process.argv[1]));
`;

async function startParent(change: object = {}) {
  const folder = await temporaryFolder();
  const message = {
    kind: "start",
    appRoot: PROJECT,
    demoDir: path.join(folder, "demo"),
    port: 0,
    startPath: null,
    development: null,
    ...change,
  };
  return launch(["-e", PARENT, JSON.stringify(message)], {
    KIVENDTOUT_CONFIG_DIR: path.join(folder, "config"),
  });
}

beforeAll(async () => {
  const built = await ensureBuilt(PROJECT);
  if (!built.ok) throw new Error(built.message);
});

describe("the host process", () => {
  it("ends when its parent is killed", async () => {
    const parent = await startParent();
    await until(() => printedAddress(parent.stdout()) !== null);
    const { port } = printedAddress(parent.stdout())!;
    expect(await isListening(port)).toBe(true);
    parent.child.kill("SIGKILL");
    await until(async () => !(await isListening(port)));
  });

  it("refuses a start message it does not know, and ends", async () => {
    const parent = await startParent({ port: "80" });
    await until(() => parent.stdout().includes("host ended with"));
    expect(parent.stdout()).toContain("host.badRequest");
    expect(parent.stdout()).toContain("host ended with 1");
  });

  it("does not start without a parent to end with", async () => {
    const alone = launch([HOST]);
    expect(await alone.ended).toBe(2);
    expect(alone.stderr()).toContain("npm start");
  });
});
