import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/**
 * The editor lives in a shadow root, which the style sheets of the page do not reach; its custom properties do, so
 * that the colours are those of the theme in force.
 */
const look = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--ink)",
    backgroundColor: "var(--surface)",
    fontSize: "13px",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "20px", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "8px 0" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { background: "var(--selection)" },
  ".cm-gutters": {
    border: "none",
    color: "var(--ink-quiet)",
    backgroundColor: "var(--surface)",
  },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--ink)", backgroundColor: "transparent" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-placeholder": { color: "var(--ink-quiet)" },
  "&.cm-focused .cm-matchingBracket, .cm-matchingBracket": {
    backgroundColor: "var(--surface-hover)",
    outline: "1px solid var(--line-strong)",
  },
  "&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket": {
    backgroundColor: "var(--risk-high-surface)",
  },
  ".cm-selectionMatch, .cm-searchMatch": {
    backgroundColor: "var(--surface-hover)",
    outline: "1px solid var(--line-strong)",
  },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--selection)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    backgroundColor: "var(--risk-high-surface)",
    textDecoration: "underline wavy var(--risk-high) 1px",
    textUnderlineOffset: "3px",
  },
  ".cm-panels": {
    color: "var(--ink)",
    backgroundColor: "var(--surface-quiet)",
    fontFamily: "var(--font)",
  },
  ".cm-panels.cm-panels-bottom": { borderTop: "1px solid var(--line)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": { padding: "4px 24px 4px 8px" },
  ".cm-panel.cm-search label": { fontSize: "12px" },
  ".cm-textfield, .cm-button": { fontFamily: "inherit", fontSize: "12px" },
  ".cm-textfield:focus-visible, .cm-button:focus-visible, .cm-panel button:focus-visible": {
    outline: "2px solid var(--selection-line)",
  },
  ".cm-textfield": {
    color: "var(--ink)",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "3px",
  },
  ".cm-button": {
    color: "var(--ink)",
    backgroundImage: "none",
    backgroundColor: "var(--surface)",
    border: "1px solid var(--line-strong)",
    borderRadius: "3px",
  },
  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--surface-raised)",
    border: "none",
    borderRadius: "3px",
    boxShadow: "var(--shadow)",
    overflow: "hidden",
  },
  ".cm-tooltip .cm-diagnostic": { padding: "6px 8px" },
  ".cm-diagnostic-error": { borderLeft: "3px solid var(--risk-high)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-mono)",
    maxHeight: "220px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { lineHeight: "22px", padding: "0 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    color: "var(--ink)",
    background: "var(--selection)",
  },
  ".cm-completionDetail": {
    color: "var(--ink-quiet)",
    fontStyle: "normal",
    marginLeft: "12px",
  },
  ".cm-completionIcon": { color: "var(--ink-quiet)", opacity: "1" },
  ".cm-completionMatchedText": { fontWeight: "600", textDecoration: "none" },
});

const syntax = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--syntax-keyword)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--syntax-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--syntax-number)" },
  { tag: tags.comment, color: "var(--ink-quiet)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: "var(--syntax-keyword)" },
]);

export const editorLook = [look, syntaxHighlighting(syntax)];
