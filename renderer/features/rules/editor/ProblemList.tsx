import { Error, WarningSign } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { explainProblem } from "#shared/rules/explainProblem";
import type { RuleSetProblem } from "#shared/rules/problems";
import { useLanguage } from "../../../i18n/useLanguage";

/** What is wrong with a rule or the set, and what to do about it. Nothing where nothing is. */
export function ProblemList({ problems }: { problems: readonly RuleSetProblem[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (problems.length === 0) return null;
  return (
    <ul className="rules-problems" aria-label={t("rules.problems")}>
      {problems.map((problem, at) => {
        const { what, tip } = explainProblem(problem, language);
        const Icon = problem.severity === "error" ? Error : WarningSign;
        return (
          // Two of the same kind may say the same.
          <li key={`${problem.kind} ${at}`} className={`rules-problem-${problem.severity}`}>
            <Icon size={12} title={t(`rules.severity.${problem.severity}`)} />{" "}
            <span>
              {what}. {tip}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
