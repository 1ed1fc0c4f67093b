import { useSyncExternalStore } from "react";

/** From this width on there is room for a side panel beside the workspace. */
const WIDE = "(min-width: 1201px)";

/** Whether the window is wide enough for panels beside one another. */
export const useWide = (): boolean => useSyncExternalStore(listen, () => matchMedia(WIDE).matches);

function listen(onChange: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
