import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readDataset } from "#shared/ingest/readDataset";
import { UnreadableFile, type DatasetSource } from "#shared/ingest/source";
import { memoryDataset, readFiles, type Files } from "../../support/memorySource";
import { columnText } from "../../support/readOneTable";
import { smallDataset } from "../../support/smallDataset";
import { csvText, jsonlText, parquetBytes } from "../../support/tableFiles";

const small = smallDataset(40);
const payments = csvText(small.payments);
const paymentsParquet = parquetBytes("payments", small.payments, { rowGroupSize: 10 });

const sourceOf = async (files: Parameters<typeof readFiles>[0], table: string) => {
  const dataset = await readFiles(files);
  const source = dataset.sources.find((candidate) => candidate.table === table)!;
  return {
    dataset,
    source,
    problems: dataset.problems.filter((p) => p.where?.file?.includes(table)),
  };
};

describe("the file of a table", () => {
  it("is Parquet before CSV, and CSV where there is no other", async () => {
    const both = await sourceOf(
      { "payments.csv": payments, "payments.parquet": paymentsParquet },
      "payments",
    );
    expect(both.source.source?.file).toBe("payments.parquet");
    expect(both.source.others).toEqual([
      { file: "payments.csv", format: "csv", bytes: payments.length, records: 40 },
    ]);
    const one = await sourceOf({ "payments.csv": payments }, "payments");
    expect(one.source.source).toMatchObject({ file: "payments.csv", records: 40 });
  });

  it("is JSON Lines before CSV for events", async () => {
    const files = { "events.csv": csvText(small.events), "events.jsonl": jsonlText(small.events) };
    const { source, dataset } = await sourceOf(files, "events");
    expect(source.source?.file).toBe("events.jsonl");
    expect(dataset.comparisons).toMatchObject([{ differingRows: 0, total: 120 }]);
  });

  it.each(["events.ndjson", "EVENTS.JSONL", "events.jsonl.gz"])(
    "may be called %s",
    async (name) => {
      const text = jsonlText(small.events);
      const { dataset } = await sourceOf(
        { [name]: name.endsWith("gz") ? gzipSync(text) : text },
        "events",
      );
      expect(dataset.tables.get("events")?.rows).toBe(120);
    },
  );

  it("is the CSV where the Parquet is unreadable, and that is a problem with the file's name", async () => {
    const files = { "payments.csv": payments, "payments.parquet": paymentsParquet.slice(0, 500) };
    const { source, problems, dataset } = await sourceOf(files, "payments");
    expect(source.source?.file).toBe("payments.csv");
    expect(dataset.tables.get("payments")?.rows).toBe(40);
    expect(problems).toMatchObject([
      { code: "dataset.unreadable", where: { file: "payments.parquet" } },
    ]);
  });

  it("is the one with more usable rows where the preferred one is damaged in part", async () => {
    const damaged = paymentsParquet.slice();
    damaged.fill(0xff, 20, 60);
    const { source, problems } = await sourceOf(
      { "payments.csv": payments, "payments.parquet": damaged },
      "payments",
    );
    expect(source.source?.file).toBe("payments.csv");
    expect(source.quarantined).toBe(0);
    expect(problems).toMatchObject([
      { code: "dataset.unreadable", where: { file: "payments.parquet" } },
    ]);
    const short = await sourceOf(
      { "payments.csv": csvText(small.payments.slice(0, 5)), "payments.parquet": damaged },
      "payments",
    );
    expect(short.source).toMatchObject({ source: { file: "payments.parquet" }, quarantined: 10 });
  });

  it("that is missing or unreadable is a problem that names it, and the rest loads", async () => {
    const dataset = await readFiles({ "payments.csv": payments, "orders.csv": "" });
    expect(dataset.tables.get("payments")?.rows).toBe(40);
    expect(dataset.tables.has("orders")).toBe(false);
    const codes = new Map(dataset.problems.map((p) => [p.where?.file, p.code]));
    expect(codes.get("orders.csv")).toBe("dataset.unreadable");
    expect(codes.get("customers.parquet")).toBe("dataset.missingTable");
    expect(codes.has("synthetic_id_labels.parquet")).toBe(false);
  });
});

