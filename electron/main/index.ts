import path from "node:path";
import {
  app,
  dialog,
  ipcMain,
  session,
  type BrowserWindow,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
} from "electron";
import { z } from "zod";
import { PUSH_CHANNEL } from "#shared/contract/desktopBridge";
import type { Settings } from "#shared/contract/methods";
import { createServices, type Services } from "#services/appServices";
import { listStaticFiles } from "#services/content/staticFiles";
import { readLaunchSettings } from "#services/desktop/launchSettings";
import { lockContents, lockSession } from "#services/desktop/locks";
import { menuLanguage, type MenuAction, type MenuLanguage } from "#services/desktop/menu";
import { WindowState } from "#services/desktop/windowState";
import { answerIpc } from "#services/ipcAdapter";
import { stderrLog } from "#services/log";
import { isSamePage } from "#services/pageOrigin";
import { PushHub } from "#services/pushHub";
import { showMenu } from "./menu";
import { registerScheme, serveScheme } from "./scheme";
import { openWindow } from "./window";

/** Entry of the desktop application. Everything that can be tested without Electron is in electron/services. */
const appRoot = app.getAppPath();
const launch = readLaunchSettings({
  packaged: app.isPackaged,
  appRoot,
  resourcesPath: process.resourcesPath,
  environment: process.env,
  argv: process.argv,
  workingFolder: process.cwd(),
});
const pushes = new PushHub();
const state = new WindowState(launch.configDir, later, stderrLog);
let window: BrowserWindow | null = null;
let menuSpeaks: MenuLanguage | null = null;

app.enableSandbox();
registerScheme();
app.on("web-contents-created", (_event, contents) => lockContents(contents, launch.pageUrl));
if (app.requestSingleInstanceLock({ startPath: launch.startPath })) {
  app.on("second-instance", (_event, _argv, _folder, started) => onSecondInstance(started));
  app.on("window-all-closed", () => app.quit());
  app.on("will-quit", saveBeforeQuitting);
  app.whenReady().then(open).catch(failToStart);
} else {
  app.quit();
}

async function open(): Promise<void> {
  const files = await listStaticFiles(path.join(appRoot, "out", "renderer"));
  if (!files.ok && launch.devOrigin === null) return failToStart(files.error.message);
  const services = await createServices({
    version: app.getVersion(),
    shell: "desktop",
    configDir: launch.configDir,
    demoDir: launch.demoDir,
    startPath: launch.startPath,
    pushes,
    pickFolder,
    onSettings: speakMenu,
    now: () => new Date(),
    log: stderrLog,
  });
  lockSession(session.defaultSession, launch.pageUrl);
  serveScheme(session.defaultSession, {
    files: files.ok ? files.value : new Map(),
    datasets: services.datasets,
    devOrigin: launch.devOrigin,
  });
  answerIpc(ipcMain, isOwnPage, services.dispatch);
  await showPage(services);
}

async function showPage(services: Services): Promise<void> {
  speakMenu(await services.settings());
  const opened = await openWindow({
    pageUrl: launch.pageUrl,
    preload: path.join(appRoot, "out", "preload", "index.cjs"),
    developerTools: !app.isPackaged,
    state,
    pushes,
  });
  window = opened.window;
  window.on("closed", () => (window = null));
  ipcMain.on(PUSH_CHANNEL, (event) => {
    if (isOwnPage(event)) opened.pushes.pageListens();
  });
}

const Started = z.object({ startPath: z.string().nullable() });

/** A second start shows the window there is, and its dataset where it named one. */
function onSecondInstance(started: unknown): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
  const path = Started.safeParse(started).data?.startPath ?? null;
  if (path !== null) pushes.send({ name: "dataset.openRequested", payload: { path } });
}

/** Only the top frame of the one window, still at its own address. */
const isOwnPage = (event: IpcMainInvokeEvent | IpcMainEvent): boolean =>
  window !== null &&
  event.senderFrame === window.webContents.mainFrame &&
  isSamePage(event.senderFrame.url, launch.pageUrl);

async function pickFolder(): Promise<string | null> {
  const options = { properties: ["openDirectory" as const] };
  const picked =
    window === null
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options);
  return picked.canceled ? null : (picked.filePaths[0] ?? null);
}

/** The menu in the language of the settings; other settings leave the shown one alone. */
function speakMenu({ language }: Settings): void {
  const spoken = menuLanguage(language, app.getPreferredSystemLanguages());
  if (spoken === menuSpeaks) return;
  menuSpeaks = spoken;
  const { platform } = process;
  showMenu({ language: spoken, platform, packaged: app.isPackaged }, act);
}

function act(action: MenuAction): void {
  if (action === "openFolder")
    pushes.send({ name: "dataset.openRequested", payload: { path: null } });
  else pushes.send({ name: "menu.command", payload: { command: action } });
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

/** Quitting waits for the window's place to be saved. */
function saveBeforeQuitting(event: { preventDefault(): void }): void {
  if (state.saved) return;
  event.preventDefault();
  void state.save().then(() => app.quit());
}

function failToStart(reason: unknown): void {
  stderrLog.error(`the application could not start: ${String(reason)}`);
  app.exit(1);
}
