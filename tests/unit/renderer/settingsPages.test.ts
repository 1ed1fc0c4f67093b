// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { fail } from "#shared/domain/result";
import { fakePorts } from "../../support/fakePorts";
import { aLoadedDataset } from "../../support/reports";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";

let opened: OpenedWindow;
afterEach(() => opened.close());

const REVEAL = {
  at: "2025-11-14T22:41:07.000Z",
  dataset: "/data/shop",
  table: "customers",
  record: 4,
  key: "C00004",
  fields: ["birthdate"],
};
const ALL = { ...REVEAL, table: null, record: null, key: null, fields: [] };

function withReveals(...reveals: (typeof REVEAL | typeof ALL)[]) {
  const ports = fakePorts();
  ports.host.reveals.push(...reveals);
  return openedWindow("#/settings/privacy", aLoadedDataset(), ports);
}

const choose = (value: string) =>
  document.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)!.click();

describe("the general settings", () => {
  it("set the theme and the language", async () => {
    opened = await openedWindow("#/settings/general");
    await opened.shows("Language");
    choose("dark");
    await vi.waitFor(() => expect(opened.ports.host.settings.theme).toBe("dark"));
    choose("fr");
    await opened.shows("Réglages");
    expect(opened.ports.host.settings.language).toBe("fr");
  });

  it("put panels back to their first sizes", async () => {
    const ports = fakePorts();
    ports.host.settings = { ...ports.host.settings, panels: { inspector: [70, 30] } };
    opened = await openedWindow("#/settings/general", aLoadedDataset(), ports);
    await opened.press("^Put all back$");
    await vi.waitFor(() => expect(ports.host.settings.panels).toEqual({}));
  });
});

describe("the privacy page", () => {
  it("names the masked fields, and says that nothing was revealed", async () => {
    opened = await withReveals();
    await opened.shows("customers ?birthdate");
    await opened.shows("Everything is masked");
    await opened.shows("Nothing has been revealed yet");
  });

  it("lists reveals with time, folder, record and fields", async () => {
    opened = await withReveals(REVEAL, ALL);
    await opened.shows("customers C00004");
    const rows = [...document.querySelectorAll(".reveal-table tbody tr")].map(
      (row) => row.textContent,
    );
    expect(rows[0]).toMatch(/14 Nov.*22:41:07shopcustomers C00004birthdate$/);
    expect(rows[1]).toMatch(/every recordevery personal field$/);
  });

  it("saves the list as CSV", async () => {
    opened = await withReveals(REVEAL, ALL);
    await opened.press("^Export CSV$");
    await vi.waitFor(() => expect(opened.ports.saved).toHaveLength(1));
    const { name, content } = opened.ports.saved[0]!;
    expect(name).toBe("reveals.csv");
    const text = new TextDecoder().decode(content as Uint8Array);
    expect(text.split("\r\n").slice(0, 3)).toEqual([
      "at,dataset,table,record,key,fields",
      "2025-11-14T22:41:07.000Z,/data/shop,customers,4,C00004,birthdate",
      '2025-11-14T22:41:07.000Z,/data/shop,,,,""',
    ]);
    await opened.shows("reveals.csv was saved");
  });

  it("says that the list could not be read", async () => {
    const ports = fakePorts();
    ports.host.handlers["reveals.list"] = () => fail("reveals.unreadable", "The file is damaged.");
    opened = await openedWindow("#/settings/privacy", aLoadedDataset(), ports);
    await opened.shows("The list of reveals could not be read");
  });

  it("shows everything and masks it again, and lists the reveal", async () => {
    opened = await withReveals();
    await opened.press("^Show all$");
    await opened.shows("All records are shown");
    await opened.shows("every record");
    await opened.press("^Mask everything again$");
    await opened.shows("Everything is masked");
    expect(opened.ports.engine.masked).toEqual([null]);
  });
});

describe("the page about the application", () => {
  it("names versions", async () => {
    const ports = fakePorts();
    ports.host.info = { ...ports.host.info, version: "1.2.3", versions: { node: "20.20.0" } };
    opened = await openedWindow("#/settings/about", aLoadedDataset(), ports);
    await opened.shows("Version ?1.2.3");
    await opened.shows("Node.js ?20.20.0");
  });

  it("shows the text of a licence, or names the licence where the package holds none", async () => {
    const licences = () =>
      Promise.resolve([
        { name: "a", version: "1.0.0", licence: "MIT", text: "Permission is granted" },
        { name: "b", version: "2.0.0", licence: "ISC", text: null },
      ]);
    opened = await openedWindow("#/settings/about", aLoadedDataset(), { ...fakePorts(), licences });
    await opened.shows("2 packages are part");
    for (const details of document.querySelectorAll("details")) details.open = true;
    await opened.shows("Permission is granted");
    await opened.shows("It names its licence: ISC");
  });
});
