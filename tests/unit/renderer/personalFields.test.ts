// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ok } from "#shared/domain/result";
import { aField, aTable } from "../../support/browseFixtures";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";

giveElementsSizes();

const LABELS = "synthetic_id_labels";
const table = aTable({
  name: LABELS,
  rows: 1,
  key: null,
  fields: [aField("file"), aField("last_name", { personal: true })],
  referredBy: [],
});

let ports: FakePorts;
let window: OpenedWindow;
let name: string;

beforeEach(async () => {
  ports = fakePorts();
  name = "MARTIN";
  Object.assign(ports.engine.answers, {
    tables: () => ok([table]),
    rows: () => ok({ total: 1, of: 1, rows: [{ record: 1, cells: ["id_1.png", name] }] }),
  });
  window = await openedWindow(`#/tables/${LABELS}`, undefined, ports);
});

afterEach(() => window.close());

/** Opens the menu of the cell with this text. */
async function openMenu(text: string): Promise<void> {
  await window.shows(text);
  const cells = [...document.querySelectorAll<HTMLElement>("[role=gridcell]")];
  const cell = cells.find(({ textContent }) => textContent?.includes(text));
  cell?.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true }));
  await window.shows("Copy the row");
}

describe("the menu of a row", () => {
  it("offers no filter by a personal value that is shown, since the address would keep it", async () => {
    await openMenu("MARTIN");
    expect(window.text()).not.toContain("Only rows with last_name");
  });

  it("offers one by any other value", async () => {
    await openMenu("id_1.png");
    expect(window.text()).toContain("Only rows with file = id_1.png");
  });
});

describe("the picture of an ID card", () => {
  it("is gone as soon as it is masked, before the engine has said anything more", async () => {
    const revoked: string[] = [];
    Object.assign(URL, {
      createObjectURL: () => "blob:card",
      revokeObjectURL: (url: string) => revoked.push(url),
    });
    const fields = [{ name: "file", value: "id_1.png" }];
    ports.engine.records.set(`${LABELS} 1`, { table: LABELS, record: 1, source: "", fields });
    ports.engine.answers.cardPicture = () => ok(Uint8Array.of(1));
    await openMenu("id_1.png");
    const reveal = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
    reveal.find(({ textContent }) => textContent?.includes("inspector"))?.click();
    await vi.waitFor(() =>
      expect(document.querySelector<HTMLImageElement>("img.card-picture")?.src).toBe("blob:card"),
    );
    await window.press("^Personal data masked$");
    await window.press("^Show all$");
    ports.engine.cardPicture = () => new Promise(() => {});
    await window.press("^Mask everything again$");
    await vi.waitFor(() => expect(document.querySelector("img.card-picture")).toBeNull());
    expect(revoked).toContain("blob:card");
  });
});
