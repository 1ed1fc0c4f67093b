import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../electron/build/ensureBuilt.mjs";
import { demoDirOf, ensureDemo } from "../../electron/launch/demo.mjs";
import { requireOfBuilder, root } from "../support/electronBuilder";
import { writeFiles } from "../support/hostFixture";

/** Where @electron/fuses looks for the fuses in a binary: this mark, a version, their number, their states. */
const FUSE_MARK = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSES_OF_ELECTRON_45 = 9;
const ALL_ON = "1".repeat(FUSES_OF_ELECTRON_45);

interface Archive {
  listPackage(file: string, options: { isPack: boolean }): string[];
  extractFile(file: string, name: string): Buffer;
}
const asar = requireOfBuilder("@electron/asar") as Archive;

/**
 * electron-builder's work on the present build, with a stand-in for the Electron binary: everything but the binary
 * and the installers around it is what a release would hold.
 */
async function packageOnStandIn(workspace: string) {
  const standIn = await writeFiles(path.join(workspace, "electron"), {
    electron: `stand-in ${FUSE_MARK}\u0001${String.fromCharCode(FUSES_OF_ELECTRON_45)}${ALL_ON}`,
    "resources/.keep": "",
  });
  const output = path.join(workspace, "output");
  const tool = path.join(root, "node_modules/electron-builder/cli.js");
  const options = [`-c.electronDist=${standIn}`, `-c.directories.output=${output}`];
  const run = spawnSync(
    process.execPath,
    [tool, "--publish", "never", "--linux", "dir", "--x64", ...options],
    { cwd: root, encoding: "utf8" },
  );
  expect(run.status, run.stdout + run.stderr).toBe(0);
  return path.join(output, "linux-unpacked");
}

const workspace = mkdtempSync(path.join(tmpdir(), "kivendtout-packaging-"));
let folder = "";
const archive = () => path.join(folder, "resources/app.asar");
const packed = () => asar.listPackage(archive(), { isPack: false }).map(toForwardSlashes);
const textOf = (name: string) => asar.extractFile(archive(), name).toString("utf8");
const toForwardSlashes = (name: string) => name.replaceAll("\\", "/").replace(/^\//, "");

beforeAll(async () => {
  expect(await ensureBuilt(root)).toMatchObject({ ok: true });
  expect(ensureDemo(root, demoDirOf(root))).toMatchObject({ ok: true });
  folder = await packageOnStandIn(workspace);
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

describe("the packaged desktop application", () => {
  it("holds the build of main process, preload and page, and nothing else", () => {
    const files = packed();
    expect(files).toEqual(
      expect.arrayContaining([
        "package.json",
        "out/main/index.js",
        "out/preload/index.cjs",
        "out/renderer/index.html",
      ]),
    );
    const others = files.filter(
      (name) => !/^(package\.json|out(\/(main|preload|renderer)(\/.*)?)?)$/.test(name),
    );
    expect(others).toEqual([]);
    expect(
      files.filter((name) => /(host|cli|identityThread)\.js$|\.map$|\.sources$/.test(name)),
    ).toEqual([]);
  });

  it("has no import that leads out of the archive but Electron and Node", () => {
    const programs = packed().filter((name) => /^out\/(main|preload)\/.*\.c?js$/.test(name));
    const imported = programs.flatMap((name) =>
      [...textOf(name).matchAll(/(?:\bfrom\s*|\bimport\s*\(?|\brequire\()\s*"([^"]+)"/g)].map(
        ([, wanted = ""]) =>
          wanted.startsWith(".") ? path.posix.join(path.posix.dirname(name), wanted) : wanted,
      ),
    );
    expect(imported.length).toBeGreaterThan(3);
    const known = new Set(["electron", ...programs]);
    expect(imported.filter((name) => !known.has(name) && !name.startsWith("node:"))).toEqual([]);
  });

  it("starts with the main process that package.json names", () => {
    const { main } = JSON.parse(textOf("package.json")) as { main: string };
    expect(packed()).toContain(main);
  });

  it("has the demo dataset beside the archive", () => {
    expect(existsSync(path.join(folder, "resources/datasets/demo/manifest.json"))).toBe(true);
  });

  it("has what reads cards among the files of the page", () => {
    const assets = packed().filter((name) => name.startsWith("out/renderer/assets/"));
    for (const part of [/opencv-.*\.js$/, /tesseract-core-.*\.wasm$/, /fra\.traineddata.*\.gz$/])
      expect(
        assets.some((name) => part.test(name)),
        String(part),
      ).toBe(true);
    // One file of weights each for the network that finds a card and the one that reads its lines.
    expect(assets.filter((name) => /weights-.*\.bin$/.test(name)).length).toBeGreaterThanOrEqual(2);
  });

  it("has its fuses blown as the configuration says", () => {
    const binary = readFileSync(path.join(folder, "kivendtout-investigator"), "latin1");
    const at = binary.indexOf(FUSE_MARK) + FUSE_MARK.length + 2;
    // In order: run as Node, cookie encryption, NODE_OPTIONS, --inspect, archive integrity, archive only, V8 snapshot
    // of the main process, privileges of file:. The ninth is none of electron-builder's and stays as it was.
    expect(binary.slice(at, at + FUSES_OF_ELECTRON_45)).toBe("010011001");
  });
});
