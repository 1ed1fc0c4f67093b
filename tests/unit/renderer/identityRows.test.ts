import { describe, expect, it } from "vitest";
import {
  cardRows,
  fieldsToCheck,
  shownValue,
  type CardRow,
  type CardSurroundings,
} from "#renderer/stores/identityRows";
import type { QueuedPicture } from "#renderer/stores/identityState";
import { listCounts, nextToCheck, shownRows } from "#renderer/features/identity/shownRows";
import { complianceRows } from "#renderer/features/identity/compliance/complianceRows";
import { NO_CARD_WORK, type CardWork } from "#shared/casework/state";
import type { RestrictedOrder } from "#shared/contract/compliance";
import { fail } from "#shared/domain/result";
import { aReading, PRINTED } from "../../support/cardReadings";

const SIGNED = { seq: 1, at: "2025-12-01T10:00:00Z", by: "Ada" };

const aPicture = (sha256: string, more: Partial<QueuedPicture> = {}): QueuedPicture => ({
  sha256,
  file: `${sha256}.png`,
  copies: [],
  size: 1000,
  ofDataset: null,
  status: "read",
  reading: aReading(),
  error: null,
  ...more,
});

const anOrder = (id: string, on: string, more: Partial<RestrictedOrder> = {}): RestrictedOrder => ({
  id,
  record: 1,
  atMs: Date.parse(`${on}T12:00:00Z`),
  on,
  status: "paid",
  amount: 20,
  customer: { id: "C1", record: 1, birthdate: PRINTED.birthdate },
  items: [],
  isOfAge: true,
  age: null,
  cards: [],
  ...more,
});

const around = (more: Partial<CardSurroundings> = {}): CardSurroundings => ({
  ofDataset: new Map(),
  customers: new Map([["C1", { id: "C1", record: 1, birthdate: PRINTED.birthdate }]]),
  orders: new Map(),
  work: new Map(),
  nowMs: Date.parse("2025-12-31T21:00:00Z"),
  allRevealed: false,
  ...more,
});

const rowsOf = (
  pictures: readonly QueuedPicture[],
  more: Partial<CardSurroundings> = {},
  decidedFor: ReadonlyMap<string, string | null> = new Map(),
): readonly CardRow[] => cardRows({ pictures, revealed: new Set(), decidedFor }, around(more));

const linkedTo = (customer: string | null): CardWork => ({
  ...NO_CARD_WORK,
  link: { ...SIGNED, customer, reason: "same birthdate" },
});

describe("rows of the queue", () => {
  it("decide for the day of the clock where no customer is linked", () => {
    const [row] = rowsOf([aPicture("a")]);
    expect(row).toMatchObject({ on: "2025-12-31", order: null, outcome: "accept", linkedBy: null });
  });

  it("wait for a person where a field is below the bar, and name it", () => {
    const reading = aReading({}, { confidences: { birthdate: 0.6 } });
    const [row] = rowsOf([aPicture("a", { reading })]);
    expect(row).toMatchObject({ outcome: "check_by_hand", lowest: 0.6 });
    expect(fieldsToCheck(row!)).toEqual(["birthdate"]);
  });

  it("take what a person said for certain", () => {
    const reading = aReading({}, { confidences: { birthdate: 0.6 } });
    const said = { ...SIGNED, value: PRINTED.birthdate, read: null, reason: "read" };
    const work: CardWork = { ...NO_CARD_WORK, corrections: new Map([["birthdate", said]]) };
    const [row] = rowsOf([aPicture("a", { reading })], { work: new Map([["a", work]]) });
    expect(row?.outcome).toBe("accept");
    expect(fieldsToCheck(row!)).toEqual([]);
  });

  it("decide for the earliest order of the customer unless another is chosen, or the clock", () => {
    const orders = new Map([["C1", [anOrder("O1", "2025-11-02"), anOrder("O2", "2025-12-05")]]]);
    const more = { orders, work: new Map([["a", linkedTo("C1")]]) };
    const onOf = (chosen?: string | null) =>
      rowsOf([aPicture("a")], more, new Map(chosen === undefined ? [] : [["a", chosen]]))[0]?.on;
    expect([onOf(), onOf("O2"), onOf(null)]).toEqual(["2025-11-02", "2025-12-05", "2025-12-31"]);
  });

  it("reject a card that is somebody else's by its birthdate", () => {
    const customers = new Map([["C2", { id: "C2", record: 2, birthdate: "1970-01-01" }]]);
    const work = new Map([["a", linkedTo("C2")]]);
    const [row] = rowsOf([aPicture("a")], { customers, work });
    expect(row).toMatchObject({ outcome: "reject", linkedBy: "hand" });
  });

  it("keep to the dataset's link until somebody says otherwise", () => {
    const customer = { id: "C7", record: 7, birthdate: PRINTED.birthdate };
    const card = { file: "id_7.png", record: 7, hasPicture: true, isRevealed: true, customer };
    const ofDataset = new Map([[card.file, card]]);
    const picture = aPicture("a", { ofDataset: card.file });
    expect(rowsOf([picture], { ofDataset })[0]).toMatchObject({ customer, linkedBy: "dataset" });
    const work = new Map([["a", linkedTo(null)]]);
    expect(rowsOf([picture], { ofDataset, work })[0]).toMatchObject({
      customer: null,
      linkedBy: "hand",
    });
  });

  it("take a file that has the name of a card of the dataset for that card", () => {
    const customer = { id: "C1", record: 1, birthdate: PRINTED.birthdate };
    const card = { file: "id_7.png", record: 7, hasPicture: true, isRevealed: true, customer };
    const rows = rowsOf([aPicture("a", { file: "cards/id_7.png" }), aPicture("b")], {
      ofDataset: new Map([[card.file, card]]),
    });
    expect(rows.map(({ linkedBy }) => linkedBy)).toEqual(["file", null]);
    // Whether it may be shown is asked of the picture that was added.
    expect(rows[0]?.isShown).toBe(false);
    const order = anOrder("O1", "2025-11-02", { cards: [card.file] });
    expect(complianceRows([order], rows)[0]).toMatchObject({ status: "of_age", unread: [] });
  });

  it("find one document number on the cards of two holders", () => {
    const other = aReading({ last_name: "MOREAU" });
    const rows = rowsOf([aPicture("a"), aPicture("b", { reading: other })]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["check_by_hand", "check_by_hand"]);
    const again = rowsOf([aPicture("a"), aPicture("b")]);
    expect(again.map(({ outcome }) => outcome)).toEqual(["accept", "accept"]);
  });

  it("say of pictures without a card, of failures and of those to come what they are", () => {
    const { error } = fail("identity.stopped", "The thread died.");
    const rows = rowsOf([
      aPicture("a", { reading: aReading({}, { problem: "no_card" }) }),
      aPicture("b", { reading: null, status: "failed", error }),
      aPicture("c", { reading: null, status: "waiting" }),
    ]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["failed", "failed", "waiting"]);
    expect(rows[0]?.lowest).toBeNull();
  });

  it("show what is personal once it is revealed, and the mask before", () => {
    const shown = cardRows(
      { pictures: [aPicture("a"), aPicture("b")], revealed: new Set(["b"]), decidedFor: new Map() },
      around(),
    ).map(({ isShown }) => isShown);
    expect(shown).toEqual([false, true]);
    expect(rowsOf([aPicture("a")], { allRevealed: true })[0]?.isShown).toBe(true);
    expect(shownValue("birthdate", "1995-06-15", false)).toBe("1995-••-••");
    expect(shownValue("last_name", "LEFÈVRE", false)).toBe("L•••••");
    expect(shownValue("expiry", "2030-01-31", false)).toBe("2030-01-31");
  });
});

