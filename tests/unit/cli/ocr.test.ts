import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { CardField } from "#shared/contract/identity";
import { fail, ok } from "#shared/domain/result";
import { refusedReading } from "#shared/identity/picture/decoded";
import { ocrCommand } from "../../../electron/cli/commands/ocr";
import { aCard, ReaderOfTexts } from "../../support/readerOfTexts";
import { csvText, type FileRow } from "../../support/tableFiles";

let folder: string;
let reader: ReaderOfTexts;
let onProgress: (line: string) => void;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kivendtout-ocr-"));
  reader = new ReaderOfTexts();
  onProgress = () => undefined;
});
afterEach(() => rm(folder, { recursive: true }));

const at = (...parts: string[]) => path.join(folder, ...parts);

/** Files by name; what they hold is what the fake reader knows them by. */
async function files(contents: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(contents)) {
    await mkdir(path.dirname(at(name)), { recursive: true });
    await writeFile(at(name), content);
  }
}

async function run(...args: string[]) {
  let out = "";
  let err = "";
  let milliseconds = 0;
  const command = ocrCommand({
    openReader: () => Promise.resolve(reader),
    clock: () => Date.UTC(2026, 2, 1),
    now: () => (milliseconds += 100),
  });
  const io = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    ready: () => Promise.resolve(true),
    progress: (line: string) => onProgress(line),
  };
  const code = await command.run(args, io, () => false);
  return { code, out, err };
}

