import path from "node:path";
import { describe, expect, it } from "vitest";
import { configDir } from "#services/configDir";
import { readLaunchSettings, type DesktopProcess } from "#services/desktop/launchSettings";

const HOSTILE = {
  ELECTRON_RENDERER_URL: "http://evil.example/",
  KIVENDTOUT_DEMO_DIR: "/evil/demo",
  KIVENDTOUT_START_PATH: "/evil/start",
  KIVENDTOUT_CONFIG_DIR: "/evil/config",
};

const started = (change: Partial<DesktopProcess> = {}): DesktopProcess => ({
  packaged: false,
  appRoot: "/project",
  resourcesPath: "/opt/app/resources",
  environment: {},
  argv: ["/opt/app/kivendtout"],
  workingFolder: "/home/ada",
  ...change,
});

const packaged = (change: Partial<DesktopProcess> = {}) =>
  readLaunchSettings(started({ packaged: true, ...change }));

describe("what the desktop application starts with", () => {
  it("is the application's own page, without a development server", () => {
    expect(packaged()).toMatchObject({ pageUrl: "app://investigator/", devOrigin: null });
    expect(readLaunchSettings(started()).pageUrl).toBe("app://investigator/");
  });

  it("is the demo dataset beside a packaged application, else that of the project", () => {
    expect(packaged().demoDir).toBe(path.normalize("/opt/app/resources/datasets/demo"));
    expect(readLaunchSettings(started()).demoDir).toBe(path.normalize("/project/datasets/demo"));
  });

  it("follows the environment in development", () => {
    const environment = { ...HOSTILE, ELECTRON_RENDERER_URL: "http://localhost:5173/" };
    expect(readLaunchSettings(started({ environment }))).toEqual({
      pageUrl: "http://localhost:5173/",
      devOrigin: "http://localhost:5173",
      demoDir: "/evil/demo",
      configDir: path.resolve("/evil/config"),
      startPath: "/evil/start",
    });
  });

  it("is the same with and without these variables once packaged", () => {
    expect(packaged({ environment: HOSTILE })).toEqual(packaged());
    expect(packaged({ environment: HOSTILE }).configDir).toBe(configDir({}));
  });

  it("keeps the platform's own variables once packaged", () => {
    const environment = { ...HOSTILE, XDG_CONFIG_HOME: "/xdg", APPDATA: "/xdg" };
    expect(packaged({ environment }).configDir).toBe(configDir(platformsOwn(environment)));
  });

  it.each([
    [["/app"], null],
    [["/app", "data/shop"], "/home/ada/data/shop"],
    [["/app", "--disable-gpu", "/data/shop"], "/data/shop"],
    [["/app", ""], null],
  ])("names a dataset by %j as %j", (argv, expected) => {
    const startPath = expected === null ? null : path.normalize(expected);
    expect(packaged({ argv }).startPath).toBe(startPath);
  });
});

const platformsOwn = ({ XDG_CONFIG_HOME, APPDATA }: NodeJS.ProcessEnv) => ({
  XDG_CONFIG_HOME,
  APPDATA,
});
