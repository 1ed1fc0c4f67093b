import type { i18n } from "i18next";
import { en } from "#renderer/i18n/en";
import { fr } from "#renderer/i18n/fr";
import { createI18n } from "#renderer/i18n/i18n";
import type { Language } from "#renderer/i18n/language";

/** The texts of a language without fetching them. */
export const i18nOf = (language: Language): i18n =>
  createI18n(language, language === "en" ? en : fr);
