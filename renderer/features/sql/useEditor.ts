import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { SQL_LIMIT } from "#shared/contract/methods";
import { useApp, useNavigation } from "../../stores/context";
import type { SqlQuestion } from "../../stores/sqlConsole";
import type { SqlEditor } from "./editor/codeMirror";
import { errorMark, type ErrorMark } from "./editor/errorPlace";
import { rangeToRun, wholeOf, type TextRange } from "./editor/statements";

/** The editor and what runs from it: keeps text, address and marks in step. */
export function useEditor() {
  const { sqlConsole, navigation, sql } = useApp();
  const [editor, setEditor] = useState<SqlEditor | null>(null);
  const text = useStore(sqlConsole, (state) => state.text);
  const failure = useStore(sqlConsole, (state) => state.failure);
  const schema = useStore(sql, (state) => state.schema);
  const place = failure === null ? null : placeOf(text, failure, failure.error.where?.offset);

  const ask = useCallback(
    (question: SqlQuestion) => {
      void sqlConsole.getState().run(question);
      // The address is that of what is shown; an edit takes the query out of it.
      const query = question.sql.length > SQL_LIMIT ? null : question.sql;
      navigation.getState().replace({ page: "sql", query });
    },
    [sqlConsole, navigation],
  );
  const runRange = useCallback(
    (range: TextRange | null) => {
      const { text: whole } = sqlConsole.getState();
      if (range !== null) ask({ sql: whole.slice(range.from, range.to), from: range.from });
    },
    [sqlConsole, ask],
  );
  const onChange = useCallback(
    (next: string) => {
      sqlConsole.getState().setText(next);
      const { location, replace } = navigation.getState();
      if (location.page === "sql" && location.query !== null) replace({ page: "sql", query: null });
    },
    [sqlConsole, navigation],
  );

  const fill = (query: string): void => {
    editor?.replaceAll(query);
    // What replaces a saved query is not a change of it.
    sqlConsole.getState().setSaved(null);
  };

  useArrival(editor, ask);
  useEffect(() => editor?.setTables(schema?.tables ?? []), [editor, schema]);
  useEffect(() => {
    if (editor === null) return;
    // Only a new outcome moves the mark: between two runs it follows the text it is on.
    const { text: whole } = sqlConsole.getState();
    const mark = failure === null ? null : placeOf(whole, failure, failure.error.where?.offset);
    editor.mark(
      failure?.error.code === "sql.cancelled" ? null : mark,
      failure?.error.message ?? "",
    );
  }, [editor, sqlConsole, failure]);

  return {
    editor,
    setEditor,
    place: failure?.error.code === "sql.cancelled" ? null : place,
    onChange,
    run: () => {
      if (editor !== null) runRange(rangeToRun(editor.text(), editor.selection()));
    },
    /** Puts a query in the place of the text, which can be undone. */
    fill,
    runAll: () => runRange(wholeOf(sqlConsole.getState().text)),
    /** The same, and runs it. */
    fillAndRun: (query: string) => {
      fill(query);
      runRange(wholeOf(query));
    },
  };
}

/** A query in the address is put into the editor, unless it is part of the text, and run, unless it was just run. */
function useArrival(editor: SqlEditor | null, ask: (question: SqlQuestion) => void): void {
  const { sqlConsole } = useApp();
  const query = useNavigation(({ location }) => (location.page === "sql" ? location.query : null));
  useEffect(() => {
    if (editor === null || query === null) return;
    const { running, shown, failure, setSaved } = sqlConsole.getState();
    if (!editor.text().includes(query)) {
      editor.replaceAll(query);
      setSaved(null);
    }
    const known = [running, shown, failure].some((former) => former?.sql === query);
    if (!known) ask({ sql: query, from: editor.text().indexOf(query) });
  }, [editor, query, sqlConsole, ask]);
}

/** Null where the text that failed is not in the editor any more. */
function placeOf(text: string, { sql, from }: SqlQuestion, offset?: number): ErrorMark | null {
  const start = text.startsWith(sql, from) ? from : text.indexOf(sql);
  return start === -1 ? null : errorMark(text, { from: start, to: start + sql.length }, offset);
}