describe("a column", () => {
  it("that is missing is a problem that names it, and empty in the table", async () => {
    const rows = small.payments.map(({ method: _, ...row }) => row);
    const { source, problems, dataset } = await sourceOf(
      { "payments.csv": csvText(rows) },
      "payments",
    );
    expect(source.missingColumns).toEqual(["method"]);
    expect(problems).toMatchObject([
      { code: "dataset.missingColumn", where: { file: "payments.csv", field: "method" } },
    ]);
    expect(new Set(columnText(dataset.tables.get("payments")!, "method"))).toEqual(new Set([null]));
  });

  it("that is missing and cannot be done without costs every record", async () => {
    const rows = small.payments.map(({ amount: _, ...row }) => row);
    const { source, dataset } = await sourceOf({ "payments.csv": csvText(rows) }, "payments");
    expect(source).toMatchObject({ quarantined: 40, missingColumns: ["amount"] });
    expect(dataset.quarantine[0]).toMatchObject({ field: "amount", reason: "missing_value" });
  });

  it("that is optional may be missing", async () => {
    const rows = small.events.map(({ cart_value: _, ...row }) => row);
    const { source, problems } = await sourceOf({ "events.csv": csvText(rows) }, "events");
    expect(source).toMatchObject({ absentColumns: ["cart_value"], missingColumns: [] });
    expect(problems).toEqual([]);
  });

  it("that nobody knows is named and does no harm", async () => {
    const rows = small.payments.map((row) => ({ ...row, channel: "web" }));
    const { source } = await sourceOf({ "payments.csv": csvText(rows) }, "payments");
    expect(source.extraColumns).toEqual(["channel"]);
  });
});

describe("a folder", () => {
  it("that holds the dataset in a folder of its own opens, too", async () => {
    const dataset = await readFiles({
      "notes/remarks.txt": "",
      "data/payments.csv": payments,
      "data/orders.csv": csvText(small.orders),
    });
    expect(dataset.tables.size).toBe(2);
    expect(dataset.label).toBe("memory/data");
    expect(dataset.sources.find((s) => s.table === "payments")?.source?.file).toBe(
      "data/payments.csv",
    );
    expect(dataset.ignoredFiles).toEqual(["notes/remarks.txt"]);
  });

  it("with tables of its own is read, whatever lies below it", async () => {
    const dataset = await readFiles({ "payments.csv": payments, "old/payments.csv": payments });
    expect(dataset.label).toBe("memory");
    expect(dataset.ignoredFiles).toEqual(["old/payments.csv"]);
  });

  it("with several datasets below it is refused, and they are named", async () => {
    const answer = await readDataset(
      memoryDataset({ "march/payments.csv": payments, "april/orders.csv": "order_id\n" }),
    );
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "dataset.severalDatasets", detail: "april, march" },
    });
  });

  it("mentions whose card is whose only where a file says so or its manifest promises it", async () => {
    const rows = { id_links: 4 };
    const manifest = JSON.stringify({ version: 1, generator: "g", seed: 3, scale: 1, rows });
    const sourceNames = async (files: Files) =>
      (await readFiles({ "payments.csv": payments, ...files })).sources.map(({ table }) => table);
    expect(await sourceNames({})).not.toContain("id_links");
    expect(await sourceNames({ "id_links.csv": csvText(small.id_links) })).toContain("id_links");
    expect(await sourceNames({ "manifest.json": manifest })).toContain("id_links");
  });

  it("is none where it holds nothing but whose card is whose", async () => {
    const links = { "id_links.csv": csvText(small.id_links) };
    expect(await readDataset(memoryDataset(links))).toMatchObject({
      ok: false,
      error: { code: "dataset.notADataset" },
    });
  });

  it("says which pictures and which other files it has; companions are neither", async () => {
    const dataset = await readFiles({
      "payments.csv": payments,
      "README.md": "",
      "fraud_scenarios.csv": "payment_id\n",
      "id_links.csv": "file\n",
      "old.csv": "a\n",
      "synthetic_id_cards/id_1.png": "",
      "synthetic_id_cards/id_0.png": "",
    });
    expect(dataset.cardFiles).toEqual([
      "synthetic_id_cards/id_0.png",
      "synthetic_id_cards/id_1.png",
    ]);
    expect(dataset.ignoredFiles).toEqual(["old.csv"]);
  });

  it("with one file of records under any name is read as transactions", async () => {
    const dataset = await readFiles({ "december.csv.gz": gzipSync(csvText(small.transactions)) });
    expect(dataset.schema).toBe("transactions");
    expect(dataset.tables.get("transactions")?.rows).toBe(40);
  });

  it("with nothing that looks like a table is none", async () => {
    const folders: Files[] = [{}, { "a.txt": "" }, { "a.csv": "", "b.csv": "" }];
    for (const files of folders)
      expect(await readDataset(memoryDataset(files))).toMatchObject({
        ok: false,
        error: { code: "dataset.notADataset" },
      });
  });

  it("gives its manifest where it is one of ours", async () => {
    const manifest = { version: 1, generator: "g", seed: 3, scale: 1, rows: { payments: 40 } };
    const read = (text: string) => readFiles({ "payments.csv": payments, "manifest.json": text });
    expect((await read(JSON.stringify({ ...manifest, files: {} }))).manifest).toEqual(manifest);
    for (const text of ["{", "{}", "[]", JSON.stringify({ ...manifest, scale: -1 })])
      expect((await read(text)).manifest).toBeNull();
  });
});

