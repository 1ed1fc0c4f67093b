import { CLOCK_COMMANDS, type ClockCommand } from "./clockCommands";
import type { Command } from "./commands";
import { WORKSPACES } from "./location";

/** Keys pressed together. `mod` is Ctrl, or ⌘ on a Mac; Shift matters only where it is said. */
export interface Keys {
  readonly key: string;
  readonly mod?: true;
  readonly alt?: true;
  readonly shift?: boolean;
}

export const SHORTCUT_GROUPS = ["go", "find", "clock", "change", "look", "lists"] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

interface Shortcut {
  readonly group: ShortcutGroup;
  readonly command: Command;
  readonly keys: readonly Keys[];
  /** Also where the focus is in a text field, where other keys are text. */
  readonly whileTyping?: true;
}

/** The number key of a workspace by its place on the rail: 1 … 9, then 0; those after the tenth have none. */
export const digitOf = (index: number): string | null =>
  index < 10 ? String((index + 1) % 10) : null;

const CLOCK_KEYS = {
  playPause: { key: " " },
  playBackwards: { key: "j" },
  pause: { key: "k" },
  playForwards: { key: "l" },
  slower: { key: "[" },
  faster: { key: "]" },
  previousRecord: { key: "," },
  nextRecord: { key: "." },
  previousAlert: { key: "<" },
  nextAlert: { key: ">" },
  previousRuleHit: { key: "h", shift: true },
  nextRuleHit: { key: "h", shift: false },
  previousOfEntity: { key: "y", shift: true },
  nextOfEntity: { key: "y", shift: false },
  firstRecord: { key: "Home" },
  lastRecord: { key: "End" },
  markA: { key: "i", shift: false },
  markB: { key: "o", shift: false },
  goToA: { key: "i", shift: true },
  goToB: { key: "o", shift: true },
  loop: { key: "\\" },
  typeTime: { key: "t" },
  bookmark: { key: "b" },
} as const satisfies Readonly<Record<ClockCommand, Keys>>;

const CLOCK_SHORTCUTS = CLOCK_COMMANDS.map((command): Shortcut => ({
  group: "clock",
  command,
  keys: [CLOCK_KEYS[command]],
}));

/** Every key that works in the whole window: what the window does and what its keyboard map says. */
export const SHORTCUTS: readonly Shortcut[] = [
  ...WORKSPACES.flatMap((command, index): Shortcut[] => {
    const key = digitOf(index);
    return key === null ? [] : [{ group: "go", command, keys: [{ key }] }];
  }),
  {
    group: "go",
    command: "back",
    keys: [
      { key: "ArrowLeft", alt: true },
      { key: "[", mod: true },
    ],
  },
  {
    group: "go",
    command: "forward",
    keys: [
      { key: "ArrowRight", alt: true },
      { key: "]", mod: true },
    ],
  },
  { group: "go", command: "settings", keys: [{ key: ",", mod: true }], whileTyping: true },
  { group: "find", command: "palette", keys: [{ key: "k", mod: true }], whileTyping: true },
  { group: "find", command: "filter", keys: [{ key: "/" }] },
  { group: "change", command: "undo", keys: [{ key: "z", mod: true, shift: false }] },
  {
    group: "change",
    command: "redo",
    keys: [
      { key: "z", mod: true, shift: true },
      { key: "y", mod: true },
    ],
  },
  ...CLOCK_SHORTCUTS,
  { group: "look", command: "open", keys: [{ key: "o", mod: true }], whileTyping: true },
  { group: "look", command: "notices", keys: [{ key: "n" }] },
  { group: "look", command: "keyboard", keys: [{ key: "?" }] },
  { group: "look", command: "escape", keys: [{ key: "Escape" }], whileTyping: true },
];

/** Keys that lists and handles answer to themselves where they have the focus; the map lists them too. */
export const LOCAL_KEYS = [
  { name: "move", keys: [{ key: "ArrowUp" }, { key: "ArrowDown" }] },
  { name: "enter", keys: [{ key: "Enter" }] },
  { name: "resize", keys: [{ key: "ArrowLeft" }, { key: "ArrowRight" }] },
] as const satisfies readonly { readonly name: string; readonly keys: readonly Keys[] }[];

/** A press, without the modifiers that only made the sign. */
export interface KeyPress {
  readonly key: string;
  /** The key's place on the keyboard: `Digit1`. */
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command a key stands for, null where it stands for none.
 *
 * @param typing the focus is in a text field
 */
export function commandFor(press: KeyPress, typing: boolean): Command | null {
  const found = SHORTCUTS.find(
    ({ keys, whileTyping }) =>
      (whileTyping === true || !typing) && keys.some((known) => isPressed(known, press)),
  );
  return found?.command ?? null;
}

/** Whether a press is of these keys. */
export const isPressed = ({ key, mod, alt, shift }: Keys, press: KeyPress): boolean =>
  (key.toLowerCase() === press.key.toLowerCase() || isDigitKey(key, press)) &&
  (mod === true) === (press.ctrlKey || press.metaKey) &&
  (alt === true) === press.altKey &&
  (shift === undefined || shift === press.shiftKey);

/** On a French keyboard the keys of the upper row give digits with Shift only. */
const isDigitKey = (key: string, { code, shiftKey }: KeyPress): boolean =>
  !shiftKey && code === `Digit${key}`;

/** The first keys of a command as text, null where it has none. */
export function keysOf(command: Command, mac: boolean): string | null {
  const keys = SHORTCUTS.find((shortcut) => shortcut.command === command)?.keys[0];
  return keys === undefined ? null : writeKeys(keys, mac);
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  " ": "␣",
};

/** Keys as they are printed on the keyboard: `Ctrl K`, `⌘ K`. */
export function writeKeys({ key, mod, alt, shift }: Keys, mac: boolean): string {
  const names = [
    ...(mod === true ? [mac ? "⌘" : "Ctrl"] : []),
    ...(alt === true ? [mac ? "⌥" : "Alt"] : []),
    ...(shift === true ? [mac ? "⇧" : "Shift"] : []),
    SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  ];
  return names.join(" ");
}
