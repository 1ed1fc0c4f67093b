import type { Keys } from "./shortcuts";

/** What a key of the graph workspace does. */
export type GraphCommand =
  | "expand"
  | "collapse"
  | "remove"
  | "hide"
  | "showHidden"
  | "pin"
  | "fit"
  | "customers"
  | "layOut"
  | "save"
  | "full";

interface GraphShortcut {
  readonly command: GraphCommand;
  readonly keys: readonly Keys[];
}

/** The keys of the graph workspace, none of which the clock or the window has; the keyboard map lists them. */
export const GRAPH_KEYS = [
  { command: "expand", keys: [{ key: "e" }] },
  { command: "collapse", keys: [{ key: "c" }] },
  { command: "remove", keys: [{ key: "Delete" }, { key: "Backspace" }] },
  { command: "hide", keys: [{ key: "x", shift: false }] },
  { command: "showHidden", keys: [{ key: "x", shift: true }] },
  { command: "pin", keys: [{ key: "p" }] },
  { command: "fit", keys: [{ key: "f" }] },
  { command: "customers", keys: [{ key: "v" }] },
  { command: "layOut", keys: [{ key: "r" }] },
  { command: "save", keys: [{ key: "s" }] },
  { command: "full", keys: [{ key: "w" }] },
] as const satisfies readonly GraphShortcut[];
