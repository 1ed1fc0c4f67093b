import { BrowserWindow, type WebContents } from "electron";
import { PUSH_CHANNEL } from "#shared/contract/desktopBridge";
import { isSamePage } from "#services/pageOrigin";
import type { PushHub } from "#services/pushHub";

export interface WindowOptions {
  /** Address of the page: the application's own, or that of the development server. */
  readonly pageUrl: string;
  readonly preload: string;
  readonly pushes: PushHub;
}

/** The window: a sandboxed page that cannot leave its own address nor open another window. */
export function createWindow({ pageUrl, preload, pushes }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  window.once("ready-to-show", () => window.show());
  lockNavigation(window.webContents, pageUrl);
  const end = pushes.subscribe((message) => window.webContents.send(PUSH_CHANNEL, message));
  window.on("closed", end);
  void window.loadURL(pageUrl);
  return window;
}

function lockNavigation(contents: WebContents, pageUrl: string): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => {
    if (!isSamePage(event.url, pageUrl)) event.preventDefault();
  });
  contents.session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === "clipboard-sanitized-write"),
  );
}
