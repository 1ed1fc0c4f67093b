import { describe, expect, it } from "vitest";
import type { DesktopBridge } from "#shared/contract/desktopBridge";
import type { OpenedDataset } from "#shared/contract/methods";
import { findHost, type PageWindow } from "../../../renderer/platform/findHost";

const TOKEN = "f".repeat(64);
const DATASET: OpenedDataset = { id: "0".repeat(32), label: "", path: "", demo: false, files: [] };

/** A tab: its address bar changes, its storage outlives a reload. */
class FakeTab implements PageWindow {
  readonly stored = new Map<string, string>();
  readonly location = { origin: "http://127.0.0.1:4173", hash: "", pathname: "/" };
  readonly history = {
    replaceState: (_state: unknown, _unused: string, url: string) => {
      this.location.hash = new URL(url, this.location.origin).hash;
    },
  };
  readonly sessionStorage = {
    getItem: (key: string) => this.stored.get(key) ?? null,
    setItem: (key: string, value: string) => void this.stored.set(key, value),
  };

  open(hash: string) {
    this.location.hash = hash;
    return findHost(this);
  }
}

const tokenOf = (found: ReturnType<typeof findHost>) =>
  found.kind === "noToken" ? null : Object.values(found.client.datasetAddress(DATASET).headers)[0];

describe("a page in the browser", () => {
  it("takes the token from the fragment and out of the address bar", () => {
    const tab = new FakeTab();
    const found = tab.open(`#token=${TOKEN}`);
    expect(found.kind).toBe("browser");
    expect(tokenOf(found)).toBe(TOKEN);
    expect(tab.location.hash).toBe("");
  });

  it("finds the token again after a reload", () => {
    const tab = new FakeTab();
    tab.open(`#token=${TOKEN}`);
    expect(tokenOf(tab.open(""))).toBe(TOKEN);
  });

  it("takes the token of a new start over the one it kept", () => {
    const tab = new FakeTab();
    tab.open(`#token=${TOKEN}`);
    expect(tokenOf(tab.open("#token=newer"))).toBe("newer");
  });

  it("tells a start by the printed address from a reload", () => {
    const tab = new FakeTab();
    expect(tab.open(`#token=${TOKEN}`)).toMatchObject({ kind: "browser", fromAddress: true });
    expect(tab.open("")).toMatchObject({ kind: "browser", fromAddress: false });
  });

  it.each(["", "#", "#token=", "#view=graph"])("without a token says so: %j", (hash) => {
    expect(new FakeTab().open(hash)).toEqual({ kind: "noToken" });
  });

  it("reads datasets from its own origin", () => {
    const found = new FakeTab().open(`#token=${TOKEN}`);
    if (found.kind !== "browser") throw new Error("no client");
    expect(found.client.datasetAddress(DATASET).url).toBe(
      `http://127.0.0.1:4173/dataset/${DATASET.id}/`,
    );
  });
});

describe("a page in the desktop window", () => {
  const bridge: DesktopBridge = {
    call: () => Promise.reject(new Error("not called")),
    subscribe: () => () => undefined,
    pathForFile: (file) => (file instanceof File && file.name === "dropped" ? "/data" : ""),
  };

  it("uses the bridge and needs no token", () => {
    const tab = Object.assign(new FakeTab(), { kivendtout: bridge });
    const found = findHost(tab);
    if (found.kind !== "desktop") throw new Error("no bridge");
    expect(found.client.datasetAddress(DATASET)).toEqual({
      url: `app://investigator/dataset/${DATASET.id}/`,
      headers: {},
    });
    expect(found.pathForFile(new File([], "dropped"))).toBe("/data");
    expect(found.pathForFile(new File([], "made by a script"))).toBeNull();
  });
});
