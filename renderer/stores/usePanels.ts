import { useSettings } from "./context";

/** The remembered sizes of a group of panels, ready to be handed to a `Split`. */
export function usePanels(group: string) {
  const sizes = useSettings((state) => state.panels[group] ?? null);
  const setPanels = useSettings((state) => state.setPanels);
  return { sizes, onSizes: (next: readonly number[] | null) => void setPanels(group, next) };
}
