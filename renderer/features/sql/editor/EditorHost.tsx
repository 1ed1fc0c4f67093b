import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { EditorActions, EditorTexts, SqlEditor } from "./codeMirror";

interface Props {
  /** What the editor begins with; later changes are its own. */
  readonly text: string;
  readonly actions: EditorActions;
  /** Hands the editor on once it is there, null when it is gone. */
  readonly onEditor: (editor: SqlEditor | null) => void;
}

/** The place of the editor, whose library is loaded when it is first needed. */
export function EditorHost({ text, actions, onEditor }: Props) {
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ text, actions, texts: textsOf(t) });
  const [editor, setEditor] = useState<SqlEditor | null>(null);
  useEffect(() => {
    latest.current = { text, actions, texts: textsOf(t) };
  });

  useEffect(() => {
    const element = host.current;
    let made: SqlEditor | null = null;
    let wanted = true;
    void import("./codeMirror").then(({ createEditor }) => {
      if (!wanted || element === null) return;
      const { current } = latest;
      made = createEditor(element, current.text, current.texts, {
        onChange: (next) => latest.current.actions.onChange(next),
        onRun: () => latest.current.actions.onRun(),
        onRunAll: () => latest.current.actions.onRunAll(),
        onSave: () => latest.current.actions.onSave(),
      });
      setEditor(made);
      onEditor(made);
    });
    return () => {
      wanted = false;
      onEditor(null);
      made?.destroy();
    };
  }, [onEditor]);

  useEffect(() => editor?.setTexts(textsOf(t)), [editor, t]);

  return (
    <div className="sql-editor" aria-busy={editor === null}>
      <div className="sql-editor-host" ref={host} />
      {editor === null && <p className="quiet sql-editor-loading">{t("sql.editor.loading")}</p>}
    </div>
  );
}

const textsOf = (t: TFunction): EditorTexts => ({
  label: t("sql.editor.label"),
  placeholder: t("sql.editor.placeholder"),
  phrases: {
    Find: t("sql.editor.phrase.find"),
    Replace: t("sql.editor.phrase.replace"),
    next: t("sql.editor.phrase.next"),
    previous: t("sql.editor.phrase.previous"),
    all: t("sql.editor.phrase.all"),
    "match case": t("sql.editor.phrase.matchCase"),
    regexp: t("sql.editor.phrase.regexp"),
    "by word": t("sql.editor.phrase.byWord"),
    replace: t("sql.editor.phrase.replaceOne"),
    "replace all": t("sql.editor.phrase.replaceAll"),
    close: t("sql.editor.phrase.close"),
    Completions: t("sql.editor.phrase.completions"),
  },
});
