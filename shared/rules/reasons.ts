import type { FeatureUnit, FeatureValue } from "../contract/decisions";
import type { Rule } from "../contract/rules";
import { featuresOf } from "./conditionFaults";

const PLACEHOLDER = /\{([A-Za-z_]\w*)\}/g;

/** Names between braces in a reason, each once. */
export const placeholdersOf = (reason: string): readonly string[] => [
  ...new Set(Array.from(reason.matchAll(PLACEHOLDER), ([, name]) => name!)),
];

/** Every feature that the rule's condition or its reasons name: what a hit has to keep the values of. */
export const featuresOfRule = ({
  when,
  words,
}: Pick<Rule, "when" | "words">): readonly string[] => [
  ...new Set([
    ...featuresOf(when),
    ...placeholdersOf(words.en.reason),
    ...placeholdersOf(words.fr.reason),
  ]),
];

/** Writes a value for people; null is a missing one. */
export type FormatValue = (value: FeatureValue, unit: FeatureUnit, language: "en" | "fr") => string;

/**
 * The rule's reason in plain words, each `{feature}` replaced by its value. One that has no value is written as a
 * missing one.
 * @param unitOf unit of a feature, by name
 */
export const reasonOf = (
  { words }: Pick<Rule, "words">,
  values: Readonly<Record<string, FeatureValue>>,
  language: "en" | "fr",
  unitOf: (feature: string) => FeatureUnit,
  format: FormatValue,
): string =>
  words[language].reason.replace(PLACEHOLDER, (_, feature: string) =>
    format(values[feature] ?? null, unitOf(feature), language),
  );

const LOCALES = { en: "en-GB", fr: "fr-FR" } as const;
const MISSING = { en: "an unknown value", fr: "une valeur inconnue" } as const;
const FLAGS = { en: ["no", "yes"], fr: ["non", "oui"] } as const;

/** Units that `Intl` knows, and what the others are written with. */
const INTL_UNITS: Partial<Record<FeatureUnit, string>> = {
  seconds: "second",
  days: "day",
  years: "year",
  km: "kilometer",
};
const SUFFIXES: Partial<Record<FeatureUnit, Readonly<Record<"en" | "fr", string>>>> = {
  per_hour: { en: " per hour", fr: " par heure" },
  km_per_min: { en: " km per minute", fr: " km par minute" },
  deviations: { en: " standard deviations", fr: " écarts types" },
  hour: { en: ":00", fr: " h" },
};

function optionsOf(unit: FeatureUnit): Intl.NumberFormatOptions {
  if (unit === "money") return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  if (unit === "share") return { style: "percent", maximumFractionDigits: 1 };
  const known = INTL_UNITS[unit];
  return {
    maximumFractionDigits: unit === "days" || unit === "years" ? 0 : 1,
    ...(known === undefined ? {} : { style: "unit", unit: known, unitDisplay: "long" }),
  };
}

/** Plain words for a value, without a currency: which one it is, the payment says. */
export const plainValue: FormatValue = (value, unit, language) => {
  if (value === null) return MISSING[language];
  if (typeof value === "boolean") return FLAGS[language][value ? 1 : 0];
  if (typeof value === "string") return value;
  const text = new Intl.NumberFormat(LOCALES[language], optionsOf(unit)).format(value);
  return text + (SUFFIXES[unit]?.[language] ?? "");
};
