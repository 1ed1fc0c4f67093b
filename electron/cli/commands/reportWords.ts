import type { Severity } from "#shared/quality/report";
import type { REPORT_TEXTS } from "#shared/quality/reportTexts";

export type Language = keyof typeof REPORT_TEXTS;

/** One and several of a thing. */
type Noun = Readonly<Record<"one" | "other", string>>;

/** What only the report in a terminal says, beside the words all reports share. */
export const REPORT_WORDS: Readonly<
  Record<
    Language,
    {
      readonly severities: Readonly<Record<Severity, Noun>>;
      /** After the number of quarantined records that are not listed. */
      readonly unlisted: string;
    }
  >
> = {
  en: {
    severities: {
      error: { one: "error", other: "errors" },
      warning: { one: "warning", other: "warnings" },
      information: { one: "piece of information", other: "pieces of information" },
    },
    unlisted: "more (--json lists them)",
  },
  fr: {
    severities: {
      error: { one: "erreur", other: "erreurs" },
      warning: { one: "avertissement", other: "avertissements" },
      information: { one: "information", other: "informations" },
    },
    unlisted: "de plus (--json les donne)",
  },
};

/** The noun for a number of things. */
export const nounFor = (noun: Noun, count: number, language: Language): string =>
  new Intl.PluralRules(language).select(count) === "one" ? noun.one : noun.other;
