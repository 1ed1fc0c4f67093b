import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { readLaunchSettings } from "#services/desktop/launchSettings";
import { Configuration, readConfiguration, root, validate } from "../../support/electronBuilder";

let read: unknown;
let configuration: z.infer<typeof Configuration>;

beforeAll(async () => {
  read = await readConfiguration();
  configuration = Configuration.parse(read);
});

describe("the packaging configuration", () => {
  it("is what electron-builder's own schema asks for", async () => {
    await expect(validate(read)).resolves.toBeUndefined();
  });

  it("is held to that schema: a misspelt option is refused", async () => {
    const misspelt = { ...(read as object), electronFuse: {} };
    await expect(validate(misspelt)).rejects.toThrow(/electronFuse/);
  });

  it("makes a deb and an AppImage, an installer for Windows and a disk image for macOS", () => {
    const { linux, win, mac } = configuration;
    expect([linux.target, win.target, mac.target]).toEqual([["deb", "AppImage"], "nsis", "dmg"]);
  });

  it("leaves no way into the program from outside its archive", () => {
    expect(configuration.asar).toBe(true);
    expect(configuration.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it("neither uploads nor rebuilds anything", () => {
    expect(configuration).toMatchObject({ publish: null, npmRebuild: false });
  });

  it("takes the demo dataset along, from where it is generated", () => {
    const from = configuration.extraResources.map((resource) => resource.from);
    // By npm run package (electron/package.mjs); it is not kept in the repository.
    expect(from).toEqual(["datasets/demo"]);
    expect(existsSync(path.join(root, configuration.icon))).toBe(true);
  });

  it("puts the demo dataset where the packaged application looks for it", () => {
    const resourcesPath = "/opt/app/resources";
    const { demoDir } = readLaunchSettings({
      packaged: true,
      appRoot: "/opt/app/resources/app.asar",
      resourcesPath,
      environment: {},
      argv: [],
      workingFolder: "/",
    });
    const packed = configuration.extraResources.map(({ to }) => path.resolve(resourcesPath, to));
    expect(packed).toContain(path.resolve(demoDir));
  });
});
