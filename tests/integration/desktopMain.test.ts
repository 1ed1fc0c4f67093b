import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { BRIDGE_NAME, PUSH_CHANNEL, type DesktopBridge } from "#shared/contract/desktopBridge";
import type { PushMessage } from "#shared/contract/methods";
import { createIpcHost } from "../../renderer/platform/ipcHost";
import {
  app,
  exposed,
  FakeWindow,
  fromPage,
  ipcMain,
  menu,
  steps,
  world,
} from "../support/fakeElectron";
import { until, writeFiles } from "../support/hostFixture";

vi.mock("electron", async () => (await import("../support/fakeElectron")).electron);

// The desktop's main process with everything behind it, on a stand-in for Electron: what it asks of Electron and when.
// Whether Electron then does it is for tests/e2e/desktop, where there is a binary.

const folder = mkdtempSync(path.join(tmpdir(), "kivendtout-desktop-"));
const config = path.join(folder, "config");
let window: FakeWindow;

const call = (event: unknown, method: string, input: unknown = {}) =>
  ipcMain.answer(event, { method, input });
const startAgain = (startPath: string) => app.emit("second-instance", {}, [], "/", { startPath });
const asking = (wanted: string) => ({
  name: "dataset.openRequested",
  payload: { path: wanted },
});

beforeAll(async () => {
  world.appPath = await writeFiles(folder, { "out/renderer/index.html": "<!doctype html>" });
  vi.stubEnv("KIVENDTOUT_CONFIG_DIR", config);
  vi.stubEnv("KIVENDTOUT_DEMO_DIR", path.join(folder, "demo"));
  await import("../../electron/main/index");
  world.ready();
  await until(() => FakeWindow.opened.length > 0 && ipcMain.listenerCount(PUSH_CHANNEL) > 0);
  await import("../../electron/preload/index");
  window = FakeWindow.opened[0] ?? new FakeWindow({});
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe("the desktop's main process", () => {
  it("asks for the sandbox and its scheme before Electron is ready, and locks the session before a page", () => {
    expect(steps.slice(0, 3)).toEqual(["sandbox", "scheme", "ready"]);
    expect(steps.slice(3)).toEqual(["permissions locked", "requests locked", "page served"]);
  });

  it("opens one sandboxed window on its own page, and lets it open no other", () => {
    expect(FakeWindow.opened).toHaveLength(1);
    expect(window.options).toMatchObject({ minWidth: 1024, minHeight: 700, width: 1440 });
    expect(window.options["webPreferences"]).toMatchObject({
      preload: path.join(folder, "out/preload/index.cjs"),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
    expect(window.webContents.mainFrame.url).toBe("app://investigator/");
    expect(window.webContents.mayOpenWindows).toBe(false);
  });

  it("holds what a second start asks for until the page listens, also through a reload", () => {
    const { webContents } = window;
    startAgain("/data/first");
    expect(window.focused).toBe(1);
    ipcMain.emit(PUSH_CHANNEL, { senderFrame: { url: "app://investigator/" } });
    expect(webContents.sent).toEqual([]);
    ipcMain.emit(PUSH_CHANNEL, fromPage());
    expect(webContents.sent).toEqual([asking("/data/first")]);
    webContents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false });
    startAgain("/data/second");
    expect(webContents.sent).toHaveLength(1);
    ipcMain.emit(PUSH_CHANNEL, fromPage());
    expect(webContents.sent).toEqual([asking("/data/first"), asking("/data/second")]);
  });

  it("goes on sending while the page only changes its own address", () => {
    const { webContents } = window;
    const before = webContents.sent.length;
    webContents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: true });
    startAgain("/data/third");
    expect(webContents.sent.slice(before)).toEqual([asking("/data/third")]);
  });

  it("is heard and asked by the page through the preload script's three functions", async () => {
    const bridge = exposed[BRIDGE_NAME] as DesktopBridge;
    expect(Object.keys(bridge).toSorted()).toEqual(["call", "pathForFile", "subscribe"]);
    const host = createIpcHost(bridge);
    window.webContents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false });
    startAgain("/data/fourth");
    const heard: PushMessage[] = [];
    const end = host.subscribe((message) => heard.push(message));
    expect(heard).toEqual([asking("/data/fourth")]);
    end();
    startAgain("/data/fifth");
    expect(heard).toHaveLength(1);
    expect(await host.call("app.info", {})).toMatchObject({
      ok: true,
      value: { shell: "desktop" },
    });
    expect(bridge.pathForFile(new File([], "shop.csv"))).toBe("/dropped/shop.csv");
    expect(bridge.pathForFile({ name: "no file" })).toBe("");
  });

  it("answers its own page's top frame, and no other sender", async () => {
    const { mainFrame } = window.webContents;
    expect(await call(fromPage(), "app.info")).toMatchObject({ ok: true });
    const others = [{ senderFrame: { url: mainFrame.url } }, { senderFrame: null }];
    for (const other of others)
      expect(await call(other, "app.info")).toMatchObject({ error: { code: "host.forbidden" } });
    mainFrame.url = "https://example.com/";
    const strayed = await call(fromPage(), "app.info");
    mainFrame.url = "app://investigator/";
    expect(strayed).toMatchObject({ error: { code: "host.forbidden" } });
  });

  it("speaks the language of the settings in its menu, at once", async () => {
    expect(menu.labels).toContain("File");
    await call(fromPage(), "settings.write", { language: "fr" });
    expect(menu.labels).toContain("Fichier");
    await call(fromPage(), "settings.write", { language: "en" });
    expect(menu.labels).toContain("File");
  });

  it("saves the window's place before it quits", async () => {
    let delayed = 0;
    const quitting = { preventDefault: () => void delayed++ };
    window.bounds = { x: 30, y: 40, width: 1300, height: 850 };
    window.emit("move");
    app.emit("will-quit", quitting);
    expect(delayed).toBe(1);
    await until(() => steps.includes("quit"));
    const saved: unknown = JSON.parse(readFileSync(path.join(config, "window.json"), "utf8"));
    expect(saved).toMatchObject({ bounds: window.bounds, maximised: false });
    app.emit("will-quit", quitting);
    expect(delayed).toBe(1);
  });
});
