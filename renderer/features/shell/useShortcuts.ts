import { Classes } from "@blueprintjs/core";
import { useEffect } from "react";
import { carryOut } from "../../stores/commands";
import { useApp } from "../../stores/context";
import { commandFor, type KeyPress } from "../../stores/shortcuts";
import type { App } from "../../stores/stores";
import { isOfFocus } from "./focusKeys";

/** Keys that work everywhere in the window. */
export function useShortcuts(): void {
  const app = useApp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Outside of a shadow root, as of the SQL editor, only its host is the target.
      const target = event.composedPath()[0] ?? event.target;
      // What follows the palette's key is meant for it, even before its field has the focus.
      const searching = app.navigation.getState().overlay === "palette";
      const typing = searching || isTextField(target);
      if (!typing && (isOfWorkspace(event) || isOfFocus(event))) return;
      // One that is still held down after it chose something in the workspace does not lead away from there.
      if (!typing && event.repeat && event.code.startsWith("Digit")) return;
      const command = commandFor(pressOf(event), typing);
      if (command === null || command === "escape") return;
      event.preventDefault();
      const asked = command === "filter" && focusFilter() ? null : command;
      // Where a workspace has no filter of its own, the search over everything is the nearest thing.
      if (asked !== null) carryOut(asked === "filter" ? "palette" : asked, app);
    };
    // After everything that Escape closes itself, so that one Escape closes one thing.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !isMeantForOther(event, app))
        carryOut("escape", app);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    window.addEventListener("keydown", onEscape);
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      window.removeEventListener("keydown", onEscape);
    };
  }, [app]);
}

/** Alt Gr makes signs such as [ and \ on many keyboards; some systems tell of it as Ctrl and Alt. */
function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey } = event;
  const makesSign = event.getModifierState("AltGraph");
  return {
    key,
    code,
    shiftKey,
    metaKey,
    ctrlKey: ctrlKey && !makesSign,
    altKey: altKey && !makesSign,
  };
}

/** Whether Escape ends the tour, empties a search field, or belongs to an overlay that is not the window's own. */
function isMeantForOther({ target }: KeyboardEvent, { navigation, tour }: App): boolean {
  if (tour.getState().running) return true;
  if (target instanceof HTMLInputElement && target.type === "search" && target.value !== "")
    return true;
  const { POPOVER, DIALOG } = Classes;
  return (
    navigation.getState().overlay === null &&
    document.querySelector(`.${POPOVER}, .${DIALOG}`) !== null
  );
}

/** Whether something in the workspace has the key for itself, as it says by `aria-keyshortcuts`. */
function isOfWorkspace({ key, code, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  // On a French keyboard the keys of the upper row give digits with Shift only.
  const names = [key.toLowerCase(), ...(shiftKey ? [] : [code.replace("Digit", "")])];
  const owners = document.querySelectorAll("main [aria-keyshortcuts]");
  return [...owners].some((owner) => {
    const own = owner.getAttribute("aria-keyshortcuts")?.toLowerCase().split(" ") ?? [];
    return names.some((name) => own.includes(name));
  });
}

/** Moves the focus into the filter of the workspace; false where it has none. */
function focusFilter(): boolean {
  const filter = document.querySelector<HTMLElement>("main input[type=search]");
  filter?.focus();
  return filter !== null;
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea, select"));