describe("compressed text", () => {
  const zipped = gzipSync(jsonlText(small.transactions));
  const read = (bytes: Uint8Array) => sourceOf({ "transactions.jsonl.gz": bytes }, "transactions");

  it("of several members is read to its end", async () => {
    const half = jsonlText(small.transactions.slice(0, 20));
    const rest = jsonlText(small.transactions.slice(20));
    const { dataset, source } = await read(Buffer.concat([gzipSync(half), gzipSync(rest)]));
    expect(dataset.tables.get("transactions")?.rows).toBe(40);
    expect(source.quarantined).toBe(0);
  });

  it("that is cut short or not gzip at all is lost from there on, with its place", async () => {
    for (const bytes of [
      zipped.subarray(0, zipped.length - 100),
      zipped.subarray(0, zipped.length - 8),
    ]) {
      const { dataset, source } = await read(bytes);
      const rows = dataset.tables.get("transactions")!.rows;
      expect(source.quarantined).toBe(1);
      expect(source.source?.records).toBe(rows + 1);
      expect(dataset.quarantine[0]).toMatchObject({ row: rows + 1, reason: "unreadable_block" });
    }
    const { problems } = await read(new TextEncoder().encode("not compressed"));
    expect(problems[0]).toMatchObject({ code: "dataset.unreadable" });
  });

  it("whose checksum does not match is said to be damaged", async () => {
    const damaged = Uint8Array.from(zipped);
    damaged[zipped.length - 6]! ^= 1;
    const { dataset } = await read(damaged);
    expect(dataset.quarantine[0]?.raw).toContain("checksum");
  });
});

const files = {
  "payments.csv": payments,
  "payments.parquet": paymentsParquet,
  "events.jsonl": jsonlText(small.events),
  "orders.parquet": parquetBytes("orders", small.orders).slice(0, 50),
  "products.csv.gz": gzipSync(csvText(small.products)),
};

describe("reading", () => {
  it("reports bytes that only grow, from none to all, whatever is read twice or not at all", async () => {
    const seen: number[] = [];
    let total = 0;
    await readFiles(files, {
      onProgress: (progress) => {
        seen.push(progress.done);
        total = progress.total;
      },
    });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(total);
    expect(total).toBe(Object.values(files).reduce((sum, content) => sum + content.length, 0));
  });

  it("stops at any moment", async () => {
    let asked = 0;
    await readFiles(files, {
      cancelled: () => {
        asked++;
        return false;
      },
    });
    for (let stopAt = 1; stopAt <= asked; stopAt++) {
      let left = stopAt;
      const read = await readDataset(memoryDataset(files), { cancelled: () => --left === 0 });
      expect(read).toMatchObject({ ok: false, error: { code: "dataset.cancelled" } });
    }
  });

  it("takes failing storage for an unreadable file and a bug for a bug", async () => {
    const failing = (error: Error): DatasetSource => ({
      label: "failing",
      files: [{ name: "payments.csv", size: 10, read: () => Promise.reject(error) }],
    });
    const read = await readDataset(failing(new UnreadableFile("disk gone")));
    const problems = read.ok ? read.value.problems : [];
    expect(problems.find((problem) => problem.code === "dataset.unreadable")).toMatchObject({
      where: { file: "payments.csv" },
      detail: "disk gone",
    });
    await expect(readDataset(failing(new TypeError("bug")))).rejects.toThrow("bug");
  });

  it("does not depend on the order of rows or files", async () => {
    const sorted = (rows: (string | null)[]) => rows.toSorted();
    const forwards = await readFiles({
      "payments.csv": payments,
      "orders.csv": csvText(small.orders),
    });
    const backwards = await readFiles({
      "orders.csv": csvText(small.orders.toReversed()),
      "payments.csv": csvText(small.payments.toReversed()),
    });
    for (const [name, key] of [
      ["payments", "payment_id"],
      ["orders", "order_id"],
    ] as const)
      expect(sorted(columnText(backwards.tables.get(name)!, key))).toEqual(
        sorted(columnText(forwards.tables.get(name)!, key)),
      );
    expect([...backwards.tables.keys()]).toEqual([...forwards.tables.keys()]);
  });
});
