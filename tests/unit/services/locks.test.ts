import { describe, expect, it } from "vitest";
import {
  lockContents,
  lockSession,
  type LockableContents,
  type LockableSession,
} from "#services/desktop/locks";

const PAGE = "app://investigator/";
const DEVELOPMENT = "http://localhost:5173/";

interface Event {
  readonly url: string;
  readonly preventDefault: () => void;
}

/** Stands in for Electron's WebContents: keeps the listeners, and plays events to them. */
function lockedContents() {
  const listeners = new Map<string, (event: Event) => void>();
  let openWindow: () => { action: string } = () => ({ action: "allow" });
  const contents: LockableContents = {
    setWindowOpenHandler: (decide) => (openWindow = decide),
    on: (name: string, listener: (event: Event) => void) => listeners.set(name, listener),
  };
  lockContents(contents, PAGE);
  const isPrevented = (name: string, url: string) => {
    let prevented = false;
    listeners.get(name)?.({ url, preventDefault: () => (prevented = true) });
    return prevented;
  };
  return { isPrevented, openWindow: () => openWindow().action };
}

describe("whatever shows a page", () => {
  it.each(["will-navigate", "will-redirect", "will-frame-navigate"])(
    "does not leave the application by %s",
    (event) => {
      const { isPrevented } = lockedContents();
      expect(isPrevented(event, "app://investigator/index.html#customer")).toBe(false);
      for (const away of [
        "https://example.com/",
        "file:///etc/passwd",
        "app://other/",
        "about:blank",
      ])
        expect(isPrevented(event, away), away).toBe(true);
    },
  );

  it("opens no window and takes no webview", () => {
    const { isPrevented, openWindow } = lockedContents();
    expect(openWindow()).toBe("deny");
    expect(isPrevented("will-attach-webview", PAGE)).toBe(true);
  });
});

/** Stands in for Electron's Session: keeps the handlers, and asks them. */
function lockedSession(pageUrl = PAGE) {
  type Session = LockableSession;
  let request: Parameters<Session["setPermissionRequestHandler"]>[0] | null = null;
  let check: Parameters<Session["setPermissionCheckHandler"]>[0] | null = null;
  let device: Parameters<Session["setDevicePermissionHandler"]>[0] | null = null;
  let before: Parameters<Session["webRequest"]["onBeforeRequest"]>[0] | null = null;
  lockSession(
    {
      setPermissionRequestHandler: (decide) => (request = decide),
      setPermissionCheckHandler: (decide) => (check = decide),
      setDevicePermissionHandler: (decide) => (device = decide),
      webRequest: { onBeforeRequest: (decide) => (before = decide) },
    },
    pageUrl,
  );
  return {
    requests: (permission: string, requestingUrl: string) => {
      let granted: boolean | null = null;
      request?.(null, permission, (answer) => (granted = answer), { requestingUrl });
      return granted;
    },
    checks: (permission: string, origin: string) => check?.(null, permission, origin),
    device: () => device?.(),
    cancels: (url: string) => {
      let cancelled: boolean | null = null;
      before?.({ url }, ({ cancel }) => (cancelled = cancel));
      return cancelled;
    },
  };
}

describe("the session", () => {
  it("lets the page write to the clipboard, and nobody else", () => {
    const { requests, checks } = lockedSession();
    expect(requests("clipboard-sanitized-write", PAGE)).toBe(true);
    expect(checks("clipboard-sanitized-write", "app://investigator")).toBe(true);
    for (const other of ["https://example.com/", "app://other/", "", "null"]) {
      expect(requests("clipboard-sanitized-write", other), other).toBe(false);
      expect(checks("clipboard-sanitized-write", other), other).toBe(false);
    }
  });

  it.each([
    "clipboard-read",
    "geolocation",
    "media",
    "notifications",
    "openExternal",
    "hid",
    "usb",
  ])("refuses %s even to the page", (permission) => {
    const { requests, checks } = lockedSession();
    expect(requests(permission, PAGE)).toBe(false);
    expect(checks(permission, PAGE)).toBe(false);
  });

  it("hands out no device", () => {
    expect(lockedSession().device()).toBe(false);
  });

  it.each([
    "app://investigator/assets/app.js",
    "app://investigator/dataset/id/events.parquet",
    "blob:app://investigator/1",
    "data:image/png;base64,AA==",
  ])("lets %s through", (url) => {
    expect(lockedSession().cancels(url)).toBe(false);
  });

  it.each([
    "https://example.com/",
    "http://127.0.0.1:8080/",
    "ws://127.0.0.1:8080/",
    "file:///etc/passwd",
    "app://other/",
    "not an address",
  ])("stops a request to %s", (url) => {
    expect(lockedSession().cancels(url)).toBe(true);
  });

  it("lets the development server through in development, and it alone", () => {
    const { cancels } = lockedSession(DEVELOPMENT);
    expect(cancels("http://localhost:5173/main.tsx")).toBe(false);
    expect(cancels("ws://localhost:5173/")).toBe(false);
    expect(cancels("app://investigator/dataset/id/events.parquet")).toBe(false);
    expect(cancels("http://localhost:5174/")).toBe(true);
    expect(cancels("wss://localhost:5173/")).toBe(true);
  });
});
