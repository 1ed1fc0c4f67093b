import { useCallback } from "react";
import { useApp } from "../../stores/context";
import type { OpenRequest } from "../../stores/prepareSource";

/** Opens something and closes the panel it was chosen in. */
export function useOpening(): (request: OpenRequest) => void {
  const { session, navigation } = useApp();
  return useCallback(
    (request) => {
      navigation.getState().closeOverlay();
      void session.getState().open(request);
    },
    [session, navigation],
  );
}
