import { EventEmitter } from "node:events";

/**
 * What of Electron the desktop's main process and its preload script use, played in plain Node: it records, and carries
 * messages between the two as copies.
 */

export class FakeContents extends EventEmitter {
  readonly mainFrame = { url: "about:blank" };
  readonly sent: unknown[] = [];
  mayOpenWindows = true;

  setWindowOpenHandler(decide: () => { action: string }): void {
    this.mayOpenWindows = decide().action !== "deny";
  }
  send(channel: string, message: unknown): void {
    this.sent.push(message);
    ipcRenderer.emit(channel, {}, structuredClone(message));
  }
}

export class FakeWindow extends EventEmitter {
  static readonly opened: FakeWindow[] = [];
  readonly webContents = new FakeContents();
  readonly options: Readonly<Record<string, unknown>>;
  bounds = { x: 10, y: 20, width: 1200, height: 800 };
  focused = 0;

  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
    FakeWindow.opened.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    return Promise.resolve();
  }
  show(): void {}
  focus(): void {
    this.focused++;
  }
  isMinimized = () => false;
  isMaximized = () => false;
  getNormalBounds = () => this.bounds;
}

/** What was done, in order, as far as the order matters. */
export const steps: string[] = [];
/** Set by the test before the main process is loaded. */
export const world = { appPath: "", ready: () => {} };

class FakeApp extends EventEmitter {
  readonly isPackaged = false;
  readonly getAppPath = () => world.appPath;
  readonly getVersion = () => "0.0.0";
  readonly getPreferredSystemLanguages = () => ["en-GB"];
  readonly requestSingleInstanceLock = () => true;
  readonly enableSandbox = () => void steps.push("sandbox");
  readonly whenReady = () =>
    new Promise<void>((resolve) => {
      world.ready = () => {
        steps.push("ready");
        resolve();
      };
    });
  readonly quit = () => void steps.push("quit");
  readonly exit = () => void steps.push("exit");
}
export const app = new FakeApp();

type Answer = (event: unknown, request: unknown) => Promise<unknown>;
class FakeIpcMain extends EventEmitter {
  answer: Answer = () => Promise.reject(new Error("nothing answers"));
  readonly handle = (_channel: string, answer: Answer) => void (this.answer = answer);
}
export const ipcMain = new FakeIpcMain();

/** The event of a message from the top frame of the one window. */
export const fromPage = () => ({ senderFrame: FakeWindow.opened[0]?.webContents.mainFrame });

class FakeIpcRenderer extends EventEmitter {
  readonly invoke = async (_channel: string, request: unknown): Promise<unknown> =>
    structuredClone(await ipcMain.answer(fromPage(), structuredClone(request)));
  readonly send = (channel: string) => void ipcMain.emit(channel, fromPage());
}
export const ipcRenderer = new FakeIpcRenderer();

/** What the preload script has handed to the page, by name. */
export const exposed: Record<string, unknown> = {};

export const menu = { labels: [] as string[] };
const area = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } };
const done = (step: string) => () => void steps.push(step);

export const electron = {
  app,
  ipcMain,
  ipcRenderer,
  contextBridge: {
    exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value),
  },
  webUtils: { getPathForFile: ({ name }: { name: string }) => `/dropped/${name}` },
  BrowserWindow: FakeWindow,
  dialog: {},
  screen: { getPrimaryDisplay: () => area, getAllDisplays: () => [area] },
  protocol: { registerSchemesAsPrivileged: done("scheme") },
  session: {
    defaultSession: {
      protocol: { handle: done("page served") },
      setPermissionRequestHandler: done("permissions locked"),
      setPermissionCheckHandler: () => {},
      setDevicePermissionHandler: () => {},
      webRequest: { onBeforeRequest: done("requests locked") },
    },
  },
  Menu: {
    buildFromTemplate: (items: readonly { label: string }[]) => items.map(({ label }) => label),
    setApplicationMenu: (labels: string[]) => void (menu.labels = labels),
  },
};
