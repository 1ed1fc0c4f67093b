import { WORKSPACES, type Workspace } from "../../stores/location";
import type { NavigationStore } from "../../stores/navigation";

export type Command = Workspace | "open" | "notices" | "keyboard" | "filter" | "escape";

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command a key stands for, null where it stands for none.
 *
 * @param typing the focus is in a text field, where plain keys are text
 */
export function commandFor(press: KeyPress, typing: boolean): Command | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return press.key.toLowerCase() === "o" ? "open" : null;
  if (press.key === "Escape") return "escape";
  if (typing) return null;
  if (/^[1-9]$/.test(press.key)) return WORKSPACES[Number(press.key) - 1] ?? null;
  switch (press.key) {
    case "n":
      return "notices";
    case "?":
      return "keyboard";
    case "/":
      return "filter";
    default:
      return null;
  }
}

/** Carries out what only concerns navigation; `filter` needs the page and is left to the caller. */
export function navigate(command: Exclude<Command, "filter">, navigation: NavigationStore): void {
  const { toggle, show, overlay, closeOverlay, inspect } = navigation.getState();
  switch (command) {
    case "open":
    case "notices":
    case "keyboard":
      return toggle(command);
    case "escape":
      return overlay === null ? inspect(null) : closeOverlay();
    default:
      return show(command);
  }
}
