import { useCallback, useEffect, useState } from "react";
import { useStore } from "zustand";
import { SQL_LIMIT } from "#shared/contract/methods";
import { useApp, useNavigation } from "../../stores/context";
import type { SqlConsoleState, SqlQuestion } from "../../stores/sqlConsole";
import type { SqlEditor } from "./editor/codeMirror";
import { errorMark, type ErrorMark } from "./editor/errorPlace";
import { rangeToRun, splitStatements, wholeIn, wholeOf, type TextRange } from "./editor/statements";

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
      if (location.page !== "sql" || location.query === null || location.query === next) return;
      replace({ page: "sql", query: null });
    },
    [sqlConsole, navigation],
  );

  const fill = (query: string): void => {
    editor?.replaceAll(query);
    // What replaces a saved query is not a change of it.
    sqlConsole.getState().setSaved(null);
  };

  const waits = useArrival(editor, ask);
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
    /** A query came with the address and was not run. */
    waits,
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

/**
 * A query in the address is put into the editor, unless it is there as whole statements, and selected as what a run
 * means. It is run where a link of this window asks for it and it was not just run; an address from elsewhere, or of
 * a page that is loaded again, may hold anything. Answers whether such a query waits to be run.
 */
function useArrival(editor: SqlEditor | null, ask: (question: SqlQuestion) => void): boolean {
  const { sqlConsole, navigation } = useApp();
  const query = useNavigation(({ location }) => (location.page === "sql" ? location.query : null));
  const toRun = useNavigation((state) => state.toRun);
  const ran = useStore(sqlConsole, (state) => query !== null && hasRun(state, query));
  useEffect(() => {
    if (editor === null || query === null) return;
    const range = placeInEditor(editor, sqlConsole.getState(), query);
    if (navigation.getState().toRun !== query || hasRun(sqlConsole.getState(), query)) return;
    ask({ sql: query, from: range.from });
  }, [editor, query, toRun, sqlConsole, navigation, ask]);
  return query !== null && toRun !== query && !ran;
}

/** What was asked last, one way or another. */
const asked = ({ running, shown, failure }: SqlConsoleState): readonly SqlQuestion[] =>
  [running, shown, failure].filter((question) => question !== null);

const hasRun = (state: SqlConsoleState, query: string): boolean =>
  asked(state).some(({ sql }) => sql === query);

/** Where the query is in the editor, which is filled with it where it is not. */
function placeInEditor(editor: SqlEditor, state: SqlConsoleState, query: string): TextRange {
  const text = editor.text();
  const known = asked(state).find(({ sql, from }) => sql === query && text.startsWith(sql, from));
  if (known !== undefined) return { from: known.from, to: known.from + query.length };
  const place = wholeIn(text, query);
  if (place === null) {
    editor.replaceAll(query);
    state.setSaved(null);
  }
  const range = place ?? { from: 0, to: query.length };
  if (query !== editor.text() || splitStatements(query).length > 1) editor.select(range);
  return range;
}

/** Null where the text that failed is not in the editor any more. */
function placeOf(text: string, { sql, from }: SqlQuestion, offset?: number): ErrorMark | null {
  const start = text.startsWith(sql, from) ? from : text.indexOf(sql);
  return start === -1 ? null : errorMark(text, { from: start, to: start + sql.length }, offset);
}
