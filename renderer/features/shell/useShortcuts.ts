import { useEffect } from "react";
import { carryOut } from "../../stores/commands";
import { useApp } from "../../stores/context";
import { commandFor } from "../../stores/shortcuts";

/** Keys that work everywhere in the window. */
export function useShortcuts(): void {
  const app = useApp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Outside of a shadow root, as of the SQL editor, only its host is the target.
      const target = event.composedPath()[0] ?? event.target;
      // What follows the palette's key is meant for it, even before its field has the focus.
      const searching = app.navigation.getState().overlay === "palette";
      const command = commandFor(event, searching || isTextField(target));
      if (command === null) return;
      if (command !== "escape") event.preventDefault();
      const asked = command === "filter" && focusFilter() ? null : command;
      // Where a workspace has no filter of its own, the search over everything is the nearest thing.
      if (asked !== null) carryOut(asked === "filter" ? "palette" : asked, app);
    };
    // Before the overlays' own keys, so that one Escape closes one thing.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [app]);
}

/** Moves the focus into the filter of the workspace; false where it has none. */
function focusFilter(): boolean {
  const filter = document.querySelector<HTMLElement>("main input[type=search]");
  filter?.focus();
  return filter !== null;
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select"));
