import { describe, expect, it } from "vitest";
import { createNotices } from "#renderer/stores/notices";
import { createSettings } from "#renderer/stores/settings";
import { FakeHost } from "../../support/fakeHost";
import { FakeSystem } from "../../support/fakePorts";

const create = () => {
  const host = new FakeHost();
  const notices = createNotices(() => 0);
  return { host, settings: createSettings({ host, system: new FakeSystem(), notices }) };
};

describe("the sizes of panels", () => {
  it("are written by the name of their group, beside those of other groups", async () => {
    const { host, settings } = create();
    await settings.getState().setPanels("inspector", [70, 30]);
    await settings.getState().setPanels("quality", [40, 60]);
    expect(host.settings.panels).toEqual({ inspector: [70, 30], quality: [40, 60] });
  });

  it("are read again after a start", async () => {
    const { host, settings } = create();
    host.settings = { ...host.settings, panels: { inspector: [70, 30] } };
    await settings.getState().read();
    expect(settings.getState().panels).toEqual({ inspector: [70, 30] });
  });

  it("of one group go back to the initial ones without touching the others", async () => {
    const { host, settings } = create();
    await settings.getState().setPanels("inspector", [70, 30]);
    await settings.getState().setPanels("quality", [40, 60]);
    await settings.getState().setPanels("inspector", null);
    expect(host.settings.panels).toEqual({ quality: [40, 60] });
  });

  it("all go back to the initial ones", async () => {
    const { host, settings } = create();
    await settings.getState().setPanels("inspector", [70, 30]);
    await settings.getState().resetPanels();
    expect(host.settings.panels).toEqual({});
  });
});

describe("the guided tour", () => {
  it("is remembered as seen", async () => {
    const { host, settings } = create();
    await settings.getState().setTourSeen(true);
    expect(host.settings.tourSeen).toBe(true);
    expect(settings.getState().tourSeen).toBe(true);
  });
});

describe("the language", () => {
  it("can follow the system again after one was chosen", async () => {
    const { settings } = create();
    await settings.getState().setLanguage("fr");
    await settings.getState().setLanguage("system");
    expect(settings.getState()).toMatchObject({ language: "system", spoken: "en" });
  });
});
