// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Action } from "#shared/contract/casework";
import type { DatasetCard, RestrictedOrder } from "#shared/contract/compliance";
import { ok } from "#shared/domain/result";
import { HOUR } from "../../support/alertHits";
import { aReading, PRINTED } from "../../support/cardReadings";
import { giveElementsSizes } from "../../support/elementSizes";
import { fakePorts, type FakePorts } from "../../support/fakePorts";
import { FakeReplay } from "../../support/fakeReplay";
import { openedWindow, type OpenedWindow } from "../../support/openedWindow";

giveElementsSizes();

const CUSTOMER = { id: "C1", record: 1, birthdate: PRINTED.birthdate };
const CARDS: readonly DatasetCard[] = ["id_1.png", "id_2.png"].map((file, at) => ({
  file,
  record: at + 1,
  hasPicture: true,
  isRevealed: true,
  customer: at === 0 ? CUSTOMER : null,
}));
const ORDER: RestrictedOrder = {
  id: "O1",
  record: 1,
  atMs: Date.UTC(2025, 10, 1),
  on: "2025-11-01",
  status: "paid",
  amount: 30,
  customer: CUSTOMER,
  items: [{ product: "P1", name: "Wine", category: "drinks", quantity: 2 }],
  isOfAge: true,
  age: 30,
  cards: ["id_1.png"],
};
const UNSURE = aReading({}, { confidences: { birthdate: 0.7, sex: 0.4 } });
const times = Array.from({ length: 10 }, (_, at) => Date.UTC(2025, 10, 1) + at * HOUR);

let ports: FakePorts;
let window: OpenedWindow;

beforeEach(() => {
  ports = fakePorts();
  Object.assign(ports.engine.replayAnswers, new FakeReplay(times).answers);
  Object.assign(ports.engine.answers, {
    cardsOfDataset: () => ok(CARDS),
    cardPicture: (_generation: number, record: number) =>
      ok(new TextEncoder().encode(`card ${record}`)),
    restrictedOrders: () => ok([ORDER]),
  });
  ports.reader.says.set("card 1", ok(UNSURE));
  ports.reader.says.set("card 2", ok(UNSURE));
});

afterEach(() => window.close());

const written = (): readonly Action[] =>
  ports.host
    .called("journal.append")
    .flatMap((input) => (input as { readonly actions: readonly Action[] }).actions);

const field = (name: string): HTMLInputElement => {
  const input = document.querySelector<HTMLInputElement>(`[data-field=${name}] input`);
  if (input === null) throw new Error(`No field ${name}`);
  return input;
};

function key(name: string): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }),
  );
}

/** The workspace with both cards of the dataset read. */
async function openCards(): Promise<void> {
  window = await openedWindow("#/identity", undefined, ports);
  await window.press("Read the 2 cards");
  await window.shows("2 of 2 cards read");
  await vi.waitFor(() => expect(field("birthdate").disabled).toBe(false));
}

describe("the identity workspace", () => {
  it("says how pictures come in while there are none", async () => {
    window = await openedWindow("#/identity", undefined, ports);
    await window.shows("No card in the queue");
    await window.shows("Read the 2 cards of the dataset");
  });

  it("lists cards with what is decided and why, and never a doubtful reading as a fact", async () => {
    await openCards();
    await window.shows("By hand 2");
    await window.shows("Sex read with 40");
    expect(document.querySelector(".identity-unsure")?.textContent).toContain("Check by hand");
    expect(document.querySelector("[data-field=birthdate]")?.textContent).toContain("likely 70");
  });

  it("says what a file is that is no picture", async () => {
    const archive = { ...aReading({}, { problem: "unreadable_image" }), found: "archive" } as const;
    ports.reader.says.set("card 2", ok(archive));
    await openCards();
    await window.shows("An archive, not a picture");
  });

  it("confirms field after field with Enter, and goes on to the next card", async () => {
    await openCards();
    key("e");
    await vi.waitFor(() => expect(document.activeElement).toBe(field("sex")));
    key("Enter");
    expect(document.activeElement).toBe(field("birthdate"));
    await vi.waitFor(() => expect(written()).toHaveLength(1));
    await vi.waitFor(() =>
      expect(field("sex").closest("[data-field]")?.textContent).toContain("said by"),
    );
    field("birthdate").focus();
    key("Enter");
    await vi.waitFor(() => expect(written()).toHaveLength(2));
    await window.shows("By hand 1");
    expect(written()).toMatchObject([
      { kind: "card_corrected", field: "sex", value: "F", read: { confidence: 0.4 } },
      { kind: "card_corrected", field: "birthdate", value: PRINTED.birthdate },
    ]);
    await vi.waitFor(() => expect(ports.history.fragment()).toContain("card="));
    await window.shows("id_2.png");
  });

  it("stays with a card whose certain field is corrected, and decides on it anew", async () => {
    ports.reader.says.set("card 1", ok(aReading()));
    await openCards();
    await window.shows("Accept 1");
    const input = field("birthdate");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(
      input,
      "15/06/2012",
    );
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
    key("Enter");
    await window.shows("Reject 1");
    await window.shows("13 years old on 2025-11-01");
    expect(written()).toMatchObject([{ kind: "card_corrected", value: "2012-06-15" }]);
    expect(ports.history.fragment()).not.toContain("card=");
  });

  it("decides by hand with a reason, and takes it back with undo", async () => {
    await openCards();
    key("a");
    await window.press("Readable by eye", "button");
    await vi.waitFor(() =>
      expect(written()).toMatchObject([
        { kind: "card_decided", verdict: "accept", order: "O1", card: { file: "id_1.png" } },
      ]),
    );
    await window.shows("Accept 1");
    await window.press("Undo");
    await window.shows("Accept 0");
  });

  it("keeps the queue while another workspace is shown", async () => {
    await openCards();
    ports.history.type("#/cases");
    await window.shows("Open a case|No case");
    ports.history.type("#/identity");
    await window.shows("2 of 2 cards read");
  });

  it("hands the list out as CSV, masked where it is masked", async () => {
    await openCards();
    await window.press("Export");
    await window.press("CSV", "menuitem");
    await vi.waitFor(() => expect(ports.saved).toHaveLength(1));
    const text = new TextDecoder().decode(ports.saved[0]!.content as Uint8Array);
    expect(text.split("\r\n")[0]).toMatch(/^file,sha256,last_name,last_name_confidence/);
    expect(text).toContain("LEFÈVRE");
    expect(ports.saved[0]!.name).toMatch(/-cards\.csv$/);
  });

  it("reads the card that an address of the dataset names, and shows it", async () => {
    window = await openedWindow("#/identity/cards?file=id_2.png", undefined, ports);
    await window.shows("1 of 1 card read");
    expect(ports.reader.pictures).toEqual(["card 2"]);
    await vi.waitFor(() => expect(ports.history.fragment()).toMatch(/card=[0-9a-f]{64}$/));
  });

  it("lists the orders whose customer is not known to have been of age, and opens the card", async () => {
    window = await openedWindow("#/identity/compliance", undefined, ports);
    await window.shows("Unverified 1");
    await window.shows("id_1.png has not been read");
    document.querySelectorAll<HTMLElement>("[role=row]")[1]!.click();
    await window.press("Read id_1.png");
    await window.shows("1 of 1 card read");
    expect(ports.reader.pictures).toEqual(["card 1"]);
  });
});
