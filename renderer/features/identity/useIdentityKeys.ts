import { Classes } from "@blueprintjs/core";
import { useEffect, useEffectEvent, type RefObject } from "react";
import { useApp } from "../../stores/context";
import { IDENTITY_KEYS, type IdentityCommand } from "../../stores/identityKeys";
import { isPressed } from "../../stores/shortcuts";

/**
 * The keys of the workspace, wherever the focus is but in a field for text.
 *
 * @param onCommand answers whether the command was carried out, so that the key means nothing else
 */
export function useIdentityKeys(
  frame: RefObject<HTMLElement | null>,
  onCommand: (command: IdentityCommand) => boolean,
): void {
  const { navigation } = useApp();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || navigation.getState().overlay !== null) return;
    if (frame.current === null || isElsewhere(event.target)) return;
    const found = IDENTITY_KEYS.find(({ keys }) => keys.some((known) => isPressed(known, event)));
    if (found !== undefined && onCommand(found.command)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

/** In a field for text, a dialog or a menu. */
const isElsewhere = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea, select") ||
    target.closest(`.${Classes.POPOVER}, .${Classes.DIALOG}`) !== null);
