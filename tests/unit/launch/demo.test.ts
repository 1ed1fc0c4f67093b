import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ensureDemo } from "../../../electron/launch/demo.mjs";
import { temporaryFolder, writeFiles } from "../../support/hostFixture";

const WRITES_ALL = `
  import { mkdirSync, writeFileSync } from "node:fs";
  const folder = process.argv[process.argv.indexOf("--out") + 1];
  mkdirSync(folder, { recursive: true });
  writeFileSync(folder + "/payments.csv", "generated");
  writeFileSync(folder + "/manifest.json", "{}");
`;
const REFUSES = "process.exit(2);";

/** A project whose command line is the given script. */
async function aProject(script: string) {
  const root = await writeFiles(await temporaryFolder(), { "electron/cli/bin.mjs": script });
  return { root, demoDir: path.join(root, "datasets", "demo") };
}

describe("the demo dataset", () => {
  it("is generated where it is missing, and nothing else is left", async () => {
    const { root, demoDir } = await aProject(WRITES_ALL);
    expect(ensureDemo(root, demoDir)).toEqual({ ok: true });
    expect(await readFile(path.join(demoDir, "payments.csv"), "utf8")).toBe("generated");
    expect(await readdir(path.dirname(demoDir))).toEqual(["demo"]);
  });

  it("is left alone where it is whole", async () => {
    const { root, demoDir } = await aProject(WRITES_ALL);
    await writeFiles(demoDir, { "payments.csv": "own", "manifest.json": "{}" });
    expect(ensureDemo(root, demoDir)).toEqual({ ok: true });
    expect(await readFile(path.join(demoDir, "payments.csv"), "utf8")).toBe("own");
  });

  it("is missing, and other files in its folder stay, where the generator refuses", async () => {
    const { root, demoDir } = await aProject(REFUSES);
    await writeFiles(demoDir, { "thesis.txt": "own" });
    expect(ensureDemo(root, demoDir)).toMatchObject({ ok: false });
    expect(await readdir(demoDir)).toEqual(["thesis.txt"]);
  });
});
