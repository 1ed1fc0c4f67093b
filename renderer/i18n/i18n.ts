import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { en } from "./en";
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

const written = (language: Language, texts: Texts): Texts =>
  language === "fr" ? withFrenchSpaces(texts) : texts;

/** The texts of a language: each is fetched by itself, since a window speaks one. */
export async function textsOf(language: Language): Promise<Texts> {
  switch (language) {
    case "en":
      return (await import("./en")).en;
    case "fr":
      return (await import("./fr")).fr;
  }
}

/** @param texts those of the language; the other's come with `speak` */
export function createI18n(language: Language, texts: Texts): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: written(language, texts) } },
    // React escapes already.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** Changes the language once its texts are there, unless another is wanted by then. */
export async function speak(instance: i18n, wanted: () => Language): Promise<void> {
  const language = wanted();
  if (!instance.hasResourceBundle(language, "translation")) {
    const texts = await textsOf(language);
    instance.addResourceBundle(language, "translation", written(language, texts));
  }
  if (wanted() === language) await instance.changeLanguage(language);
}
