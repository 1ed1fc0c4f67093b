import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset } from "#shared/domain/dataset";
import { checkDataset } from "#shared/quality/checkDataset";
import { CHECK_KINDS } from "#shared/quality/kinds";
import { compareChecks, countFindings, worstFirst } from "#shared/quality/order";
import { CHECKS } from "#shared/quality/registry";
import { SAMPLE_LIMIT, type CheckResult } from "#shared/quality/report";
import { REPORT_TEXTS, describeCheck, fillText } from "#shared/quality/reportTexts";
import { reportToHtml } from "#shared/quality/reportToHtml";
import { reportToJson } from "#shared/quality/reportToJson";
import { aCheck } from "../../support/reports";
import { AGREEMENT, AMOUNTS, BEHAVIOUR, LABELS_AND_AGE, STRUCTURE, TIME } from "./plants";
import { checkIn, reportOf, shopWith, type Shop } from "./shop";

const PLANTS = [...STRUCTURE, ...AGREEMENT, ...TIME, ...AMOUNTS, ...LABELS_AND_AGE, ...BEHAVIOUR];

/** Which row of a key taken twice is kept depends on the order by definition. */
const ORDERLESS_PLANTS = PLANTS.filter(({ id }) => id !== "keys.unique.payments");

/** Kinds whose subject is the order of the rows in the file. */
const ABOUT_ROW_ORDER = ["time.file_order"];

const countsOf = (dataset: Dataset): Record<string, readonly number[]> =>
  Object.fromEntries(
    checkDataset(dataset)
      .checks.filter(({ kind }) => !ABOUT_ROW_ORDER.includes(kind))
      .map(({ id, count, total }) => [id, [count, total]]),
  );

describe("the registry", () => {
  it("defines every kind once", () => {
    expect(CHECKS.map(({ kind }) => kind).sort()).toEqual([...CHECK_KINDS].sort());
  });

  it("calls nothing an error that is not structure", () => {
    const groups = new Set(
      CHECKS.filter(({ severity }) => severity === "error").map(({ group }) => group),
    );
    expect([...groups].sort()).toEqual(["keys", "references", "structure"]);
  });

  it("calls sharing information", () => {
    const sharing = CHECKS.filter(({ group }) => group === "sharing");
    expect(new Set(sharing.map(({ severity }) => severity))).toEqual(new Set(["information"]));
  });
});

describe("a report", () => {
  it("has the same counts whatever the order of the rows", () => {
    const shuffle = (shop: Shop, weights: readonly number[]): void => {
      for (const rows of Object.values(shop)) {
        const weight = rows.map((_, at) => weights[at % weights.length]! * (at + 1));
        const order = rows.map((_, at) => at).sort((a, b) => weight[a]! - weight[b]!);
        rows.splice(0, rows.length, ...order.map((at) => rows[at]!));
      }
    };
    const weights = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 13,
      maxLength: 13,
    });
    fc.assert(
      fc.property(fc.constantFrom(...ORDERLESS_PLANTS), weights, ({ plant }, drawn) => {
        const shuffled = shopWith((shop) => {
          plant(shop);
          shuffle(shop, drawn);
        });
        expect(countsOf(shuffled)).toEqual(countsOf(shopWith(plant)));
      }),
      { seed: 20251101, numRuns: 150 },
    );
  });

  it("never counts more rows than it looked at, nor shows more than it counts", () => {
    for (const { plant } of PLANTS)
      for (const { count, total, sample } of reportOf(plant).checks) {
        expect(count).toBeLessThanOrEqual(total);
        expect(sample.length).toBeLessThanOrEqual(Math.min(count, SAMPLE_LIMIT));
      }
  });

  it("shows at most twenty rows, the first of the file, with their place and key", () => {
    const { sample } = checkIn(
      reportOf((shop) => {
        shop.sessions = Array.from({ length: 30 }, (_, at) => ({
          ...shop.sessions[0],
          session_id: `S${at}`,
          end_ts: "2025-11-01 00:00:00",
        }));
      }),
      "sessions.ends_after_start",
    );
    expect(sample).toHaveLength(20);
    expect(sample[0]).toEqual({
      table: "sessions",
      record: 1,
      key: "S0",
      values: { start_ts: "2025-11-10 10:00:00", end_ts: "2025-11-01 00:00:00" },
    });
  });

  it("tells how far it is", () => {
    const steps: (string | null)[] = [];
    checkDataset(shopWith(), { onProgress: (_done, _total, kind) => steps.push(kind) });
    expect(steps[0]).toBe("structure.missing_table");
    expect(steps.at(-1)).toBeNull();
  });

  it("of an empty folder has no passed check about rows", () => {
    const report = checkDataset({ ...shopWith(), tables: new Map(), cardFiles: [] });
    const passed = report.checks.filter(({ count }) => count === 0).map(({ group }) => group);
    expect(new Set(passed)).toEqual(new Set());
  });
});