const byHand = aReading({}, { confidences: { sex: 0.5 } });
const LIST = [
  aPicture("a"),
  aPicture("b", { reading: byHand }),
  aPicture("c", { reading: aReading({ doc_number: "ID0000001" }) }),
  aPicture("d", { reading: byHand }),
];
const shas = (rows: readonly CardRow[]): string =>
  rows.map(({ picture }) => picture.sha256).join("");

describe("the list of cards", () => {
  it("is filtered by decision and counts each", () => {
    const rows = rowsOf(LIST);
    expect(shas(shownRows(rows, "check_by_hand", null))).toBe("bd");
    expect(listCounts(rows)).toMatchObject({ all: 4, accept: 2, check_by_hand: 2, reject: 0 });
  });

  it("is sorted either way, what is alike in the order it came", () => {
    const rows = rowsOf(LIST);
    const sorted = (descending: boolean) =>
      shas(shownRows(rows, "all", { field: "doc_number", descending }));
    expect([sorted(false), sorted(true)]).toEqual(["cabd", "abdc"]);
  });

  it("steps to the next card to check by hand, round the end, and says when there is no other", () => {
    const rows = rowsOf(LIST);
    const step = (from: string | null, by: 1 | -1) => nextToCheck(rows, from, by)?.picture.sha256;
    expect([step("a", 1), step("b", 1), step("d", 1), step("b", -1)]).toEqual(["b", "d", "b", "d"]);
    expect(nextToCheck(rowsOf([LIST[0]!]), "a", 1)).toBeNull();
  });

  it("steps on from a card that has left the list", () => {
    const rows = rowsOf(LIST);
    const kept = shownRows(rows, "check_by_hand", null, "c");
    expect(nextToCheck(kept, "c", 1)?.picture.sha256).toBe("d");
  });
});

describe("orders that ask for a card", () => {
  const under = anOrder("O1", "2025-11-02", { isOfAge: false });
  const order = anOrder("O2", "2025-11-03");

  it("are unverified without a card, and of age with one that is accepted", () => {
    const work = new Map([["a", linkedTo("C1")]]);
    expect(complianceRows([order], []).map(({ status }) => status)).toEqual(["unverified"]);
    const [row] = complianceRows([order], rowsOf([aPicture("a")], { work }));
    expect(row).toMatchObject({ status: "of_age", reasons: [{ reason: "card_accepted" }] });
    expect(row?.cards).toHaveLength(1);
  });

  it("are under age by the data whatever a card says", () => {
    const work = new Map([["a", linkedTo("C1")]]);
    const [row] = complianceRows([under], rowsOf([aPicture("a")], { work }));
    expect(row?.status).toBe("under_age");
  });

  it("are not verified by a card whose number is on another holder's", () => {
    const work = new Map([["a", linkedTo("C1")]]);
    const other = aPicture("b", { reading: aReading({ last_name: "MOREAU" }) });
    const [row] = complianceRows(
      [anOrder("O3", "2025-11-04")],
      rowsOf([aPicture("a"), other], { work }),
    );
    expect(row).toMatchObject({
      status: "unverified",
      reasons: [{ reason: "check_by_hand", check: { figures: { cards: "b.png" } } }],
    });
  });

  it("name the cards of the customer that have not been read", () => {
    const [row] = complianceRows([anOrder("O3", "2025-11-04", { cards: ["id_1.png"] })], []);
    expect(row).toMatchObject({
      status: "unverified",
      unread: ["id_1.png"],
      reasons: [{ reason: "card_not_read", card: "id_1.png" }],
    });
  });
});
