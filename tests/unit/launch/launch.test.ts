import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ensureBuilt, fingerprint, isFresh } from "../../../electron/build/ensureBuilt.mjs";
import { findElectron, whyNoDesktop } from "../../../electron/launch/desktop.mjs";
import { installedMatchesLock } from "../../../electron/launch/install.mjs";
import { openerOf } from "../../../electron/launch/openBrowser.mjs";
import { parseOptions } from "../../../electron/launch/options.mjs";
import { temporaryFolder, writeFiles } from "../../support/hostFixture";

describe("the options of npm start", () => {
  it("choose the best shell, a free port and the browser's opening by default", () => {
    expect(parseOptions([])).toEqual({
      ok: true,
      options: { shell: "best", open: true, port: 0, dataset: null, help: false },
    });
  });

  it("are all understood together", () => {
    const args = ["--browser", "--no-open", "--port", "4173", "--dataset", "data"];
    expect(parseOptions(args)).toEqual({
      ok: true,
      options: { shell: "browser", open: false, port: 4173, dataset: "data", help: false },
    });
  });

  it.each(["-1", "80", "65536", "4173.5", "0x1000", " 4173", ""])("refuse the port %j", (port) => {
    expect(parseOptions([`--port=${port}`])).toMatchObject({ ok: false });
  });
});

describe("an installation", () => {
  const lock = (packages: Record<string, { version?: string; optional?: boolean }>) => ({
    packages: { "": { version: "0.1.0" }, ...packages },
  });
  const wanted = lock({
    "node_modules/zod": { version: "4.6.7" },
    "node_modules/only-windows": { version: "1.0.0", optional: true },
  });

  it.each([
    ["is complete without the optional packages of other platforms", "4.6.7", true],
    ["is stale with another version", "4.6.6", false],
  ])("%s", (_what, version, expected) => {
    const installed = { packages: { "node_modules/zod": { version } } };
    expect(installedMatchesLock(wanted, installed)).toBe(expected);
  });

  it("is stale with a package missing", () => {
    expect(installedMatchesLock(wanted, { packages: {} })).toBe(false);
    expect(installedMatchesLock(wanted, {})).toBe(false);
  });
});

describe("the desktop application", () => {
  const machine = {
    binary: "/electron",
    platform: "linux" as const,
    env: { DISPLAY: ":0" },
    uid: 1000,
  };

  it("runs with a binary and a display", () => {
    expect(whyNoDesktop(machine)).toBeNull();
    expect(whyNoDesktop({ ...machine, env: { WAYLAND_DISPLAY: "wayland-0" } })).toBeNull();
    expect(whyNoDesktop({ ...machine, platform: "win32", env: {}, uid: null })).toBeNull();
  });

  it.each([
    ["a binary", { binary: null }, "binary"],
    ["a display", { env: {} }, "display"],
    ["a user that is not root", { uid: 0 }, "root"],
  ])("needs %s", (_what, change, word) => {
    expect(whyNoDesktop({ ...machine, ...change })).toContain(word);
  });

  it("is found only where its binary really is", async () => {
    const root = await temporaryFolder();
    expect(findElectron(root, {})).toBeNull();
    await writeFiles(root, { "node_modules/electron/path.txt": "electron" });
    expect(findElectron(root, {})).toBeNull();
    await writeFiles(root, { "node_modules/electron/dist/electron": "" });
    expect(findElectron(root, {})).toBe(path.join(root, "node_modules/electron/dist/electron"));
    const elsewhere = { ELECTRON_OVERRIDE_DIST_PATH: path.join(root, "elsewhere") };
    expect(findElectron(root, elsewhere)).toBeNull();
    await writeFiles(root, { "elsewhere/electron": "" });
    expect(findElectron(root, elsewhere)).toBe(path.join(root, "elsewhere/electron"));
  });
});

describe("the opener of the browser", () => {
  it.each(["linux", "darwin", "win32"] as const)(
    "on %s gets the address as one word",
    (platform) => {
      const url = "http://127.0.0.1:4173/#token=a&calc";
      expect(openerOf(platform, url)[1].at(-1)).toContain(url);
    },
  );
});

describe("the build", () => {
  async function aProject() {
    const root = await writeFiles(await temporaryFolder(), {
      "electron/main/index.ts": "1",
      "shared/a.ts": "2",
      "package.json": "{}",
    });
    return { root, write: (name: string, text: string) => writeFiles(root, { [name]: text }) };
  }

  it("depends on every source's name and content, and on nothing else", async () => {
    const { root, write } = await aProject();
    const seen = [fingerprint(root)];
    await write("README.md", "other");
    await write("tests/a.test.ts", "other");
    expect(fingerprint(root)).toBe(seen[0]);
    for (const [name, text] of [
      ["shared/a.ts", "3"],
      ["shared/deep/b.ts", ""],
      ["package-lock.json", "{}"],
      ["electron/build/x.mjs", "4"],
      ["models/a/weights.bin", "5"],
    ] as const) {
      await write(name, text);
      expect(seen).not.toContain(fingerprint(root));
      seen.push(fingerprint(root));
    }
  });

  it("is stale until every output is there with the stamp of these sources", async () => {
    const { root, write } = await aProject();
    const outputs = [
      "main/host.js",
      "main/cli.js",
      "main/identityThread.js",
      "preload/index.cjs",
      "renderer/index.html",
    ];
    mkdirSync(path.join(root, "out"));
    writeFileSync(path.join(root, "out/.sources"), fingerprint(root));
    for (const output of outputs) {
      expect(isFresh(root)).toBe(false);
      await write(`out/${output}`, "");
    }
    expect(isFresh(root)).toBe(true);
    await write("shared/a.ts", "changed");
    expect(isFresh(root)).toBe(false);
  });

  it("asks for the installation where there is none", async () => {
    const { root } = await aProject();
    expect(await ensureBuilt(root)).toMatchObject({
      ok: false,
      message: expect.stringContaining("npm ci") as string,
    });
  });
});
