import { describe, expect, it } from "vitest";
import type { FormatComparison, QuarantinedRows, TableSource } from "#shared/domain/dataset";
import { checkDataset } from "#shared/quality/checkDataset";
import { datasetOf } from "../../support/datasetBuilder";
import { checkIn, consistentShop, reportOf, shopWith, type Shop } from "./shop";

const lost = (more: Partial<QuarantinedRows>): QuarantinedRows => ({
  table: "payments",
  file: "payments.csv",
  row: 4,
  count: 1,
  line: 5,
  reason: "not_a_number",
  field: "amount",
  raw: "PAY4,C1,S1,…,much",
  ...more,
});

const source = (more: Partial<TableSource>): TableSource => ({
  table: "payments",
  source: { file: "payments.csv", format: "csv", bytes: 10, records: 3 },
  others: [],
  quarantined: 0,
  losses: [],
  extraColumns: [],
  missingColumns: [],
  absentColumns: [],
  ...more,
});

describe("a dataset without a table", () => {
  const shop: Partial<Shop> = consistentShop();
  delete shop.payments;
  const report = checkDataset(datasetOf("kivendtout", shop));

  it("has an error that names the table", () => {
    const check = checkIn(report, "structure.missing_table");
    expect(check).toMatchObject({ severity: "error", count: 1, total: 8 });
    expect(check.facts["tables"]).toBe("payments");
  });

  it("skips the checks that read the table and says which columns they lack", () => {
    const skipped = report.skipped.find(({ id }) => id === "payments.inside_session");
    expect(skipped?.missing).toContain("payments.attempt_ts");
    expect(report.checks.map(({ id }) => id)).not.toContain("payments.inside_session");
  });

  it("counts no reference to the table as dangling", () => {
    expect(report.checks.map(({ id }) => id)).not.toContain("references.resolve.orders.payment_id");
  });

  it("still lists the table among the counts", () => {
    expect(report.tables["payments"]).toEqual({
      documented: 1583,
      found: 0,
      quarantined: 0,
      source: null,
    });
  });
});

describe("a dataset without an optional table that nothing promises", () => {
  const shop: Partial<Shop> = consistentShop();
  delete shop.id_links;
  const report = checkDataset(datasetOf("kivendtout", shop));

  it("does not mention it anywhere", () => {
    expect(JSON.stringify(report)).not.toContain("id_links");
  });

  it("lacks an optional part where its manifest promises the table", () => {
    const rows = { id_links: 2 };
    const manifest = { version: 1, generator: "g", seed: 1, scale: 1, rows } as const;
    const promised = checkDataset({ ...datasetOf("kivendtout", shop), manifest });
    expect(promised.tables["id_links"]).toMatchObject({ documented: 2, found: 0, source: null });
    expect(checkIn(promised, "structure.optional_part_missing")).toMatchObject({
      severity: "information",
      count: 1,
      facts: { parts: "id_links" },
    });
  });
});

describe("a dataset without a column", () => {
  const report = reportOf(undefined, {
    sources: [source({ missingColumns: ["ip_hash"], extraColumns: ["ip"] })],
  });

  it("has an error that names the column", () => {
    expect(checkIn(report, "structure.missing_column")).toMatchObject({
      count: 1,
      facts: { columns: "payments.ip_hash" },
    });
  });

  it("does not count the cells ingest left empty as missing values", () => {
    expect(checkIn(report, "structure.missing_values.payments").count).toBe(0);
  });

  it("warns of the column nobody documented", () => {
    expect(checkIn(report, "structure.extra_columns")).toMatchObject({
      severity: "warning",
      count: 1,
      facts: { columns: "payments.ip" },
    });
  });
});

