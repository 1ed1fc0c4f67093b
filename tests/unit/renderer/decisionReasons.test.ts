import { describe, expect, it } from "vitest";
import {
  calibrationText,
  explanationOf,
  pointsText,
  ruleSetText,
  verdictOf,
} from "#renderer/features/record/payment/explanation";
import { reasonsOf } from "#renderer/ui/reasons";
import { scoreText } from "#renderer/ui/scoreText";
import { createFormat } from "#renderer/ui/format";
import { aDecision, aFeature, aHit } from "../../support/decisionFixtures";
import { pointsOf, ruleSetOf } from "../../support/ruleBuilder";
import { i18nOf } from "../../support/i18n";

const format = createFormat("en");
const wording = { format, t: i18nOf("en").t };
const thresholds = { challenge: 0.5, block: 0.8 };

const saying = (reason: string, name = "High amount") => ({
  en: { name, reason },
  fr: { name: "Montant élevé", reason: "Montant de {amount}." },
});
const ruleSet = ruleSetOf([
  pointsOf("high_amount", 20, { words: saying("The amount of {amount} is high, not {other}.") }),
  pointsOf("minor", 5, { words: saying("The customer is {customer_age_years}.", "Minor") }),
]);
const words = {
  language: "en",
  wording,
  featureOf: (name: string) => aFeature(name, { unit: name === "amount" ? "money" : "years" }),
} as const;
const decision = aDecision({
  points: 25,
  hits: [
    aHit("high_amount", { values: { amount: 249.9 } }),
    aHit("minor", {
      code: "R12",
      state: "shadow",
      points: 0,
      values: { customer_age_years: 15.4 },
    }),
  ],
});
const reasons = reasonsOf(decision, ruleSet, words);
const rules = { ruleSet, number: 3 };
const explained = { decision, rules, language: "en", wording, ...reasons } as const;
const plain = (text: string): string => text.replace(/[^\S\n]/g, " ");

describe("the reasons of a decision", () => {
  it("are the rules' sentences with the values they saw; shadow rules are apart", () => {
    expect(reasons.active.map(({ sentence }) => plain(sentence))).toEqual([
      "The amount of 249.90 € is high, not {other}.",
    ]);
    expect(reasons.shadow.map(({ name }) => name)).toEqual(["Minor"]);
  });

  it("keep what is personal masked", () => {
    expect(reasons.shadow[0]?.sentence).toBe("The customer is •••••.");
    expect(reasons.shadow[0]?.values[0]?.text).toBe("•••••");
  });

  it("of a rule that is not known any more are its id", () => {
    const gone = reasonsOf(aDecision({ hits: [aHit("deleted")] }), ruleSet, words);
    expect(gone.active[0]).toMatchObject({ name: "deleted", sentence: "deleted" });
  });
});

describe("a score", () => {
  it("has as many decimals as keep it on its side of the thresholds", () => {
    const texts = [0.123, 0.5, 0.4996, 0.8, 0.80001].map((score) =>
      scoreText(score, thresholds, format),
    );
    expect(texts).toEqual(["0.12", "0.50", "0.4996", "0.80", "0.80001"]);
  });

  it("is shown as the sum of points and the calibration of it", () => {
    expect(pointsText(decision, wording)).toBe("20 (R01)");
    expect(calibrationText(decision, ruleSet.calibration, format)).toBe(
      "1 / (1 + exp(−(−6 + 0.1 × 25)))",
    );
  });
});

describe("the explanation", () => {
  it("says in a sentence which threshold or override settled it", () => {
    expect(verdictOf(explained)).toBe("The score 0.97 is above 0.80.");
    const overridden = aDecision({ overriddenBy: "high_amount", scoreOutcome: "ALLOW" });
    expect(verdictOf({ ...explained, decision: overridden })).toBe(
      "The override rule “High amount” settles it. The score alone says: Allow.",
    );
  });

  it("says of a challenge that settles it that it asks for that at least", () => {
    const challenged = aDecision({
      outcome: "CHALLENGE",
      overriddenBy: "high_amount",
      scoreOutcome: "ALLOW",
    });
    expect(verdictOf({ ...explained, decision: challenged })).toBe(
      "The override rule “High amount” asks for at least a challenge. The score alone says: Allow.",
    );
  });

  it("as text has the decision, reasons, steps and the rule set, and nothing personal", () => {
    const text = plain(explanationOf(explained));
    expect(text).toContain("Payment PAY3, 14 Nov 2025 22:41:07 UTC\nDecision: Block\n");
    expect(text).toContain("- R01 High amount: The amount of 249.90 € is high");
    expect(text).toContain("Points: 20 (R01) = 25\n");
    expect(text).toContain(
      "Fitted on test: 100 payments, 10 frauds\nBy the score: challenge from 0.50, block above 0.80\nRules, version 3.",
    );
    expect(text).not.toContain("15");
  });

  it("tells a shipped, a saved and an unsaved rule set apart", () => {
    const texts = [0, 4, null].map((number) => ruleSetText({ ruleSet, number }, wording.t));
    expect(texts).toEqual(["Shipped rules.", "Rules, version 4.", "Rules with unsaved changes."]);
  });
});
