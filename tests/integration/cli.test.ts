import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRealDataset } from "../support/realDataset";
import { run, runUntil } from "../support/runCli";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "kivendtout-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface ReportJson {
  tables: Record<
    string,
    { documented: number; found: number; quarantined: number; source: string }
  >;
  checks: { id: string; severity: string; count: number; total: number; sample: unknown[] }[];
  quarantine: { file: string; row: number; reason: string }[];
}

const reportOf = (text: string): ReportJson => JSON.parse(text) as ReportJson;

const findings = ({ checks }: ReportJson, severity: string) =>
  checks.filter((check) => check.severity === severity && check.count > 0);

describe("kivendtout inspect on the generated demo dataset", () => {
  const demo = () => path.join(folder, "demo");
  beforeAll(async () => {
    expect((await run("generate", "--out", demo())).code).toBe(0);
  });

  it("gives the documented rows and no finding but the planted orders of minors", async () => {
    const { code, out, err } = await run("inspect", demo(), "--json");
    const report = reportOf(out);
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(Object.entries(report.tables).map(([name, { found }]) => [name, found])).toEqual([
      ["customers", 2500],
      ["products", 200],
      ["sessions", 6000],
      ["orders", 1289],
      ["order_items", 2651],
      ["payments", 1583],
      ["fraud_alerts", 22],
      ["events", 71694],
      ["synthetic_id_labels", 60],
      ["id_links", 60],
    ]);
    for (const table of Object.values(report.tables))
      expect(table).toMatchObject({ documented: table.found, quarantined: 0 });
    expect(findings(report, "error")).toEqual([]);
    expect(findings(report, "warning").map(({ id, count }) => [id, count])).toEqual([
      ["orders.adult_items_minor", 12],
    ]);
  });

  it("writes the report as a page of HTML in the language asked for", async () => {
    const page = path.join(folder, "report.html");
    const { code } = await run("inspect", demo(), "--html", page, "--language", "fr");
    expect(code).toBe(0);
    expect(await readFile(page, "utf8")).toContain('<html lang="fr">');
  });

  it("writes that page to stdout alone for --html -", async () => {
    const { code, out } = await run("inspect", demo(), "--html", "-");
    expect(code).toBe(0);
    expect(out.toLowerCase()).toMatch(/^<!doctype html>/);
    expect(out.trimEnd()).toMatch(/<\/html>$/);
  });

  it("says the counts before what they count", async () => {
    const { out } = await run("inspect", demo());
    expect(out).toMatch(/\n0 errors · 1 warning · \d+ pieces? of information · \d+ passed · /);
    const french = await run("inspect", demo(), "--language", "fr");
    expect(french.out).toMatch(/\n0 erreur · 1 avertissement · /);
  });

  it("ends with 2 where it is cancelled", async () => {
    const { code, out, err } = await runUntil(() => true, "inspect", demo());
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("cancelled");
  });

  it("ends with 1 where the dataset has defects of structure, and names where", async () => {
    const damaged = path.join(folder, "defects");
    await run("generate", "--out", damaged, "--defects");
    const { code, out } = await run("inspect", damaged, "--json");
    const report = reportOf(out);
    expect(code).toBe(1);
    expect(findings(report, "error").length).toBeGreaterThan(3);
    expect(report.quarantine.every(({ file, row }) => file !== "" && row > 0)).toBe(true);

    const { out: text } = await run("inspect", damaged);
    const section = text.slice(text.indexOf("\nQuarantine: ")).split("\n\n")[0]!;
    expect(section).toMatch(/^\nQuarantine: 20\n/);
    expect(section).toMatch(/\n {2}order_items: (?:[a-z ]+ \d+(?:, |\n))+/);
    expect(section.match(/, Row \d/g)).toHaveLength(10);
    expect(section).toMatch(/\n {4}10 more \(--json lists them\)$/);
  });
});

describe.skipIf(findRealDataset() === null)(
  "kivendtout inspect on the published dataset (needs the published dataset)",
  () => {
    it("finds 20 alerts where 22 are documented, and no structural error", async () => {
      const { code, out } = await run("inspect", findRealDataset()!, "--json");
      const report = reportOf(out);
      expect(code).toBe(0);
      expect(report.tables["fraud_alerts"]).toEqual({
        documented: 22,
        found: 20,
        quarantined: 0,
        source: "fraud_alerts.parquet",
      });
      expect(findings(report, "warning").length).toBeGreaterThan(20);
    });
  },
);

