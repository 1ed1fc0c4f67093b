import type { AnyProblem, ProblemText, ProblemTexts } from "./problems";
import { EN } from "./texts/en";
import { FR } from "./texts/fr";

const TEXTS: Readonly<Record<"en" | "fr", ProblemTexts>> = { en: EN, fr: FR };

/** What is wrong with a condition's text or a rule set, and what to do about it. */
export function explainProblem(problem: AnyProblem, language: "en" | "fr"): ProblemText {
  // The text is looked up by the problem's own kind, a link that does not survive the lookup in the type.
  const explain = TEXTS[language][problem.kind] as (problem: AnyProblem) => ProblemText;
  return explain(problem);
}
