// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { CaseReport, ReportPart } from "#shared/casework/export/report";
import { rangesOf } from "#shared/casework/export/parts";
import { reportToHtml } from "#shared/casework/export/reportToHtml";

const HOSTILE = `<script>alert(1)</script><img src=x onerror="alert(2)">'"&`;

const aReport = (more: Partial<CaseReport> = {}): CaseReport => ({
  language: "en",
  heading: "Case file",
  title: "Ring",
  facts: [],
  remarks: [],
  parts: [],
  words: {
    contents: "Contents",
    figure: "Figure",
    value: "Value",
    source: "Source",
    records: "table {table}, file {file}, records {records}",
    noFile: "no file",
    more: "and {n} more",
    query: "Query:",
    journal: "journal, lines {seqs}",
    colon: ": ",
  },
  ...more,
});

const partly = (part: object): ReportPart =>
  ({ id: "part", title: "Part", empty: "Nothing.", ...part }) as ReportPart;

const figures = partly({
  kind: "figures",
  figures: [
    {
      name: "Payments",
      value: "3",
      sources: [
        {
          kind: "records",
          table: "payments",
          file: "payments.csv",
          records: [9, 7, 8],
          more: 2,
          seeId: "rows",
        },
        { kind: "query", sql: "SELECT 1 < 2" },
        { kind: "journal", seqs: [4] },
      ],
    },
  ],
});

const parsed = (report: CaseReport): Document =>
  new DOMParser().parseFromString(reportToHtml(report), "text/html");

describe("the file of a case", () => {
  it("says what was written, and nothing of it runs", () => {
    const page = parsed(
      aReport({
        title: HOSTILE,
        facts: [{ name: HOSTILE, value: HOSTILE }],
        remarks: [HOSTILE],
        parts: [
          partly({ kind: "text", text: HOSTILE }),
          partly({ kind: "notes", notes: [{ head: HOSTILE, text: HOSTILE }] }),
          partly({
            kind: "table",
            note: HOSTILE,
            table: {
              columns: [{ name: HOSTILE, code: true }],
              rows: [[HOSTILE]],
              shown: HOSTILE,
              sources: [{ kind: "said", text: HOSTILE }],
            },
          }),
          partly({
            kind: "attachments",
            attachments: [
              {
                kind: "picture",
                title: HOSTILE,
                sha256: HOSTILE,
                pngBase64: `"${HOSTILE}`,
                sources: [{ kind: "query", sql: HOSTILE }],
              },
            ],
          }),
          partly({
            kind: "decisions",
            decisions: [
              {
                title: HOSTILE,
                outcome: HOSTILE,
                verdict: HOSTILE,
                reasons: [
                  {
                    rule: HOSTILE,
                    effect: HOSTILE,
                    sentence: HOSTILE,
                    values: [{ name: HOSTILE, value: HOSTILE }],
                  },
                ],
                sources: [{ kind: "said", text: HOSTILE }],
              },
            ],
          }),
        ],
      }),
    );
    expect(page.querySelector("h1")?.textContent).toBe(HOSTILE);
    expect(page.querySelectorAll("script")).toHaveLength(0);
    expect(page.querySelectorAll("[onerror]")).toHaveLength(0);
    expect(page.querySelectorAll("img")).toHaveLength(1);
  });

  it("loads nothing from outside and lets nothing be loaded", () => {
    const page = parsed(aReport({ parts: [figures] }));
    const policy = page.querySelector("meta[http-equiv]")?.getAttribute("content");
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    const addresses = [...page.querySelectorAll("[src], [href]")].map(
      (element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "",
    );
    expect(addresses.filter((address) => !/^(#|data:image\/png;base64,)/.test(address))).toEqual(
      [],
    );
    expect(reportToHtml(aReport())).not.toMatch(/url\(|@import|https?:/);
  });

  it("tells the source of a figure beside it", () => {
    const [row] = parsed(aReport({ parts: [figures] })).querySelectorAll(".figures tbody tr");
    const sources = [...row!.querySelectorAll(".sources > li")].map((item) => item.textContent);
    expect(sources).toEqual([
      "table payments, file payments.csv, records 7–9, and 2 more",
      "Query:SELECT 1 < 2",
      "journal, lines 4",
    ]);
    expect(row!.querySelector("a")?.getAttribute("href")).toBe("#rows");
  });

  it("says of an empty part that there is nothing", () => {
    const page = parsed(aReport({ parts: [partly({ kind: "notes", notes: [] })] }));
    expect(page.querySelector("section")?.textContent).toContain("Nothing.");
  });

  it("is the same bytes for the same case", () => {
    expect(reportToHtml(aReport({ parts: [figures] }))).toBe(
      reportToHtml(aReport({ parts: [figures] })),
    );
  });

  it("is a whole document in the language of its words", () => {
    const page = parsed(aReport({ language: "fr" }));
    expect(page.documentElement.lang).toBe("fr");
    expect(page.compatMode).toBe("CSS1Compat");
    expect(page.title).toBe("Case file: Ring");
  });
});

describe("numbers of records", () => {
  it("are written as ranges, each once and rising", () => {
    expect(rangesOf([5, 3, 4, 9, 1, 10, 3])).toBe("1, 3–5, 9, 10");
  });
});
