import type { CheckResult, FigureComparison } from "#shared/quality/report";
import type { Language } from "./language";

export interface CheckText {
  readonly title: string;
  readonly explanation: string | null;
  readonly advice: string | null;
}

/** What a check says, in the language on screen; the identifier stands in for a text that is missing. */
export function checkText(check: CheckResult, _language: Language): CheckText {
  return { title: check.id, explanation: null, advice: null };
}

export function figureTitle(figure: FigureComparison, _language: Language): string {
  return figure.id;
}
