import { useEffect } from "react";
import { useApp } from "../../stores/context";
import { commandFor, navigate } from "./shortcuts";

/** Keys that work everywhere in the window. */
export function useShortcuts(): void {
  const { navigation } = useApp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandFor(event, isTextField(event.target));
      if (command === null) return;
      if (command !== "escape") event.preventDefault();
      if (command !== "filter") return navigate(command, navigation);
      navigation.getState().showTab("checks");
      // The field exists once the workspace has been drawn.
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>("input[type=search]")?.focus(),
      );
    };
    // Before the overlays' own keys, so that one Escape closes one thing.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [navigation]);
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input, textarea, select"));
