import { contextBridge, ipcRenderer, webUtils } from "electron";
import {
  BRIDGE_NAME,
  CALL_CHANNEL,
  PUSH_CHANNEL,
  type DesktopBridge,
} from "#shared/contract/desktopBridge";

/** All the page sees of Electron. The page cannot name a channel; what it sends is checked by `dispatch`. */
const bridge: DesktopBridge = {
  call: (method, input): Promise<unknown> => ipcRenderer.invoke(CALL_CHANNEL, { method, input }),
  subscribe: (listener) => {
    const forward = (_event: unknown, message: unknown) => listener(message);
    ipcRenderer.on(PUSH_CHANNEL, forward);
    // Whatever was pushed while the page loaded has been held until now.
    ipcRenderer.send(PUSH_CHANNEL);
    return () => ipcRenderer.off(PUSH_CHANNEL, forward);
  },
  // Electron throws for anything but a File; such a thing has no path.
  pathForFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ""),
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
