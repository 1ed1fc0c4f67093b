import { useEffect, useState } from "react";

/** The workspace and the scrubber alone, over the whole screen where the window may take it. */
export function useFullScreen(): { readonly on: boolean; readonly toggle: () => void } {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const changed = (): void => setOn(isFull());
    document.addEventListener("fullscreenchange", changed);
    return () => {
      document.removeEventListener("fullscreenchange", changed);
      if (isFull()) void document.exitFullscreen();
    };
  }, []);
  const toggle = (): void => {
    if (isFull()) void document.exitFullscreen();
    else if (on) setOn(false);
    else {
      setOn(true);
      if (!document.fullscreenEnabled) return;
      // Refused by some windows: then it has the whole window.
      document.documentElement.requestFullscreen().catch(() => undefined);
    }
  };
  return { on, toggle };
}

/** Windows that know no full screen have no such element, not even null. */
const isFull = (): boolean => (document.fullscreenElement ?? null) !== null;
