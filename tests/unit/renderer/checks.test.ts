import { describe, expect, it } from "vitest";
import { fileStem } from "#renderer/ui/fileStem";
import { matches, NO_FILTER, sections } from "#renderer/features/quality/checkList";
import { countOutcomes, listedChecks } from "#renderer/ui/outcomes";
import { aCheck, aReport } from "../../support/reports";

const ids = (checks: readonly { readonly id: string }[]) => checks.map(({ id }) => id);
const error = aCheck({ id: "error", severity: "error", count: 1, total: 100 });
const small = aCheck({ id: "small", severity: "warning", group: "time", count: 1, total: 100 });
const large = aCheck({ id: "large", severity: "warning", group: "time", count: 90, total: 100 });
const note = aCheck({ id: "note", severity: "information", group: "sharing", count: 9, total: 9 });
const passed = aCheck({ id: "passed", severity: "error", count: 0, total: 100 });
const all = [passed, note, small, large, error];

describe("the list of checks", () => {
  it("has the worst first in every section", () => {
    expect(sections(all, "outcome").flatMap(({ checks }) => ids(checks))).toEqual([
      "error",
      "large",
      "small",
      "note",
      "passed",
    ]);
  });

  it("counts how the checks came out", () => {
    expect(countOutcomes(all)).toEqual({
      error: 1,
      warning: 2,
      information: 1,
      passed: 1,
      skipped: 0,
    });
  });

  it("lists a check that had nothing to examine as skipped and not as passed", () => {
    const report = aReport({
      checks: [passed],
      skipped: [{ id: "s", kind: "keys.unique", group: "keys", missing: ["payments.device_id"] }],
    });
    const listed = listedChecks(report);
    expect(countOutcomes(listed)).toMatchObject({ passed: 1, skipped: 1 });
    expect(listed[1]?.facts).toEqual({ missing: "payments.device_id" });
  });

  it("is divided by outcome or by subject", () => {
    expect(sections(all, "outcome").map(({ key }) => key)).toEqual([
      "error",
      "warning",
      "information",
      "passed",
    ]);
    expect(sections(all, "group").map(({ key }) => key)).toEqual(["keys", "time", "sharing"]);
  });

  it("is filtered by outcome, subject and text together", () => {
    const filter = { outcomes: ["warning"], group: "time", text: " LARG " } as const;
    expect(all.filter((check) => matches(check, check.id, filter))).toEqual([large]);
    expect(all.filter((check) => matches(check, check.id, NO_FILTER))).toEqual(all);
  });
});

describe("the name of an exported file", () => {
  it("keeps only what every system accepts", () => {
    expect(fileStem("Jeu de données / été")).toBe("Jeu-de-donnees-ete");
    expect(fileStem("../..")).toBe("dataset");
  });
});
