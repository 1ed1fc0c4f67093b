import { Button } from "@blueprintjs/core";
import { Trash } from "@blueprintjs/icons";
import { useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Note } from "#shared/casework/state";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly notes: readonly Note[];
  readonly disabled: boolean;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** Answers whether it was written; what was typed stays until then. */
  readonly onAdd: (text: string) => Promise<boolean>;
  readonly onRemove: (id: string) => void;
  /** Back to the queue. */
  readonly onLeave: () => void;
}

const LENGTH = 4000;

/** What was noted about an alert; Enter adds, Shift+Enter begins a line. */
export function Notes({ notes, disabled, field, onAdd, onRemove, onLeave }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState("");
  const add = async (): Promise<void> => {
    const written = text.trim();
    if (written === "") return;
    onLeave();
    if (await onAdd(written)) setText("");
  };
  return (
    <>
      <ul className="alert-notes">
        {notes.map(({ id, at, by, text: said }) => (
          <li key={id}>
            <p>{said}</p>
            <span className="quiet">
              {by}, {format.time(Date.parse(at))}
            </span>
            <Button
              variant="minimal"
              size="small"
              disabled={disabled}
              icon={<Trash size={12} title={false} />}
              aria-label={t("alerts.notes.remove")}
              title={t("alerts.notes.remove")}
              onClick={() => onRemove(id)}
            />
          </li>
        ))}
      </ul>
      <textarea
        ref={field}
        className="alert-note-field"
        aria-label={t("alerts.notes.field")}
        placeholder={t("alerts.notes.field")}
        rows={2}
        maxLength={LENGTH}
        disabled={disabled}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            onLeave();
          }
          if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            void add();
          }
        }}
      />
    </>
  );
}
