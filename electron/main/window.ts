import { BrowserWindow, screen } from "electron";
import { PUSH_CHANNEL } from "#shared/contract/desktopBridge";
import { WindowPushes } from "#services/desktop/windowPushes";
import { placeWindow, SMALLEST, type WindowState } from "#services/desktop/windowState";
import { stderrLog } from "#services/log";
import type { PushHub } from "#services/pushHub";

export interface WindowOptions {
  /** Address of the page: the application's own, or that of the development server. */
  readonly pageUrl: string;
  readonly preload: string;
  readonly developerTools: boolean;
  readonly state: WindowState;
  readonly pushes: PushHub;
}

export interface PageWindow {
  readonly window: BrowserWindow;
  readonly pushes: WindowPushes;
}

/** The window: a sandboxed page where it was last, and the pushes on their way to it. */
export async function openWindow(options: WindowOptions): Promise<PageWindow> {
  const { value: saved } = await options.state.read();
  const window = new BrowserWindow({
    ...placeWindow(saved.bounds, workAreas()),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // Its dictionaries would come from the network.
      spellcheck: false,
      devTools: options.developerTools,
    },
  });
  window.once("ready-to-show", () => {
    if (saved.maximised) window.maximize();
    window.show();
  });
  rememberPlace(window, options.state);
  const pushes = carryPushes(window, options.pushes);
  void window.loadURL(options.pageUrl);
  return { window, pushes };
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary.workArea, ...others.map(({ workArea }) => workArea)] as const;
}

function rememberPlace(window: BrowserWindow, state: WindowState): void {
  const changed = () => state.changed(window.getNormalBounds(), window.isMaximized());
  window.on("resize", changed);
  window.on("move", changed);
  window.on("maximize", changed);
  window.on("unmaximize", changed);
}

function carryPushes(window: BrowserWindow, hub: PushHub): WindowPushes {
  const { webContents } = window;
  const pushes = new WindowPushes(hub, (message) => webContents.send(PUSH_CHANNEL, message));
  webContents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) pushes.pageLeaves();
  });
  webContents.on("render-process-gone", (_event, { reason }) => {
    stderrLog.error(`the page stopped (${reason}); it comes back with View, Reload`);
    pushes.pageLeaves();
  });
  window.on("closed", () => pushes.end());
  return pushes;
}
