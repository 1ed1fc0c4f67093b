import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#shared/contract/methods";
import { fail } from "#shared/domain/result";
import { createNotices, NOTICE_LIMIT } from "#renderer/stores/notices";
import { createRecents } from "#renderer/stores/recents";
import { createSettings } from "#renderer/stores/settings";
import { createStores, openAtStart } from "#renderer/stores/stores";
import { anAppInfo, FakeHost } from "../../support/fakeHost";
import { fakePorts, FakeSystem } from "../../support/fakePorts";

describe("notices", () => {
  it("list the newest first with its time", () => {
    let now = 1;
    const notices = createNotices(() => now);
    notices.getState().add("information", { kind: "copyRefused" });
    now = 2;
    notices.getState().add("information", { kind: "nothingDropped" });
    expect(notices.getState().list.map(({ at }) => at)).toEqual([2, 1]);
  });

  it("count as unread until they are read", () => {
    const notices = createNotices(() => 0);
    notices.getState().add("warning", { kind: "copyRefused" });
    expect(notices.getState().unread).toBe(1);
    notices.getState().markRead();
    expect(notices.getState().unread).toBe(0);
  });

  it("stay in the list when their toast is hidden", () => {
    const notices = createNotices(() => 0);
    notices.getState().add("warning", { kind: "copyRefused" });
    notices.getState().hideToast(notices.getState().list[0]!.id);
    expect(notices.getState().list).toMatchObject([{ toast: false }]);
  });

  it("about what the window shows already raise no toast", () => {
    const notices = createNotices(() => 0);
    notices.getState().note("success", { kind: "opened", label: "demo", records: 1 });
    expect(notices.getState()).toMatchObject({ unread: 0, list: [{ toast: false }] });
  });

  it("are kept up to a limit", () => {
    const notices = createNotices(() => 0);
    for (let i = 0; i < NOTICE_LIMIT + 5; i++)
      notices.getState().add("warning", { kind: "copyRefused" });
    expect(notices.getState().list).toHaveLength(NOTICE_LIMIT);
  });
});

describe("settings", () => {
  const create = (host = new FakeHost(), system = new FakeSystem()) => {
    const notices = createNotices(() => 0);
    return { host, system, notices, settings: createSettings({ host, system, notices }) };
  };

  it("follow the system until something is chosen", () => {
    const system = new FakeSystem();
    system.isDark = true;
    system.speaks = "fr";
    expect(create(new FakeHost(), system).settings.getState()).toMatchObject({
      dark: true,
      spoken: "fr",
    });
  });

  it("follow a change of the system's theme", () => {
    const { system, settings } = create();
    system.turnDark();
    expect(settings.getState().dark).toBe(true);
  });

  it("keep the chosen theme whatever the system does", async () => {
    const { system, settings } = create();
    await settings.getState().setTheme("light");
    system.turnDark();
    expect(settings.getState().dark).toBe(false);
  });

  it("apply at once and are written", async () => {
    const { host, settings } = create();
    const written = settings.getState().setLanguage("fr");
    expect(settings.getState().spoken).toBe("fr");
    await written;
    expect(host.settings.language).toBe("fr");
  });

  it("are read from the host", async () => {
    const { host, settings } = create();
    host.settings = { ...DEFAULT_SETTINGS, theme: "dark", language: "fr" };
    await settings.getState().read();
    expect(settings.getState()).toMatchObject({ dark: true, spoken: "fr" });
  });

  it("tell when they could not be written", async () => {
    const { host, notices, settings } = create();
    host.handlers["settings.write"] = () => fail("settings.unwritable", "The disk is full");
    await settings.getState().setTheme("dark");
    expect(notices.getState().list).toMatchObject([{ text: { kind: "error" } }]);
  });
});

describe("recent datasets", () => {
  it("are forgotten at the host", async () => {
    const host = new FakeHost();
    const known = { path: "/a", label: "a", openedAt: "2025-11-14T22:41:07Z", present: true };
    host.recent = [known, { ...known, path: "/b" }];
    const recents = createRecents(
      host,
      createNotices(() => 0),
    );
    await recents.getState().refresh();
    await recents.getState().forget("/a");
    expect(recents.getState().list.map(({ path }) => path)).toEqual(["/b"]);
  });

  it("tell when the host does not answer", async () => {
    const host = new FakeHost();
    host.handlers["dataset.recent"] = () => fail("host.unreachable", "No answer");
    const notices = createNotices(() => 0);
    await createRecents(host, notices).getState().refresh();
    expect(notices.getState().list).toHaveLength(1);
  });
});

describe("what is opened at start", () => {
  const started = (info: Parameters<typeof anAppInfo>[0], openBefore: string | null = null) => {
    const ports = fakePorts();
    ports.tabMemory.setOpenPath(openBefore);
    const stores = createStores(ports);
    void openAtStart({ ...stores, ports, info: anAppInfo(info) });
    return stores.session.getState().task?.request ?? null;
  };

  it("is the dataset named at start", () => {
    expect(started({ startPath: "/data/x" })).toEqual({ kind: "path", path: "/data/x" });
  });

  it("is after a reload the dataset that was open before", () => {
    expect(started({ startPath: "/data/x" }, "/data/before")).toEqual({
      kind: "path",
      path: "/data/before",
    });
  });

  it("is else the demo dataset", () => {
    expect(started({})).toEqual({ kind: "demo" });
  });

  it("is nothing more where another start has named a dataset meanwhile", () => {
    const ports = fakePorts();
    const stores = createStores(ports);
    ports.host.push({ name: "dataset.openRequested", payload: { path: "/data/other" } });
    void openAtStart({ ...stores, ports, info: anAppInfo({}) });
    expect(stores.session.getState().task?.request).toEqual({ kind: "path", path: "/data/other" });
  });

  it("is nothing where the demo dataset is missing", () => {
    expect(started({ demoPresent: false })).toBeNull();
  });
});

describe("pushes of the host", () => {
  it("open the folder the menu asks for", () => {
    const ports = fakePorts();
    const { session } = createStores(ports);
    ports.host.push({ name: "dataset.openRequested", payload: { path: "/data/x" } });
    expect(session.getState().task?.request).toEqual({ kind: "path", path: "/data/x" });
  });

  it("tell that the host is closing", () => {
    const ports = fakePorts();
    const { notices } = createStores(ports);
    ports.host.push({ name: "host.closing", payload: { reason: "stopped" } });
    expect(notices.getState().list).toMatchObject([
      { text: { kind: "hostClosing", reason: "stopped" } },
    ]);
  });
});
