import { Button } from "@blueprintjs/core";
import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CheckResult } from "#shared/quality/report";
import { REPORT_TEXTS } from "#shared/quality/reportTexts";
import { wordsOf } from "../../i18n/reportWords";
import { useLanguage } from "../../i18n/useLanguage";
import { EmptyState } from "../../ui/EmptyState";
import { outcomeOf, shareOf } from "../../ui/outcomes";
import { SeverityIcon } from "../../ui/SeverityTag";
import { useFormat } from "../../ui/useFormat";
import { isGroup, type CheckOrder, type CheckSection } from "./checkList";

interface Props {
  readonly sections: readonly CheckSection[];
  readonly order: CheckOrder;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onClearFilter: () => void;
}

/** A list box: the arrow keys move the selection, and the detail follows it. */
export function CheckList({ sections, selectedId, onSelect, onClearFilter }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const ids = sections.flatMap((section) => section.checks.map((check) => check.id));

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [selectedId]);

  if (ids.length === 0)
    return (
      <EmptyState title={t("quality.nothing")}>
        <Button size="small" text={t("quality.clearFilter")} onClick={onClearFilter} />
      </EmptyState>
    );

  const move = (event: KeyboardEvent) => {
    const next = nextId(event.key, ids, selectedId);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
  };
  const optionId = (checkId: string) => `${id}-${checkId}`;

  return (
    <div
      ref={list}
      className="check-list"
      role="listbox"
      aria-label={t("quality.list")}
      aria-activedescendant={
        selectedId !== null && ids.includes(selectedId) ? optionId(selectedId) : undefined
      }
      tabIndex={0}
      onKeyDown={move}
    >
      {sections.map(({ key, checks }) => (
        <div key={key} role="group" aria-labelledby={`${id}-${key}`}>
          <div className="check-section" id={`${id}-${key}`} role="presentation">
            {isGroup(key) ? REPORT_TEXTS[language].frame.groups[key] : t(`severity.${key}`)}
            <span className="quiet">{checks.length}</span>
          </div>
          {checks.map((check) => (
            <CheckOption
              key={check.id}
              id={optionId(check.id)}
              check={check}
              selected={check.id === selectedId}
              onSelect={onSelect}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly check: CheckResult;
  readonly selected: boolean;
  readonly onSelect: (id: string) => void;
}

function CheckOption({ id, check, selected, onSelect }: OptionProps) {
  const language = useLanguage();
  const format = useFormat();
  const { title } = wordsOf(check, language);
  return (
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className="check-option"
      title={title}
      onClick={() => onSelect(check.id)}
    >
      <SeverityIcon outcome={outcomeOf(check)} labelled />
      <span className="check-title">{title}</span>
      {check.count > 0 && check.total > 1 && (
        <>
          <span className="check-number">{format.count(check.count)}</span>
          <span className="check-number quiet">{format.share(shareOf(check))}</span>
        </>
      )}
    </div>
  );
}

function nextId(key: string, ids: readonly string[], from: string | null): string | undefined {
  const at = from === null ? -1 : ids.indexOf(from);
  switch (key) {
    case "ArrowDown":
      return ids[Math.min(at + 1, ids.length - 1)];
    case "ArrowUp":
      return ids[Math.max(at - 1, 0)];
    case "Home":
      return ids[0];
    case "End":
      return ids.at(-1);
    default:
      return undefined;
  }
}
