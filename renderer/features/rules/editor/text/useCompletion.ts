import { useCallback, useMemo, useState, type KeyboardEvent, type RefObject } from "react";
import { ok } from "#shared/domain/result";
import type { Completion } from "#shared/rules/completions";
import { useApp } from "../../../../stores/context";
import { useAnswer } from "../../../../ui/useAnswer";
import type { Catalogue } from "../catalogue";
import { insertionOf, offerAt, valuesWanted } from "./completionOf";

const VALUES_OFFERED = 50;

/** The offer below a text field: open while something is typed, moved in by arrows, taken by Enter or a click. */
export function useCompletion(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  catalogue: Catalogue,
) {
  const [caret, setCaret] = useState<number | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const values = useValues(caret === null ? null : valuesWanted(text, caret, catalogue));
  const offer = useMemo(
    () => (caret === null ? null : offerAt(text, caret, catalogue, values)),
    [text, caret, catalogue, values],
  );
  const active = offer === null ? null : (moved ?? (offer.begun ? 0 : null));

  const open = () => {
    setCaret(field.current?.selectionStart ?? null);
    setMoved(null);
  };
  const close = () => setCaret(null);

  const take = (option: Completion) => {
    const { current: element } = field;
    if (offer === null || element === null) return;
    element.focus();
    element.setSelectionRange(offer.from, offer.to);
    // Of all ways to put in text only this one is a step that the field's own undo takes back.
    document.execCommand("insertText", false, insertionOf(option, text, offer.to));
    open();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      return open();
    }
    if (offer === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const { length } = offer.options;
    const option = active === null ? undefined : offer.options[active];
    if (event.key === "ArrowDown") setMoved(active === null ? 0 : (active + 1) % length);
    else if (event.key === "ArrowUp") setMoved(((active ?? 0) - 1 + length) % length);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey && option !== undefined) take(option);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The caret was moved without typing: what was offered stood elsewhere. */
  const onSelect = () => {
    if (field.current?.selectionStart !== caret) close();
  };
  return { offer, active, open, close, take, onKeyDown, onSelect };
}

const NO_VALUES: readonly string[] = [];

function useValues(feature: string | null): readonly string[] {
  const { decisions } = useApp().ports.engine;
  const known = useAnswer(
    useCallback(
      () =>
        feature === null
          ? Promise.resolve(ok(NO_VALUES))
          : decisions.featureValues(feature, VALUES_OFFERED),
      [decisions, feature],
    ),
  );
  return known.loading ? NO_VALUES : (known.value ?? NO_VALUES);
}
