import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { licences, runtimeLicences } from "../../../electron/build/licences.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "kivendtout-licences-"));
});
afterEach(() => rmSync(root, { recursive: true }));

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: true;
}

/** A project with this lock file; a folder for each package that has files. */
function aProject(
  packages: Readonly<Record<string, Locked>>,
  files: Readonly<Record<string, Readonly<Record<string, string>>>>,
): void {
  writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages }));
  for (const [place, texts] of Object.entries(files)) {
    mkdirSync(path.join(root, place), { recursive: true });
    for (const [name, text] of Object.entries(texts))
      writeFileSync(path.join(root, place, name), text);
  }
}

const MIT = { version: "1.0.0", license: "MIT" };

describe("the list of licences", () => {
  it("holds what the application runs with, by name, with the text of each", () => {
    aProject(
      { "": {}, "node_modules/b": MIT, "node_modules/@scope/a": MIT },
      {
        "node_modules/b": { "LICENSE.md": "text of b\n", "licensed.js": "no" },
        "node_modules/@scope/a": { COPYING: "text of a" },
      },
    );
    expect(runtimeLicences(root)).toEqual([
      { name: "@scope/a", version: "1.0.0", licence: "MIT", text: "text of a" },
      { name: "b", version: "1.0.0", licence: "MIT", text: "text of b" },
    ]);
  });

  it("leaves out tools of development, and keeps Electron", () => {
    aProject(
      {
        "node_modules/electron": { ...MIT, dev: true },
        "node_modules/tool": { ...MIT, dev: true },
      },
      { "node_modules/electron": {}, "node_modules/tool": {} },
    );
    expect(runtimeLicences(root).map(({ name }) => name)).toEqual(["electron"]);
  });

  it("leaves out packages for other systems, which are not installed", () => {
    aProject({ "node_modules/only-elsewhere": MIT }, {});
    expect(runtimeLicences(root)).toEqual([]);
  });

  it("names a nested package once for each of its versions", () => {
    aProject(
      {
        "node_modules/a": MIT,
        "node_modules/b/node_modules/a": { ...MIT, version: "2.0.0" },
        "node_modules/c/node_modules/a": { ...MIT, version: "2.0.0" },
      },
      {
        "node_modules/a": {},
        "node_modules/b/node_modules/a": {},
        "node_modules/c/node_modules/a": {},
      },
    );
    expect(runtimeLicences(root).map(({ name, version }) => `${name} ${version}`)).toEqual([
      "a 1.0.0",
      "a 2.0.0",
    ]);
  });

  it("has no text where the package holds none", () => {
    aProject({ "node_modules/a": MIT }, { "node_modules/a": { "index.js": "" } });
    expect(runtimeLicences(root)[0]?.text).toBeNull();
  });

  it("is what the page imports under its name, and nothing else is", () => {
    aProject({ "node_modules/a": MIT }, { "node_modules/a": {} });
    const plugin = licences(root);
    const id = plugin.resolveId("virtual:licences");
    expect(id).not.toBeNull();
    expect(plugin.load(String(id))).toMatch(/^export default \[\{"name":"a"/);
    expect(plugin.resolveId("react")).toBeNull();
    expect(plugin.load("react")).toBeNull();
  });
});
