import { useEffect, useState } from "react";

/** The workspace and the scrubber alone, over the whole screen where the window may take it. */
export function useFullScreen(): { readonly on: boolean; readonly toggle: () => void } {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const changed = (): void => setOn(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  useEffect(
    () => () => {
      if (document.fullscreenElement !== null) void document.exitFullscreen();
    },
    [],
  );
  const toggle = (): void => {
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    else if (on) setOn(false);
    else {
      setOn(true);
      // Refused by some windows: then it has the whole window.
      document.documentElement.requestFullscreen().catch(() => undefined);
    }
  };
  return { on, toggle };
}
