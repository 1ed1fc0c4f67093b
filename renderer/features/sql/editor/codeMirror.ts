import {
  acceptCompletion,
  autocompletion,
  completionStatus,
  moveCompletionSelection,
  selectedCompletionIndex,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
} from "@codemirror/commands";
import { sql, SQLite } from "@codemirror/lang-sql";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Prec, type Extension } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import type { SqlTable } from "#shared/contract/sql";
import { columnSource, namespaceOf } from "./completion";
import type { TextRange } from "./statements";
import { editorLook } from "./theme";

export interface EditorTexts {
  /** Accessible name, with the way out of the editor by keyboard. */
  readonly label: string;
  readonly placeholder: string;
  /** Words of CodeMirror's own panels by their English wording. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** What the keys of the editor do. */
export interface EditorActions {
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
  readonly onRunAll: () => void;
  readonly onSave: () => void;
}

export interface SqlEditor {
  readonly text: () => string;
  readonly selection: () => TextRange;
  /** Puts a text in the place of everything, as one step that can be undone. */
  readonly replaceAll: (text: string) => void;
  /** Puts a text at the cursor, in the place of what is selected. */
  readonly insert: (text: string) => void;
  /** Selects a stretch and shows it. */
  readonly select: (range: TextRange) => void;
  /** The same, and takes the focus. */
  readonly goTo: (range: TextRange) => void;
  /** Underlines an error and shows it; null takes the mark away. */
  readonly mark: (place: TextRange | null, message: string) => void;
  readonly setTables: (tables: readonly SqlTable[]) => void;
  readonly setTexts: (texts: EditorTexts) => void;
  readonly destroy: () => void;
}

/**
 * CodeMirror in a shadow root of `parent`: in a document it would write a `<style>` element, which the content
 * security policy forbids; in a shadow root it uses a constructed style sheet.
 */
export function createEditor(
  parent: HTMLElement,
  text: string,
  texts: EditorTexts,
  actions: EditorActions,
): SqlEditor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: "open" });
  const language = new Compartment();
  const words = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      selection: { anchor: text.length },
      extensions: [
        keysOf(actions),
        language.of(languageOf([])),
        words.of(wordsOf(texts)),
        BASE,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) actions.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  const select = ({ from, to }: TextRange): void =>
    view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
  return {
    text: () => view.state.doc.toString(),
    selection: () => view.state.selection.main,
    replaceAll: (next) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        selection: { anchor: 0 },
        annotations: isolateHistory.of("full"),
        scrollIntoView: true,
      }),
    insert: (piece) => {
      view.dispatch(view.state.replaceSelection(piece), { scrollIntoView: true });
      view.focus();
    },
    select,
    goTo: (range) => {
      select(range);
      view.focus();
    },
    mark: (place, message) => {
      const marks = place === null ? [] : [{ ...place, severity: "error" as const, message }];
      view.dispatch(setDiagnostics(view.state, marks));
      if (place !== null)
        view.dispatch({ effects: EditorView.scrollIntoView(place.from, { y: "nearest" }) });
    },
    setTables: (tables) => view.dispatch({ effects: language.reconfigure(languageOf(tables)) }),
    setTexts: (next) => view.dispatch({ effects: words.reconfigure(wordsOf(next)) }),
    destroy: () => view.destroy(),
  };
}

const BASE: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  EditorState.allowMultipleSelections.of(true),
  bracketMatching(),
  closeBrackets(),
  highlightSelectionMatches(),
  search({ top: true }),
  // Enter stays a line break, so that an alias of one letter is not completed unasked; Tab takes the first.
  autocompletion({ selectOnOpen: false }),
  EditorView.lineWrapping,
  keymap.of([
    { key: "Tab", run: acceptFirst },
    ...closeBracketsKeymap,
    ...completionKeymap,
    ...searchKeymap,
    ...lintKeymap,
    ...historyKeymap,
    ...defaultKeymap,
    indentWithTab,
  ]),
  editorLook,
];

function acceptFirst(view: EditorView): boolean {
  if (completionStatus(view.state) !== "active") return false;
  if (selectedCompletionIndex(view.state) === null) moveCompletionSelection(true)(view);
  return acceptCompletion(view);
}

const keysOf = ({ onRun, onRunAll, onSave }: EditorActions): Extension => {
  const bind = (key: string, act: () => void) => ({
    key,
    preventDefault: true,
    run: () => {
      act();
      return true;
    },
  });
  return Prec.highest(
    keymap.of([
      bind("Mod-Enter", onRun),
      bind("Shift-Mod-Enter", onRunAll),
      bind("Mod-s", onSave),
      { key: "Escape", run: letTabLeave },
    ]),
  );
};

/** Milliseconds in which Tab leaves the editor after Escape. */
const LEAVE_MS = 2000;

/** CodeMirror does so itself, but not where Escape also closes completions. */
function letTabLeave(view: EditorView): boolean {
  view.setTabFocusMode(LEAVE_MS);
  return false;
}

function languageOf(tables: readonly SqlTable[]): Extension {
  const support = sql({
    dialect: SQLite,
    schema: namespaceOf(tables),
    upperCaseKeywords: true,
    // Behind names of the dataset and functions.
    keywordCompletion: (label, type) => ({ label, type, boost: -2 }),
  });
  return [support, support.language.data.of({ autocomplete: columnSource(tables) })];
}

const wordsOf = ({ label, placeholder: hint, phrases }: EditorTexts): Extension => [
  EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
  placeholder(hint),
  EditorState.phrases.of(phrases),
];
