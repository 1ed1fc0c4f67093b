import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateTransactions, type TransactionsOptions } from "#generator/transactions/index";
import { TRANSACTION_TABLES } from "#shared/domain/schema";

const SMALL = { seed: 5, rows: 6_000, customers: 150, days: 60 } as const;

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "transactions-"));
});
afterAll(() => rmSync(root, { recursive: true }));

const inRoot = (...parts: string[]) => path.join(root, ...parts);
const text = (...parts: string[]) => readFileSync(inRoot(...parts), "utf8");
const csvRows = (...parts: string[]) =>
  text(...parts)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

async function generate(name: string, options: Partial<TransactionsOptions> = {}) {
  const made = await generateTransactions({ ...SMALL, ...options, out: inRoot(name) });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

async function refusal(options: Record<string, unknown>) {
  const out = inRoot("refused");
  const made = await generateTransactions({ ...SMALL, out, ...options });
  expect(existsSync(out)).toBe(false);
  return made.ok ? null : made.error;
}

describe("a generated transactions dataset", () => {
  beforeAll(async () => {
    await generate("all", { formats: ["csv", "jsonl", "parquet"] });
  });

  it("has the documented columns in their order", () => {
    expect(csvRows("all", "transactions.csv")[0]).toEqual(
      TRANSACTION_TABLES[0].fields
        .filter((field) => !("undocumented" in field))
        .map(({ name }) => name),
    );
  });

  it("has one row per transaction with unique ids in the order of time", () => {
    const rows = csvRows("all", "transactions.csv").slice(1);
    expect(rows).toHaveLength(SMALL.rows);
    expect(new Set(rows.map(([id]) => id)).size).toBe(SMALL.rows);
    const times = rows.map(([, time]) => time!);
    expect(times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time))).toBe(true);
    expect(times).toEqual(times.toSorted());
  });

  it("writes amounts above zero with at most two decimals", () => {
    const amounts = csvRows("all", "transactions.csv")
      .slice(1)
      .map((row) => row[4]!);
    expect(amounts.filter((amount) => !/^\d+\.\d\d?$/.test(amount) || Number(amount) <= 0)).toEqual(
      [],
    );
  });

  it("holds the same records as CSV, JSONL and Parquet", async () => {
    const [header, ...rows] = csvRows("all", "transactions.csv");
    const fields = TRANSACTION_TABLES[0].fields;
    const fromCsv = rows.map((row) =>
      Object.fromEntries(
        header!.map((name, at) => {
          const value = row[at]!;
          const numeric = ["number", "flag"].includes(fields[at]!.type);
          return [name, value === "" ? null : numeric ? Number(value) : value];
        }),
      ),
    );
    const fromJson = text("all", "transactions.jsonl")
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    const stored = await parquetReadObjects({
      file: await asyncBufferFromFile(inRoot("all", "transactions.parquet")),
      compressors,
    });
    const fromParquet = stored.map((row) => ({
      ...row,
      timestamp: (row["timestamp"] as Date).toISOString().replace(".000Z", "Z"),
      is_fraud: Number(row["is_fraud"]),
    }));
    expect(fromJson).toEqual(fromCsv);
    expect(fromParquet).toEqual(fromCsv);
  });

  it("names the scenario of exactly the fraudulent transactions", () => {
    const frauds = csvRows("all", "transactions.csv")
      .slice(1)
      .filter((row) => row.at(-1) === "1");
    const scenarios = csvRows("all", "transaction_scenarios.csv");
    expect(scenarios[0]).toEqual(["transaction_id", "scenario"]);
    expect(scenarios.slice(1).map(([id]) => id)).toEqual(frauds.map(([id]) => id));
  });

  it("has every scenario even when it is small", () => {
    const scenarios = csvRows("all", "transaction_scenarios.csv").slice(1);
    expect(new Set(scenarios.map(([, scenario]) => scenario)).size).toBe(5);
  });

  it("says in its manifest what it holds", () => {
    const manifest = JSON.parse(text("all", "manifest.json")) as Record<string, unknown>;
    expect(manifest).toMatchObject({ version: 1, seed: 5, rows: { transactions: SMALL.rows } });
    expect(Object.keys(manifest["files"] as object)).toEqual(
      readdirSync(inRoot("all"))
        .filter((file) => file !== "manifest.json")
        .sort(),
    );
  });
});

describe("generating transactions", () => {
  it("gives the same bytes for the same seed, in every format, and others for another", async () => {
    const formats: TransactionsOptions["formats"] = ["csv", "jsonl", "parquet"];
    await generate("first", { formats, gzip: true });
    await generate("again", { formats, gzip: true });
    await generate("other", { formats, gzip: true, seed: 6 });
    expect(text("again", "manifest.json")).toBe(text("first", "manifest.json"));
    const hashes = (name: string) =>
      Object.values(
        (JSON.parse(text(name, "manifest.json")) as { files: object }).files,
      ) as string[];
    expect(hashes("other").filter((hash) => hashes("first").includes(hash))).toEqual([]);
  });

  it("compresses the same bytes it writes plainly", async () => {
    const { files } = await generate("zipped", { gzip: true });
    await generate("plain");
    expect(files).toEqual(["manifest.json", "transaction_scenarios.csv", "transactions.csv.gz"]);
    expect(gunzipSync(readFileSync(inRoot("zipped", "transactions.csv.gz"))).toString()).toBe(
      text("plain", "transactions.csv"),
    );
  });

  it("tells its progress up to the last row", async () => {
    const told: number[] = [];
    await generate("told", { onProgress: ({ done }) => told.push(done) });
    expect(told).toHaveLength(SMALL.days);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(SMALL.rows);
  });

  it("leaves nothing behind when it is cancelled", async () => {
    const before = readdirSync(root);
    let days = 0;
    const error = await refusal({ cancelled: () => ++days > 3 });
    expect(error?.code).toBe("dataset.cancelled");
    expect(readdirSync(root)).toEqual(before);
  });

  it("keeps a folder of another origin as it is", async () => {
    mkdirSync(inRoot("foreign"));
    writeFileSync(inRoot("foreign", "notes.txt"), "kept");
    const made = await generateTransactions({ ...SMALL, out: inRoot("foreign") });
    expect(made.ok).toBe(false);
    expect(readdirSync(inRoot("foreign"))).toEqual(["notes.txt"]);
  });

  it.each([
    ["out", { out: "" }],
    ["seed", { seed: -1 }],
    ["seed", { seed: 1.5 }],
    ["rows", { rows: 10 }],
    ["rows", { rows: 2_000_001 }],
    ["customers", { customers: 5_000 }],
    ["customers", { rows: 2_000_000, customers: 100 }],
    ["days", { days: 3 }],
    ["formats", { formats: [] }],
    ["formats", { formats: ["xlsx"] }],
    ["gzip", { gzip: "yes" }],
    ["onProgress", { onProgress: 3 }],
    ["colour", { colour: "red" }],
  ])("refuses a wrong option and names it: %s %o", async (name, options) => {
    const error = await refusal(options);
    expect(error?.code).toBe("generator.badOption");
    expect(error?.where?.field).toBe(name);
    expect(error?.message).toContain(name);
  });
});
