import type { AlertState } from "#shared/contract/casework";
import type { Keys } from "./shortcuts";

/** What a key of the alerts workspace does. */
export type AlertCommand =
  | "next"
  | "previous"
  | "extendNext"
  | "extendPrevious"
  | "open"
  | "mark"
  | "markAll"
  | AlertState
  | "note"
  | "case"
  | "graph"
  | "refresh";

interface AlertShortcut {
  readonly command: AlertCommand;
  readonly keys: readonly Keys[];
}

/** The keys of the alerts workspace; they come before those of the window, and the keyboard map lists them. */
export const ALERT_KEYS = [
  {
    command: "next",
    keys: [
      { key: "j", shift: false },
      { key: "ArrowDown", shift: false },
    ],
  },
  {
    command: "previous",
    keys: [
      { key: "k", shift: false },
      { key: "ArrowUp", shift: false },
    ],
  },
  {
    command: "extendNext",
    keys: [
      { key: "j", shift: true },
      { key: "ArrowDown", shift: true },
    ],
  },
  {
    command: "extendPrevious",
    keys: [
      { key: "k", shift: true },
      { key: "ArrowUp", shift: true },
    ],
  },
  { command: "open", keys: [{ key: "Enter" }] },
  { command: "mark", keys: [{ key: "x" }] },
  { command: "markAll", keys: [{ key: "a", mod: true }] },
  { command: "confirmed_fraud", keys: [{ key: "f" }] },
  { command: "false_positive", keys: [{ key: "p" }] },
  { command: "in_review", keys: [{ key: "r" }] },
  { command: "escalated", keys: [{ key: "e" }] },
  { command: "snoozed", keys: [{ key: "s" }] },
  { command: "new", keys: [{ key: "w" }] },
  { command: "note", keys: [{ key: "n" }] },
  { command: "case", keys: [{ key: "c" }] },
  { command: "graph", keys: [{ key: "g" }] },
  { command: "refresh", keys: [{ key: "." }] },
] as const satisfies readonly AlertShortcut[];
