import { useState } from "react";
import type { AlertKey } from "#shared/contract/casework";

const NONE: ReadonlySet<AlertKey> = new Set();

/** Alerts picked together, for one judgement over all of them. */
export function useMarks() {
  const [marked, setMarked] = useState(NONE);
  return {
    marked,
    clear: () => setMarked(NONE),
    toggle: (key: AlertKey) =>
      setMarked((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    add: (keys: readonly AlertKey[]) => setMarked((before) => new Set([...before, ...keys])),
  };
}

export type Marks = ReturnType<typeof useMarks>;
