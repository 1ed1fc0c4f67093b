import { Classes } from "@blueprintjs/core";
import { useEffect, useEffectEvent, type RefObject } from "react";
import { ALERT_KEYS, type AlertCommand } from "../../stores/alertKeys";
import { useApp } from "../../stores/context";
import { isPressed } from "../../stores/shortcuts";

interface AlertKeyHandlers {
  /** Answers whether the command was carried out, so that the key means nothing else. */
  readonly onCommand: (command: AlertCommand) => boolean;
  /** 1 … 9, where something takes digits. */
  readonly onDigit: (digit: number) => boolean;
  readonly onEscape: () => boolean;
}

/** Keys that also move through pages or press buttons: the workspace's only where nothing else has the focus. */
const OF_THE_LIST = new Set(["ArrowDown", "ArrowUp", "Enter", "a"]);

/** What goes on while its key is held down; anything else is done once a press. */
const MOVES: ReadonlySet<AlertCommand> = new Set([
  "next",
  "previous",
  "extendNext",
  "extendPrevious",
]);

/** The keys of the workspace, wherever the focus is but in a field for text. */
export function useAlertKeys(
  workspace: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  handlers: AlertKeyHandlers,
): void {
  const { navigation } = useApp();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || navigation.getState().overlay !== null) return;
    if (isTyping(event.target) || isElsewhere(event.target, workspace.current)) return;
    if (carriedOut(event, list.current, handlers)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function carriedOut(
  event: KeyboardEvent,
  list: HTMLElement | null,
  { onCommand, onDigit, onEscape }: AlertKeyHandlers,
): boolean {
  if (event.key === "Escape") return onEscape();
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const digit = plain ? digitOf(event) : null;
  if (digit !== null) return event.repeat || onDigit(digit);
  const found = ALERT_KEYS.find(({ keys }) => keys.some((known) => isPressed(known, event)));
  if (found === undefined) return false;
  const { target } = event;
  const inList = target === list || target === document.body;
  if (OF_THE_LIST.has(event.key) && !inList) return false;
  if (event.repeat && !MOVES.has(found.command)) return true;
  return onCommand(found.command);
}

function digitOf({ key, code, shiftKey }: KeyboardEvent): number | null {
  if (/^[1-9]$/.test(key)) return Number(key);
  // On a French keyboard the keys of the upper row give digits with Shift only.
  const found = shiftKey ? null : /^Digit([1-9])$/.exec(code);
  return found === null ? null : Number(found[1]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea, select"));

/** In a dialog, a menu, or another part of the window that has keys of its own. */
function isElsewhere(target: EventTarget | null, workspace: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || target === document.body) return false;
  if (target.closest(`.${Classes.POPOVER}, .${Classes.DIALOG}`) !== null) return true;
  return (
    workspace !== null && !workspace.contains(target) && target.closest("[role=slider]") !== null
  );
}
