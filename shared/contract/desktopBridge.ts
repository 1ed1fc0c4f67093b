/** What the preload script exposes to the page of the desktop application. */

/** Property of `window` that holds the bridge. */
export const BRIDGE_NAME = "kivendtout";

/** IPC channels: one for calls, one for pushes. */
export const CALL_CHANNEL = "call";
export const PUSH_CHANNEL = "push";

/** Scheme and origin under which the desktop application serves its page and the opened datasets. */
export const DESKTOP_SCHEME = "app";
export const DESKTOP_HOST = "investigator";
export const DESKTOP_ORIGIN = `${DESKTOP_SCHEME}://${DESKTOP_HOST}`;

export interface DesktopBridge {
  /** Answers a `Result`, to be checked by `readAnswer`. */
  call(method: string, input: unknown): Promise<unknown>;
  /** Messages are to be checked by `readPush`. Returns the function that ends the subscription. */
  subscribe(listener: (message: unknown) => void): () => void;
  /** Path of a dropped file or folder (a DOM `File`), empty where it has none. */
  pathForFile(file: object): string;
}
