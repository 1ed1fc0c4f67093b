import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import { fr } from "./fr";
import type { Language } from "./language";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

type Texts = { readonly [key: string]: string | Texts };

/** French signs of two parts and « » keep to their word: the space beside them does not break a line. */
const withFrenchSpaces = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      typeof text === "string"
        ? text.replaceAll(/ (?=[:;?!»])|(?<=«) /g, "\u00A0")
        : withFrenchSpaces(text),
    ]),
  );

/** Both languages are part of the bundle, so that a change of language takes no time. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    resources: { en: { translation: en }, fr: { translation: withFrenchSpaces(fr) } },
    // React escapes already.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