describe("the order of checks", () => {
  const check = (id: string, more: Partial<CheckResult>): CheckResult => aCheck({ id, ...more });

  it("is findings first, then severity, share and number", () => {
    const ordered = worstFirst([
      check("passed error", { count: 0 }),
      check("information", { severity: "information", count: 2500 }),
      check("small warning", { severity: "warning", count: 1 }),
      check("large warning", { severity: "warning", count: 2000 }),
      check("error", { count: 1 }),
    ]);
    expect(ordered.map(({ id }) => id)).toEqual([
      "error",
      "large warning",
      "small warning",
      "information",
      "passed error",
    ]);
  });

  it("is total: equal checks go by id", () => {
    expect(compareChecks(check("a", {}), check("b", {}))).toBeLessThan(0);
    expect(compareChecks(check("a", {}), check("a", {}))).toBe(0);
  });

  it("comes with how many found something", () => {
    const counts = countFindings([check("a", { count: 1 }), check("b", { count: 0 })]);
    expect(counts).toEqual({ error: 1, warning: 0, information: 0, passed: 1 });
  });
});

describe.each(["en", "fr"] as const)("the texts in %s", (language) => {
  const texts = REPORT_TEXTS[language];

  it("leave no placeholder without a fact", () => {
    for (const { plant } of PLANTS)
      for (const check of reportOf(plant).checks)
        expect(Object.values(describeCheck(check, texts)).join(" ")).not.toMatch(/\{\w+\}/);
  });

  it("say something for every kind", () => {
    for (const kind of CHECK_KINDS)
      for (const part of Object.values(texts.checks[kind])) expect(part).not.toBe("");
  });
});

describe("numbers in a sentence", () => {
  it("are written the way of the language", () => {
    expect(fillText("{count} rows", { count: 1583 }, "en")).toBe("1,583 rows");
    expect(fillText("{count} lignes", { count: 1583 }, "fr")).toBe("1\u202f583 lignes");
  });

  it("carry the unit of a documented figure", () => {
    const check = checkIn(reportOf(), "documentation.figure.fraud_share");
    const words = describeCheck(check, REPORT_TEXTS.en);
    expect(words.title).toBe("Documented figure: payments labelled as fraud");
    expect(words.explanation).toBe("Documented between 6% and 8%; found 33.3%.");
  });
});

describe("the JSON of a report", () => {
  it("has tables and checks in the documented shape and survives being written", () => {
    const json = reportToJson(reportOf());
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json.tables["payments"]).toEqual({
      documented: 1583,
      found: 3,
      quarantined: 0,
      source: null,
    });
    expect(json.checks[0]).toMatchObject({
      id: "structure.missing_table",
      severity: "error",
      count: 0,
      total: 8,
      sample: [],
    });
  });
});

describe("the HTML of a report", () => {
  const html = reportToHtml(
    reportOf((shop) => {
      Object.assign(shop.payments[0]!, { method: "<script>alert('x')</script>" });
    }),
    REPORT_TEXTS.fr,
    {
      quarantine: [
        {
          table: "payments",
          file: "payments.csv",
          row: 7,
          count: 1,
          line: 8,
          reason: "field_count",
          raw: "PAY1,<3>",
        },
      ],
      madeAtMs: Date.UTC(2025, 10, 14, 22, 41, 7),
    },
  );

  it("lists the rows set aside with their place, reason and text, and says when it was made", () => {
    expect(html).toContain("payments.csv");
    expect(html).toContain("PAY1,&lt;3&gt;");
    expect(html).toContain(REPORT_TEXTS.fr.frame.reasons.field_count);
    expect(html).toContain("2025-11-14 22:41:07");
  });

  it("is one file in its language that fetches and runs nothing", () => {
    expect(html).toContain('<html lang="fr">');
    expect(html).not.toMatch(/<script|\ssrc=|href=|@import|url\(/);
  });

  it("escapes what the data says", () => {
    expect(html).toContain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
  });

  it("shows the worst first and what to do", () => {
    const warning = html.indexOf('<article class="warning">');
    const information = html.indexOf('<article class="information">');
    expect(warning).toBeGreaterThan(0);
    expect(information).toBeGreaterThan(warning);
    expect(html).toContain("Que faire");
  });
});