const Corner = z.strictObject({ x: z.number(), y: z.number() });
const Decision = z.enum(["accept", "reject", "check_by_hand"]);
const Day = z.iso.date();
/** What the documentation promises of a line of `--json`. */
const Line = z.strictObject({
  file: z.string(),
  fields: z.record(
    CardField,
    z.strictObject({
      value: z.string(),
      confidence: z.number().min(0).max(1),
      box: z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }).nullable(),
    }),
  ),
  checks: z.array(
    z.strictObject({
      check: z.string(),
      field: CardField.nullable(),
      outcome: z.enum(["passed", "failed", "unknown"]),
      reason: z.string(),
      figures: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  decision: Decision,
  ms: z.number(),
  problem: z.string().nullable(),
  found: z.string().nullable(),
  card: z.array(Corner).length(4).nullable(),
  agreement: z.number(),
  hints: z.array(z.strictObject({ kind: z.string(), field: CardField, deviation: z.number() })),
  reasons: z.array(z.looseObject({ check: z.string(), reason: z.string() })),
  on: Day,
  on_from: z.enum(["given", "order", "today"]),
  customer: z.string().nullable(),
  orders: z.array(z.strictObject({ order_id: z.string(), on: Day, decision: Decision })),
  image: z.strictObject({ width: z.int(), height: z.int() }).nullable(),
  path: z.string(),
  error: z.string().nullable(),
});

const linesOf = (out: string): unknown[] =>
  out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

const cardsOf = (out: string) => linesOf(out).map((line) => Line.parse(line));

describe("ocr --json", () => {
  it("prints a line for each picture with the promised keys and nothing else", async () => {
    await files({ "a.png": "a", "b.jpg": "b" });
    reader.says.set("b", ok(refusedReading({ problem: "unreadable_image", found: "svg" })));
    const { code, out, err } = await run(folder, "--json");
    const [a, b] = cardsOf(out);
    expect(a!.fields.birthdate).toEqual({
      value: "1980-05-17",
      confidence: 0.995,
      box: { x: 280, y: 222, width: 300, height: 20 },
    });
    expect(a).toMatchObject({ file: "a.png", decision: "accept", ms: 100, problem: null });
    expect(b).toMatchObject({
      decision: "check_by_hand",
      problem: "unreadable_image",
      found: "svg",
    });
    expect(b!.fields.expiry).toEqual({ value: "", confidence: 0, box: null });
    expect([code, err]).toEqual([1, ""]);
  });

  it("gives the best reading also below the bar, and leaves the decision to a person", async () => {
    await files({ "a.png": "a" });
    reader.says.set("a", ok(aCard({ expiry: { value: "2035-10-11", confidence: 0.6 } })));
    const [card] = cardsOf((await run(folder, "--json")).out);
    expect(card!.fields.expiry).toMatchObject({ value: "2035-10-11", confidence: 0.6 });
    expect(card!.decision).toBe("check_by_hand");
  });

  it("keeps the order of the files where a later picture is read sooner", async () => {
    await files({ "a.png": "a", "b.png": "b" });
    const otherIsDone = new Promise<void>(
      (resolve) => (onProgress = (line) => line.startsWith("1 of") && resolve()),
    );
    reader.says.set("a", ok(aCard({ last_name: { value: "FIRST" } })));
    const read = reader.read.bind(reader);
    reader.read = async (bytes) => {
      if (new TextDecoder().decode(bytes) === "a") await otherIsDone;
      return read(bytes);
    };
    const cards = cardsOf((await run(folder, "--json")).out);
    expect(cards.map(({ file, fields }) => [file, fields.last_name.value])).toEqual([
      ["a.png", "FIRST"],
      ["b.png", "DURAND"],
    ]);
  });

  it("tells of a document number that two holders have, whichever comes first", async () => {
    await files({ "a.png": "a", "b.png": "b" });
    reader.says.set("b", ok(aCard({ last_name: { value: "PETIT" } })));
    const cards = cardsOf((await run(folder, "--json")).out);
    for (const { decision, reasons } of cards) {
      expect(decision).toBe("check_by_hand");
      expect(reasons).toMatchObject([{ reason: "number_of_another_holder" }]);
    }
  });
});

describe("the pictures of ocr", () => {
  it("are those of folders and of folders in them, by name, and files whatever they are called", async () => {
    await files({
      "cards/b.PNG": "b",
      "cards/old/a.webp": "a",
      "cards/notes.txt": "n",
      "cards/.hidden/c.png": "c",
      scan: "s",
    });
    const { out, err } = await run(at("scan"), at("cards"), at("cards", "b.PNG"), "--json");
    expect(cardsOf(out).map(({ file }) => file)).toEqual(["scan", "b.PNG", "old/a.webp"]);
    expect(err).toContain("left out, being no pictures: 1");
  });

  it("of a dataset's folder are its cards alone", async () => {
    await files({ "synthetic_id_cards/id_0000.png": "a", "chart.png": "b", "orders.csv": "c" });
    const { out, err } = await run(folder, "--json");
    expect(cardsOf(out).map(({ file }) => file)).toEqual(["id_0000.png"]);
    expect(err).toBe("");
  });

  it("keep their line where reading one stops, and say so on stderr", async () => {
    await files({ "a.png": "a", "b.png": "b" });
    reader.says.set("a", fail("identity.stopped", "Reading the picture stopped."));
    const { code, out, err } = await run(folder, "--json");
    expect(cardsOf(out).map(({ error }) => error)).toEqual(["Reading the picture stopped.", null]);
    expect(err).toContain("Reading the picture stopped.");
    expect(code).toBe(1);
  });

  it("end with 2 where none of them is an image", async () => {
    await files({ "a.png": "zip" });
    reader.says.set("zip", ok(refusedReading({ problem: "unreadable_image", found: "archive" })));
    expect((await run(folder)).code).toBe(2);
  });
});

describe("the day of a decision", () => {
  const minor = () => ok(aCard({ birthdate: { value: "2008-02-10" } }));

  it("is today by the clock, which says so", async () => {
    await files({ "a.png": "a" });
    reader.says.set("a", minor());
    const { out } = await run(folder, "--json");
    expect(cardsOf(out)).toMatchObject([
      { on: "2026-03-01", on_from: "today", decision: "accept" },
    ]);
    expect((await run(folder)).out).toContain("a.png: accept (for 2026-03-01, today)");
  });

  it("is the one given", async () => {
    await files({ "a.png": "a" });
    reader.says.set("a", minor());
    const { out } = await run(folder, "--json", "--on", "2025-12-01");
    expect(cardsOf(out)).toMatchObject([
      { on: "2025-12-01", on_from: "given", decision: "reject" },
    ]);
  });

  it("is that of the linked customer's first order with adult-restricted items", async () => {
    await files({ "cards/id_0000.png": "a", "cards/id_0001.png": "b" });
    await dataset();
    reader.says.set("b", ok(aCard({ doc_number: { value: "ID7654321" } })));
    reader.says.set("a", minor());
    const { code, out } = await run(at("cards"), "--dataset", at("shop"), "--json");
    const [linked, other] = cardsOf(out);
    expect(code).toBe(0);
    expect(linked).toMatchObject({
      customer: "C1",
      on: "2025-12-01",
      on_from: "order",
      decision: "reject",
      orders: [
        { order_id: "O1", on: "2025-12-01", decision: "reject" },
        { order_id: "O2", on: "2026-02-20", decision: "accept" },
      ],
    });
    expect(other).toMatchObject({ customer: null, on_from: "today", orders: [] });
  });

  async function dataset(): Promise<void> {
    const tables: Readonly<Record<string, readonly FileRow[]>> = {
      customers: [
        {
          customer_id: "C1",
          signup_ts: "2025-11-01 10:00:00",
          country: "FR",
          preferred_device: "ios",
          birthdate: "2008-02-10",
          is_minor: 1,
        },
      ],
      products: [
        {
          product_id: "P1",
          name: "Gin",
          category: "Drinks",
          is_adult_restricted: 1,
          unit_price: 20,
          created_at: "2025-11-01 10:00:00",
        },
      ],
      orders: [
        ["O2", "2026-02-20"],
        ["O1", "2025-12-01"],
      ].map(([order, day]) => ({
        order_id: order!,
        customer_id: "C1",
        session_id: "S1",
        payment_id: `Y${order}`,
        order_ts: `${day} 12:00:00`,
        total_amount: 20,
        currency: "EUR",
        shipping_method: "home",
        status: "paid",
      })),
      order_items: ["O1", "O2"].map((order) => ({ order_id: order, product_id: "P1", qty: 1 })),
      id_links: [{ file: "id_0000.png", customer_id: "C1" }],
    };
    for (const [name, rows] of Object.entries(tables))
      await files({ [`shop/${name}.csv`]: csvText(rows) });
  }
});

describe("ocr --labels", () => {
  const label = (file: string, lastName: string): FileRow => ({
    last_name: lastName,
    first_name: "PAUL",
    sex: "M",
    birthdate: "1980-05-17",
    doc_number: "ID1234567",
    expiry: "2035-10-17",
    is_adult: 1,
    file,
  });

  it("ends with a line of how well the pictures with a label were read", async () => {
    await files({
      "cards/a.png": "a",
      "cards/b.png": "b",
      "cards/c.png": "c",
      "truth.csv": csvText([
        label("a.png", "DURAND"),
        label("b.png", "PETIT"),
        label("d.png", "X"),
      ]),
    });
    const { code, out } = await run(at("cards"), "--labels", at("truth.csv"), "--json");
    const lines = linesOf(out);
    expect(code).toBe(0);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toMatchObject({
      summary: {
        cards: 2,
        whole_cards: 1,
        all: { total: 12, right: 11, shown: 12, wrong_shown: 1 },
        fields: { last_name: { total: 2, right: 1, accuracy: 0.5 } },
        without_label: ["c.png"],
        without_picture: ["d.png"],
        version: 1,
      },
    });
  });

  it("says the same as text", async () => {
    await files({ "a.png": "a", "truth.csv": csvText([label("a.png", "DURAND")]) });
    const { out } = await run(at("a.png"), "--labels", at("truth.csv"));
    expect(out).toContain("Against the labels: 1 of 1 cards whole");
    expect(out).toMatch(/all fields +6 of 6 +6 shown +0 of them wrong/);
  });

  it("refuses a file that is not there, and one without the columns", async () => {
    await files({ "a.png": "a", "other.csv": "id,name\n1,x\n" });
    for (const labels of ["nowhere.csv", "other.csv"]) {
      const { code, out, err } = await run(at("a.png"), "--labels", at(labels));
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(labels);
    }
  });
});

describe("ocr as text", () => {
  it("does not tell a field below the bar as a fact", async () => {
    await files({ "a.png": "a" });
    reader.says.set("a", ok(aCard({ expiry: { value: "2035-10-11", confidence: 0.61 } })));
    const { out } = await run(folder);
    expect(out).toContain(
      "a.png: check by hand (for 2026-03-01, today)\n  expiry: is not certain\n",
    );
    expect(out).toMatch(/expiry +check by hand: perhaps 2035-10-11, 61\.0 %/);
    expect(out).toMatch(/last name +DURAND {2}99\.5 %/);
    expect(out).toContain("1 picture: accept 0, reject 0, check by hand 1");
  });

  it("says why there is nothing to read", async () => {
    await files({ "a.png": "a" });
    reader.says.set("a", ok({ ...refusedReading({ problem: "too_small", found: null }) }));
    const { code, out } = await run(folder);
    expect(out).toContain("the image is too small to read a card in it");
    expect(out).not.toContain("last name");
    expect(code).toBe(0);
  });
});

describe("bad usage of ocr", () => {
  it.each([
    [[], "PATH is missing"],
    [["/nowhere/at/all"], "There is nothing at /nowhere/at/all"],
    [[".", "--on", "2026-02-30"], "--on takes a day"],
    [[".", "--on", "today"], "--on takes a day"],
    [[".", "--jobs", "0"], "--jobs takes a whole number"],
    [[".", "--colour"], "--colour"],
  ])("%j ends with 2 and says why", async (args, why) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(why);
  });

  it("tells of a folder without a picture", async () => {
    await files({ "notes.txt": "n" });
    const { code, err } = await run(folder);
    expect(code).toBe(2);
    expect(err).toContain("There is no picture in");
  });

  it("ends with 2 where engines or models are missing, before anything is read", async () => {
    await files({ "a.png": "a" });
    reader.started = fail("identity.unavailable", "OpenCV could not be loaded");
    const { code, err } = await run(folder);
    expect(code).toBe(2);
    expect(err).toContain("OpenCV could not be loaded");
    expect(reader).toMatchObject({ pictures: [], isDisposed: true });
  });
});
