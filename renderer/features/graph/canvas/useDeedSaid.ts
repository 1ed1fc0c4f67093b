import { useEffect, useState } from "react";
import { useApp } from "../../../stores/context";
import type { Sentence } from "../../../stores/history";

/** What changes the looks of nodes alone is seen, and said to those who do not see it. */
const SAID: ReadonlySet<string> = new Set([
  "graphHidden",
  "graphShown",
  "graphPinned",
  "graphUnpinned",
  "graphColoured",
]);

/** The last of such commands that was done while the canvas was there; null before any. */
export function useDeedSaid(): Sentence | null {
  const { history } = useApp();
  const [said, setSaid] = useState<Sentence | null>(null);
  useEffect(
    () =>
      history.subscribe(({ entries, position }, before) => {
        const last = entries[position - 1];
        if (last === undefined || last === before.entries[before.position - 1]) return;
        if (position > before.position || entries.length < before.entries.length)
          setSaid(SAID.has(last.sentence.key) ? last.sentence : null);
      }),
    [history],
  );
  return said;
}
