import path from "node:path";
import type { BrowserWindow } from "electron";
import { app, dialog, ipcMain, session, type IpcMainInvokeEvent } from "electron";
import { z } from "zod";
import { DESKTOP_ORIGIN } from "#shared/contract/desktopBridge";
import { createServices } from "#services/appServices";
import { configDir } from "#services/configDir";
import { listStaticFiles } from "#services/content/staticFiles";
import { answerIpc } from "#services/ipcAdapter";
import { stderrLog } from "#services/log";
import { isSamePage } from "#services/pageOrigin";
import { PushHub } from "#services/pushHub";
import { registerScheme, serveScheme } from "./scheme";
import { createWindow } from "./window";

/** Entry of the desktop application. Everything that can be tested without Electron is in electron/services. */
const appRoot = app.getAppPath();
/** Set by electron-vite in development only. */
const devUrl = app.isPackaged ? null : (process.env["ELECTRON_RENDERER_URL"] ?? null);
const pageUrl = devUrl ?? `${DESKTOP_ORIGIN}/`;
const startPath = process.env["KIVENDTOUT_START_PATH"] ?? null;
let window: BrowserWindow | null = null;
const pushes = new PushHub();

registerScheme();
if (app.requestSingleInstanceLock({ startPath })) {
  app.on("second-instance", (_event, _argv, _folder, started) => onSecondInstance(started));
  app.on("window-all-closed", () => app.quit());
  app.whenReady().then(open).catch(failToStart);
} else {
  app.quit();
}

async function open(): Promise<void> {
  const files = await listStaticFiles(path.join(appRoot, "out", "renderer"));
  if (!files.ok && devUrl === null) return failToStart(files.error.message);
  const services = await createServices({
    version: app.getVersion(),
    shell: "desktop",
    configDir: configDir(),
    demoDir: process.env["KIVENDTOUT_DEMO_DIR"] ?? path.join(appRoot, "datasets", "demo"),
    startPath,
    pushes,
    pickFolder,
    now: () => new Date(),
    log: stderrLog,
  });
  serveScheme(session.defaultSession, {
    files: files.ok ? files.value : new Map(),
    datasets: services.datasets,
    devOrigin: devUrl === null ? null : new URL(devUrl).origin,
  });
  answerIpc(ipcMain, isOwnPage, services.dispatch);
  const preload = path.join(appRoot, "out", "preload", "index.cjs");
  window = createWindow({ pageUrl, preload, pushes });
  window.on("closed", () => (window = null));
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
const isOwnPage = (event: IpcMainInvokeEvent): boolean =>
  window !== null &&
  event.senderFrame === window.webContents.mainFrame &&
  isSamePage(event.senderFrame.url, pageUrl);

async function pickFolder(): Promise<string | null> {
  const options = { properties: ["openDirectory" as const] };
  const picked =
    window === null
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options);
  return picked.canceled ? null : (picked.filePaths[0] ?? null);
}

function failToStart(reason: unknown): void {
  stderrLog.error(`the application could not start: ${String(reason)}`);
  app.exit(1);
}
