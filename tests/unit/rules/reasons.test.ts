import { describe, expect, it } from "vitest";
import { featuresOfRule, plainValue, reasonOf, type FormatValue } from "#shared/rules/reasons";
import { ruleOf } from "../../support/ruleBuilder";

const rule = ruleOf("travel", {
  when: { feature: "km_per_min", is: ">", value: 15 },
  words: {
    en: { name: "Travel", reason: "{km} km at {km_per_min}, {km} km from {country}" },
    fr: { name: "Voyage", reason: "À {km} km de {pays_precedent}" },
  },
});

const unitOf = (feature: string) => (feature === "km" ? "km" : "none");
const shown: FormatValue = (value, unit, language) => `<${String(value)} ${unit} ${language}>`;

describe("a reason", () => {
  it("has each feature's value in its place, in the language asked for", () => {
    const values = { km: 900, km_per_min: 30, country: "FR" };
    expect(reasonOf(rule, values, "en", unitOf, shown)).toBe(
      "<900 km en> km at <30 none en>, <900 km en> km from <FR none en>",
    );
    expect(reasonOf(rule, { ...values, pays_precedent: "BE" }, "fr", unitOf, shown)).toBe(
      "À <900 km fr> km de <BE none fr>",
    );
  });

  it("says of a value that is not there that it is missing", () => {
    expect(reasonOf(rule, { km: null }, "fr", unitOf, shown)).toBe(
      "À <null km fr> km de <null none fr>",
    );
  });

  it("keeps braces that name nothing", () => {
    const odd = ruleOf("odd", {
      words: { en: { name: "o", reason: "{} { a } {1}" }, fr: { name: "o", reason: "o" } },
    });
    expect(reasonOf(odd, {}, "en", unitOf, shown)).toBe("{} { a } {1}");
  });

  it("makes a hit keep the features that condition and reasons name, each once", () => {
    expect(featuresOfRule(rule)).toEqual(["km_per_min", "km", "country", "pays_precedent"]);
  });
});

describe("a value in plain words", () => {
  it.each([
    [1312.5, "money", "1,312.50", "1 312,50"],
    [3, "count", "3", "3"],
    [4.75, "deviations", "4.8 standard deviations", "4,8 écarts types"],
    [0.125, "share", "12.5%", "12,5 %"],
    [1, "days", "1 day", "1 jour"],
    [2.4, "days", "2 days", "2 jours"],
    [90, "seconds", "90 seconds", "90 secondes"],
    [1200.04, "km", "1,200 kilometres", "1 200 kilomètres"],
    [33.33, "km_per_min", "33.3 km per minute", "33,3 km par minute"],
    [3, "hour", "3:00", "3 h"],
    [true, "none", "yes", "oui"],
    ["FR", "none", "FR", "FR"],
    [null, "money", "an unknown value", "une valeur inconnue"],
  ] as const)("of %s %s is %s, in French %s", (value, unit, english, french) => {
    const plain = (text: string) => text.replaceAll(/\s/gu, " ");
    expect(plain(plainValue(value, unit, "en"))).toBe(english);
    expect(plain(plainValue(value, unit, "fr"))).toBe(french);
  });
});
