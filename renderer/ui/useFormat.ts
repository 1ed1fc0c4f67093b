import { useMemo } from "react";
import { useLanguage } from "../i18n/useLanguage";
import { createFormat, type Format } from "./format";

/** The formats of the language on screen. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => createFormat(language), [language]);
}