describe("quarantined rows", () => {
  const report = reportOf(undefined, {
    sources: [
      source({
        quarantined: 1905,
        losses: [
          { reason: "not_a_number", field: "amount", count: 1002 },
          { reason: "missing_value", field: "payment_id", count: 1 },
          { reason: "duplicate_key", field: "payment_id", count: 801 },
          { reason: "impossible_value", field: "amount", count: 1 },
          { reason: "unreadable_block", field: null, count: 100 },
        ],
      }),
    ],
    quarantine: [
      lost({}),
      lost({ row: 5, reason: "missing_value", field: "payment_id", raw: "" }),
      lost({ row: 6, reason: "duplicate_key", field: "payment_id" }),
      lost({ row: 7, reason: "impossible_value", raw: "-1" }),
      lost({ row: 8, reason: "unreadable_block", count: 100 }),
    ],
  });

  it.each([
    ["keys.present.payments", 1],
    ["keys.unique.payments", 801],
    ["structure.impossible_values.payments", 1],
  ])("count for the check of their reason: %s", (id, count) => {
    expect(checkIn(report, id)).toMatchObject({ severity: "error", count, total: 3 + 1905 });
  });

  it("count as unreadable where their reason has no check of its own", () => {
    const check = checkIn(report, "structure.unreadable_rows.payments");
    expect(check).toMatchObject({ severity: "error", count: 1102, total: 1908 });
  });

  it("are shown with their row, reason and text", () => {
    const [first] = checkIn(report, "structure.unreadable_rows.payments").sample;
    expect(first).toMatchObject({
      table: "payments",
      record: 4,
      values: { reason: "not_a_number", field: "amount", file: "payments.csv" },
    });
  });
});

describe("files", () => {
  it("that cannot be read are errors with what to do", () => {
    const report = reportOf(undefined, {
      problems: [
        { code: "dataset.unreadable", message: "cut short", where: { file: "events.parquet" } },
        { code: "dataset.missingTable", message: "counted elsewhere" },
      ],
    });
    const check = checkIn(report, "structure.unreadable_file");
    expect(check).toMatchObject({ severity: "error", count: 1 });
    expect(check.sample[0]).toMatchObject({ table: "events.parquet" });
  });

  it("of no table are information", () => {
    const report = reportOf(undefined, { ignoredFiles: ["notes.txt"] });
    expect(checkIn(report, "structure.ignored_files")).toMatchObject({
      severity: "information",
      count: 1,
    });
  });

  it("of pictures that were all left out leave nothing to compare", () => {
    const report = checkDataset(shopWith(undefined, { cardFiles: [] }));
    expect(report.skipped.map(({ id }) => id)).toContain("references.card_picture");
  });

  it("of pictures are recognised with the folder they are in", () => {
    const cardFiles = ["synthetic_id_cards/ID1.png", "synthetic_id_cards/ID2.png"];
    const report = checkDataset(shopWith(undefined, { cardFiles }));
    expect(checkIn(report, "references.card_picture").count).toBe(0);
    expect(checkIn(report, "references.picture_label").count).toBe(0);
  });
});

describe("two formats of one table", () => {
  const comparison: FormatComparison = {
    table: "payments",
    read: "payments.parquet",
    other: "payments.csv",
    rowsRead: 3,
    rowsOther: 4,
    differingRows: 2,
    total: 4,
    sample: [{ row: 2, field: "amount", read: "25.5", other: "26.5" }],
    missingColumns: [],
    extraColumns: [],
    typeDifferences: [{ field: "card_bin", read: "INT64", other: "text" }],
    broken: null,
  };
  const report = reportOf(undefined, { comparisons: [comparison] });

  it("are a warning where they differ", () => {
    const check = checkIn(report, "formats.agree.payments.csv");
    expect(check).toMatchObject({ severity: "warning", count: 2, total: 4 });
    expect(check.sample[0]?.values).toEqual({
      column: "amount",
      "payments.parquet": "25.5",
      "payments.csv": "26.5",
    });
  });

  it("are information where only the stored types differ", () => {
    expect(checkIn(report, "formats.types.payments.csv")).toMatchObject({
      severity: "information",
      count: 1,
      facts: { columns: "card_bin" },
    });
  });

  it("are an error where the second breaks off", () => {
    const broken = reportOf(undefined, {
      comparisons: [{ ...comparison, broken: "the file ends inside a record" }],
    });
    expect(checkIn(broken, "structure.unreadable_file")).toMatchObject({
      severity: "error",
      count: 1,
      sample: [{ table: "payments.csv", values: { problem: "the file ends inside a record" } }],
    });
  });
});
