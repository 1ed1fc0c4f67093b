import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#shared/contract/methods";
import { ok } from "#shared/domain/result";
import { parseStored } from "#services/jsonStore";
import { SETTINGS_FORMAT } from "#services/settingsStore";

/** As the first and second versions of the application wrote them. */
const OLD = {
  1: { version: 1, theme: "dark", language: "fr" },
  2: {
    version: 2,
    theme: "light",
    language: "en",
    panels: { inspector: [70, 30] },
    columns: { payments: ["payment_id", "amount"] },
    tourSeen: true,
  },
} as const;

describe("settings of an older application", () => {
  it("of the first version keep theme and language", () => {
    expect(parseStored(JSON.stringify(OLD[1]), SETTINGS_FORMAT)).toEqual(
      ok({ ...DEFAULT_SETTINGS, theme: "dark", language: "fr" }),
    );
  });

  it("of the second version keep everything, and get a clock, an investigator and a capacity", () => {
    expect(parseStored(JSON.stringify(OLD[2]), SETTINGS_FORMAT)).toEqual(
      ok({ ...DEFAULT_SETTINGS, ...OLD[2], version: 3 }),
    );
  });
});
