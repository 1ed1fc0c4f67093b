import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Completion } from "#shared/rules/completions";
import { useLanguage } from "../../../../i18n/useLanguage";
import { useFormat } from "../../../../ui/useFormat";
import type { Catalogue } from "../catalogue";

interface Props {
  readonly id: string;
  readonly options: readonly Completion[];
  readonly active: number | null;
  readonly catalogue: Catalogue;
  readonly onTake: (option: Completion) => void;
}

export const optionId = (id: string, at: number): string => `${id}-${at}`;

/** What can be written at the caret. The focus stays in the field. */
export function CompletionList({ id, options, active, catalogue, onTake }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const format = useFormat();
  const chosen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div className="completions">
      <div id={id} role="listbox" aria-label={t("rules.completions")} className="completion-list">
        {options.map((option, at) => (
          <div
            key={option.text}
            id={optionId(id, at)}
            ref={at === active ? chosen : null}
            role="option"
            aria-selected={at === active}
            className="completion"
            // A press would take the focus from the field, which closes the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(option)}
          >
            <span className="mono">{option.text}</span>
            {option.kind === "feature" && (
              <span className="completion-explains">
                {catalogue.get(option.text)?.explains[language]}
              </span>
            )}
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {t("rules.completionCount", { count: options.length, n: format.count(options.length) })}
      </p>
    </div>
  );
}
