import { describe, expect, it } from "vitest";
import type { FeatureUnit, FeatureValue } from "#shared/contract/decisions";
import type { Language } from "#renderer/i18n/language";
import { featureText, type FeatureWording } from "#renderer/ui/featureValue";
import { aggregateWord, declarationOf, mentions } from "#renderer/ui/featureWords";
import { createFormat } from "#renderer/ui/format";
import { aFeature } from "../../support/decisionFixtures";
import { i18nOf } from "../../support/i18n";

const wordingOf = (language: Language, more: Partial<FeatureWording> = {}): FeatureWording => ({
  format: createFormat(language),
  t: i18nOf(language).t,
  ...more,
});
const english = wordingOf("en");

const textOf = (unit: FeatureUnit, value: FeatureValue, wording = english): string =>
  featureText(aFeature("feature", { unit }), value, wording).replace(/\s/g, " ");

describe("the value of a feature", () => {
  it("is written with its unit, in the language on screen", () => {
    expect(textOf("money", 1249.9)).toBe("1 249.90 €");
    expect(textOf("money", 1249.9, wordingOf("fr"))).toBe("1 249,90 €");
    expect(textOf("deviations", 4.75)).toBe("4.75 σ");
    expect(textOf("share", 0.25)).toBe("25 %");
    expect(textOf("days", -2.54)).toBe("−2.5 d");
    expect(textOf("km_per_min", 17)).toBe("17 km/min");
  });

  it("is a duration in the largest unit of which there are at least two", () => {
    expect([95, 150, 7200, 172_800].map((seconds) => textOf("seconds", seconds))).toEqual([
      "95 s",
      "2.5 min",
      "2 h",
      "2 d",
    ]);
  });

  it("has no euro sign where the payment names its currency", () => {
    expect(textOf("money", 12, wordingOf("en", { otherCurrency: true }))).toBe("12.00");
  });

  it("that is missing is a dash, and a yes or no a word", () => {
    expect(textOf("count", null)).toBe("–");
    expect(textOf("none", true)).toBe("yes");
    expect(featureText(aFeature("f", { type: "flag" }), 0, wordingOf("fr"))).toBe("non");
  });

  it("that tells a person's age is masked until they are revealed, and then in whole years", () => {
    const age = aFeature("customer_age_years", { unit: "years" });
    expect(featureText(age, 34.93, english)).toBe("•••••");
    const shown = featureText(age, 34.93, wordingOf("en", { revealed: true }));
    expect(shown.replace(/\s/g, " ")).toBe("34 y");
  });
});

describe("the declaration of a feature", () => {
  it("is told in words, with what an aggregate is taken of", () => {
    expect(aggregateWord("distinct bin", english.t)).toBe("different values (card prefix (BIN))");
    expect(aggregateWord("entropy", english.t)).toBe("entropy");
  });

  it("says when labels count, and leaves out what it has not", () => {
    const info = aFeature("f", { key: null, window: "7d", filter: "fraud", labelDelayDays: 7 });
    expect(declarationOf(info, english.t).map(({ word }) => word)).toEqual([
      "7 days",
      "count",
      "labelled as fraud",
      "counts as well",
      "once 7 days old",
    ]);
  });

  it("is found by a part of it, case and accents aside", () => {
    expect(mentions("Compte les échecs", " ECHEC ")).toBe(true);
    expect(mentions("Compte les échecs", "succès")).toBe(false);
  });
});
