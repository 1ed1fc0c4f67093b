import { DESKTOP_ORIGIN } from "#shared/contract/desktopBridge";
import { isSamePage } from "../pageOrigin";

interface Preventable {
  preventDefault(): void;
}

interface Navigation extends Preventable {
  readonly url: string;
}

/** The part of Electron's `WebContents` that is locked, so that tests can stand in for it. */
export interface LockableContents {
  setWindowOpenHandler(decide: () => { action: "deny" }): void;
  on(event: "will-navigate", listener: (event: Navigation) => void): unknown;
  on(event: "will-redirect", listener: (event: Navigation) => void): unknown;
  on(event: "will-frame-navigate", listener: (event: Navigation) => void): unknown;
  on(event: "will-attach-webview", listener: (event: Preventable) => void): unknown;
}

/** Whatever shows a page (window, frame, webview) stays at the application's address and opens no other. */
export function lockContents(contents: LockableContents, pageUrl: string): void {
  const stay = (event: Navigation) => {
    if (!isSamePage(event.url, pageUrl)) event.preventDefault();
  };
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", stay);
  contents.on("will-redirect", stay);
  contents.on("will-frame-navigate", stay);
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

/** The part of Electron's `Session` that is locked. */
export interface LockableSession {
  setPermissionRequestHandler(
    decide: (
      contents: unknown,
      permission: string,
      answer: (granted: boolean) => void,
      details: { readonly requestingUrl: string },
    ) => void,
  ): void;
  setPermissionCheckHandler(
    decide: (contents: unknown, permission: string, requestingOrigin: string) => boolean,
  ): void;
  setDevicePermissionHandler(decide: () => boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      decide: (
        request: { readonly url: string },
        answer: (response: { cancel: boolean }) => void,
      ) => void,
    ): void;
  };
}

/** No permission but writing to the clipboard, no device, no request to anywhere but the page's own host. */
export function lockSession(session: LockableSession, pageUrl: string): void {
  const may = (permission: string, address: string) =>
    PERMISSIONS.has(permission) && isSamePage(address, pageUrl);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(may(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => may(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOwnRequest(url, pageUrl) }),
  );
}

const PERMISSIONS: ReadonlySet<string> = new Set(["clipboard-sanitized-write"]);

/** Schemes that lead nowhere outside: images of the page, and the developer tools' own files. */
const INNER_SCHEMES: ReadonlySet<string> = new Set(["blob:", "data:", "devtools:"]);

/** Whether a request stays on this machine. In development the server's web socket for hot reload counts as well. */
function isOwnRequest(address: string, pageUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  if (INNER_SCHEMES.has(protocol)) return true;
  // In development the page is elsewhere than the datasets, which stay under the application's own scheme.
  if (isSamePage(address, pageUrl) || isSamePage(address, DESKTOP_ORIGIN)) return true;
  const page = new URL(pageUrl);
  return protocol === "ws:" && page.protocol === "http:" && host === page.host;
}