describe("kivendtout generate --schema transactions", () => {
  it("writes a table that inspect reads without a finding of error or warning", async () => {
    const out = path.join(folder, "transactions");
    const args = ["--schema", "transactions", "--rows", "5000", "--formats", "csv,parquet"];
    const made = await run("generate", "--out", out, ...args, "--json");
    expect(made.code).toBe(0);
    expect((JSON.parse(made.out) as { rows: object }).rows).toMatchObject({ transactions: 5000 });
    const inspected = await run("inspect", path.join(out, "transactions.csv"), "--json");
    const report = reportOf(inspected.out);
    expect(inspected.code).toBe(0);
    expect(report.tables["transactions"]).toMatchObject({ documented: null, found: 5000 });
    expect([...findings(report, "error"), ...findings(report, "warning")]).toEqual([]);
  });
});

describe("bad usage", () => {
  it.each([
    [[], "Usage"],
    [["explode"], "no command explode"],
    [["inspect"], "PATH is missing"],
    [["inspect", "/nowhere/at/all"], "There is nothing at"],
    [["inspect", "a", "b"], "One PATH only"],
    [["inspect", "a", "--language", "de"], "no language de"],
    [["inspect", "a", "--colour"], "--colour"],
    [["generate"], "--out DIR is missing"],
    [["generate", "--out", "x", "--schema", "shop"], "no schema shop"],
    [["generate", "--out", "x", "--rows", "10"], "--rows does not go with"],
    [
      ["generate", "--out", "x", "--scale", "many"],
      "--scale takes a whole number from 1 to 200, not many",
    ],
    [
      ["generate", "--out", "x", "--scale", "0"],
      "--scale takes a whole number from 1 to 200, not 0.",
    ],
    [
      ["generate", "--out", "x", "--scale", "-1"],
      "--scale takes a whole number from 1 to 200, not -1.",
    ],
    [
      ["generate", "--out", "x", "--schema", "transactions", "--rows", "10"],
      "--rows takes a whole number from 5,000 to 2,000,000, not 10.",
    ],
    [
      ["generate", "--out", "x", "--schema", "transactions", "--formats", "xml"],
      "--formats takes csv, jsonl and parquet, not",
    ],
    [["generate", "--out", ""], "--out DIR is missing"],
    [["inspect", "a", "--html", "-", "--json"], "both write to stdout"],
  ])("%j ends with 2 and says why on stderr", async (argv, why) => {
    const { code, out, err } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(why);
  });

  it("refuses to write into a folder of another origin and leaves it as it was", async () => {
    const own = await mkdtemp(path.join(folder, "own-"));
    await writeFile(path.join(own, "thesis.txt"), "years of work");
    const { code } = await run("generate", "--out", own);
    expect(code).toBe(2);
    expect(await readdir(own)).toEqual(["thesis.txt"]);
  });
});

describe("a cancelled generation", () => {
  it("ends with 2, says so and leaves nothing", async () => {
    const place = await mkdtemp(path.join(folder, "cancelled-"));
    const out = path.join(place, "demo");
    const { code, err } = await runUntil(() => true, "generate", "--out", out);
    expect(code).toBe(2);
    expect(err).toContain("cancelled");
    expect(await readdir(place)).toEqual([]);
  });
});

describe("help", () => {
  it("goes to stdout and ends with 0", async () => {
    for (const argv of [["--help"], ["inspect", "--help"], ["generate", "--help"]]) {
      const { code, out } = await run(...argv);
      expect(code).toBe(0);
      expect(out).toContain("Usage:");
    }
  });
});

describe("npx kivendtout", () => {
  it("runs the built command line from the project's own folder", async () => {
    const root = path.resolve(import.meta.dirname, "../..");
    const child = spawn("npx", ["kivendtout", "--version"], {
      cwd: root,
      stdio: ["ignore", "pipe", "ignore"],
    });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
