import { describeCheck, REPORT_TEXTS, skippedTitle } from "#shared/quality/reportTexts";
import type { CheckResult } from "#shared/quality/report";
import type { Language } from "./language";

export interface WordsOfCheck {
  readonly title: string;
  readonly explanation: string | null;
  /** More about what was found, null where nothing was. */
  readonly found: string | null;
  readonly action: string | null;
}

/** What a check says in the language on screen; one that had nothing to examine has a title only. */
export function wordsOf(check: CheckResult, language: Language): WordsOfCheck {
  const texts = REPORT_TEXTS[language];
  if (check.total > 0 || check.count > 0) return describeCheck(check, texts);
  const { id, kind, group } = check;
  const title = skippedTitle({ id, kind, group, missing: [] }, texts);
  return { title, explanation: null, found: null, action: null };
}
