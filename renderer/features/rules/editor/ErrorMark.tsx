import type { ConditionProblem } from "#shared/rules/problems";

interface Props {
  readonly text: string;
  readonly problem: ConditionProblem | null;
}

/** The same text under a text field that shows through, to underline the place of a problem. */
export function ErrorMark({ text, problem }: Props) {
  if (problem === null)
    return (
      <pre className="error-mark" aria-hidden>
        {text}{" "}
      </pre>
    );
  const { from } = problem;
  const to = Math.max(problem.to, from + 1);
  // At the end of the text there is nothing to underline but a space after it.
  const marked = text.slice(from, to) || " ";
  return (
    <pre className="error-mark" aria-hidden>
      {text.slice(0, from)}
      <mark>{marked}</mark>
      {text.slice(to)}{" "}
    </pre>
  );
}
