import { useTranslation } from "react-i18next";
import type { history } from "../i18n/en/history";
import { useLanguage } from "../i18n/useLanguage";
import { useFormat } from "./useFormat";

type Words = typeof history;

/** What was done, as a key of `history.did` and what is filled in. */
interface Said {
  readonly key: keyof Words["did"];
  readonly values: Readonly<Record<string, SaidValue>>;
}

type SaidValue =
  | string
  | number
  | { readonly word: keyof Words["word"] }
  | { readonly en: string; readonly fr: string };

/** A sentence about what was done, in the language on screen. */
export function useSentence(): (said: Said) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  const written = (value: SaidValue): string => {
    if (typeof value === "string") return value;
    if (typeof value === "number") return format.decimal(value);
    return "word" in value ? t(`history.word.${value.word}`) : value[language];
  };
  return ({ key, values }) => {
    const text = (name: string): string => {
      const value = values[name];
      return value === undefined ? "" : written(value);
    };
    return t(`history.did.${key}`, {
      rule: text("rule"),
      to: text("to"),
      number: text("number"),
      file: text("file"),
    });
  };
}
