import { BRIDGE_NAME, type DesktopBridge } from "#shared/contract/desktopBridge";
import type { HostClient } from "#shared/contract/hostClient";
import { TOKEN_KEY } from "#shared/contract/loopback";
import { createIpcHost } from "./ipcHost";
import { createLoopbackHost } from "./loopbackHost";

/** The part of `window` this needs, so that tests can stand in for it. */
export interface PageWindow {
  readonly location: { readonly origin: string; readonly hash: string; readonly pathname: string };
  readonly history: { replaceState(state: unknown, unused: string, url: string): void };
  readonly sessionStorage: Pick<Storage, "getItem" | "setItem">;
  readonly [BRIDGE_NAME]?: DesktopBridge;
}

export type FoundHost =
  | {
      readonly kind: "desktop";
      readonly client: HostClient;
      /** Path of a dropped file or folder, null where it has none. */
      readonly pathForFile: (file: File) => string | null;
    }
  | {
      readonly kind: "browser";
      readonly client: HostClient;
      /** Whether the page was opened by the printed address; false for a reload of the tab. */
      readonly fromAddress: boolean;
      readonly token: string;
    }
  /** The page was opened without the launch token: the user has to open the printed address. */
  | { readonly kind: "noToken" };

const STORAGE_KEY = "kivendtout.launchToken";

/** Keeps a token learnt from another tab, for `findHost` to find. */
export const keepToken = (page: PageWindow, token: string): void =>
  page.sessionStorage.setItem(STORAGE_KEY, token);

/**
 * The host of this page. In a browser the launch token comes in the address's fragment, which is then taken out of
 * the address bar and the history; a reload of the tab finds the token in its session storage.
 */
export function findHost(page: PageWindow): FoundHost {
  const bridge = page[BRIDGE_NAME];
  if (bridge !== undefined)
    return {
      kind: "desktop",
      client: createIpcHost(bridge),
      pathForFile: (file) => bridge.pathForFile(file) || null,
    };
  const given = takeToken(page);
  const token = given ?? page.sessionStorage.getItem(STORAGE_KEY);
  if (token === null) return { kind: "noToken" };
  const client = createLoopbackHost({ origin: page.location.origin, token });
  return { kind: "browser", client, fromAddress: given !== null, token };
}

/** The token of the address, kept for reloads and taken out of sight; null where the address has none. */
function takeToken(page: PageWindow): string | null {
  const given = new URLSearchParams(page.location.hash.slice(1)).get(TOKEN_KEY);
  if (given === null || given === "") return null;
  page.sessionStorage.setItem(STORAGE_KEY, given);
  page.history.replaceState(null, "", page.location.pathname);
  return given;
}
