import { Button } from "@blueprintjs/core";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Condition } from "#shared/contract/rules";
import { readCondition, writeCondition } from "#shared/rules/conditionText";
import { explainProblem } from "#shared/rules/explainProblem";
import type { ConditionProblem } from "#shared/rules/problems";
import { useLanguage } from "../../../../i18n/useLanguage";
import type { Catalogue } from "../catalogue";
import { CompletionList, optionId } from "./CompletionList";
import { MarkedText } from "./MarkedText";
import { piecesOf } from "./pieces";
import { useCompletion } from "./useCompletion";

interface Props {
  readonly condition: Condition;
  readonly catalogue: Catalogue;
  readonly onChange: (condition: Condition) => void;
  readonly onDone: () => void;
}

interface Typed {
  readonly text: string;
  /** The rule's condition after it was typed: once it is another one, this text is out of date. */
  readonly condition: Condition;
  readonly problem: ConditionProblem | null;
}

/** The condition as text. What cannot be read is marked at its place, said in words, and changes nothing. */
export function ConditionText({ condition, catalogue, onChange, onDone }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const current = typed?.condition === condition ? typed : null;
  const text = current?.text ?? writeCondition(condition);
  const problem = current?.problem ?? null;
  const completion = useCompletion(field, text, catalogue);
  const { offer, active } = completion;
  const anchor = offer?.from ?? null;

  const onText = (next: string) => {
    const read = readCondition(next, catalogue.size === 0 ? undefined : catalogue.values());
    if (!read.ok) return setTyped({ text: next, condition, problem: read.problem });
    // The same condition keeps its identity, so that the text stays as it is typed.
    const same = JSON.stringify(read.value) === JSON.stringify(condition);
    setTyped({ text: next, condition: same ? condition : read.value, problem: null });
    if (!same) onChange(read.value);
  };
  return (
    <div className="condition-text-form">
      <div className="condition-text-area">
        <MarkedText pieces={piecesOf(text, problem, anchor)} anchor={anchor} />
        <textarea
          ref={field}
          aria-label={t("rules.conditionText")}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-note ${id}-problem`}
          aria-autocomplete="list"
          aria-controls={offer === null ? undefined : `${id}-offer`}
          aria-activedescendant={active === null ? undefined : optionId(`${id}-offer`, active)}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => {
            onText(currentTarget.value);
            completion.open();
          }}
          onKeyDown={completion.onKeyDown}
          onSelect={completion.onSelect}
          onBlur={() => {
            completion.close();
            onDone();
          }}
        />
        {offer !== null && (
          <CompletionList
            id={`${id}-offer`}
            options={offer.options}
            active={active}
            catalogue={catalogue}
            onTake={completion.take}
          />
        )}
      </div>
      <div id={`${id}-problem`}>
        {problem !== null && (
          <Problem
            text={text}
            problem={problem}
            onGoTo={() => {
              field.current?.focus();
              field.current?.setSelectionRange(problem.from, Math.max(problem.to, problem.from));
            }}
          />
        )}
      </div>
      <p id={`${id}-note`} className="quiet rules-note">
        {t("rules.textNote")} <code>{t("rules.textExample")}</code>
      </p>
    </div>
  );
}

interface ProblemProps {
  readonly text: string;
  readonly problem: ConditionProblem;
  readonly onGoTo: () => void;
}

function Problem({ text, problem, onGoTo }: ProblemProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { what, tip } = explainProblem(problem, language);
  const before = text.slice(0, problem.from).split("\n");
  const place = t("rules.place", {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  });
  return (
    <div className="rules-problem" role="alert">
      <p>
        <b>{what}</b> ({place}). {tip}
      </p>
      <p className="quiet">{t("rules.notApplied")}</p>
      <Button size="small" variant="minimal" text={t("rules.goToProblem")} onClick={onGoTo} />
    </div>
  );
}
