import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { copySources, findIssues } from "../support/electronegativity";
import { temporaryFolder, writeFiles } from "../support/hostFixture";

const NOTE = path.resolve(import.meta.dirname, "../../docs/decisions/0012-desktop-hardening.md");

/** Findings that docs/decisions/0012 argues, each by its place. */
const ARGUED = [
  "AUXCLICK_JS_CHECK electron/main/window.ts",
  "CSP_GLOBAL_CHECK N/A",
  "PRELOAD_JS_CHECK electron/main/window.ts",
];

const PLANTED = [
  "CONTEXT_ISOLATION_JS_CHECK",
  "LIMIT_NAVIGATION_GLOBAL_CHECK",
  "NODE_INTEGRATION_JS_CHECK",
  "OPEN_EXTERNAL_JS_CHECK",
  "PERMISSION_REQUEST_HANDLER_GLOBAL_CHECK",
  "SANDBOX_JS_CHECK",
  "WEB_SECURITY_JS_CHECK",
];

const asLines = (issues: readonly { id: string; file: string }[]) =>
  issues.map(({ id, file }) => `${id} ${file.split(path.sep).join("/")}`).toSorted();

describe("electronegativity", () => {
  it("finds nothing in the application that is not argued", async () => {
    const folder = await temporaryFolder();
    copySources(folder);
    const { atomicChecks, globalChecks, errors, issues } = await findIssues(folder);
    expect(atomicChecks + globalChecks).toBeGreaterThan(35);
    expect(errors).toEqual([]);
    expect(asLines(issues)).toEqual(ARGUED);
  });

  it("has every argued finding in the decision note by its name", () => {
    const note = readFileSync(NOTE, "utf8");
    for (const line of ARGUED) expect(note).toContain(line.split(" ")[0]);
  });

  it("finds what is planted in TypeScript", async () => {
    const folder = await writeFiles(await temporaryFolder(), {
      "electron/main/window.ts": `
        import { BrowserWindow, shell } from "electron";
        export function open(address: string): readonly BrowserWindow[] {
          void shell.openExternal(address);
          return [
            new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
            new BrowserWindow({
              webPreferences: { contextIsolation: false, sandbox: false, webSecurity: false },
            }),
          ];
        }`,
    });
    const { issues } = await findIssues(folder);
    const found = issues.map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(PLANTED));
  });
});
