import { Button, TextArea } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import { useFormat } from "../../../ui/useFormat";
import type { CaseActs } from "../caseActs";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly acts: CaseActs;
}

const LENGTH = 4000;

/** What investigators noted, with who and when. */
export function NotesSection({ file, acts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t("cases.notes")} counted={format.count(file.notes.length)}>
      <div className="panel-body">
        <ul className="case-notes">
          {file.notes.map((note) => (
            <li key={note.id}>
              <p className="case-note-head quiet">
                <span>
                  {note.by} · {format.time(Date.parse(note.at))}
                </span>
                <Button
                  size="small"
                  variant="minimal"
                  icon={<Cross size={12} title={false} />}
                  aria-label={t("cases.removeNote")}
                  title={t("cases.removeNote")}
                  onClick={() => void acts.removeNote(note.id)}
                />
              </p>
              <p className="case-text">{note.text}</p>
            </li>
          ))}
        </ul>
        <NewNote onNote={acts.note} />
      </div>
    </Section>
  );
}

function NewNote({ onNote }: { readonly onNote: (text: string) => Promise<boolean> }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const write = async (): Promise<void> => {
    if (text.trim() !== "" && (await onNote(text.trim()))) setText("");
  };
  return (
    <form
      className="case-new-note"
      onSubmit={(event) => {
        event.preventDefault();
        void write();
      }}
    >
      <TextArea
        fill
        autoResize
        aria-label={t("cases.newNote")}
        placeholder={t("cases.newNote")}
        maxLength={LENGTH}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void write();
        }}
      />
      <Button type="submit" size="small" text={t("cases.addNote")} disabled={text.trim() === ""} />
    </form>
  );
}
