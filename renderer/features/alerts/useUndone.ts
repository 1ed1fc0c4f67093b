import { useEffect, useEffectEvent, useRef } from "react";
import type { AlertKey, JournalEntry } from "#shared/contract/casework";
import { useCasework } from "../../stores/context";

/** Tells which alerts a judgement was taken back of, or brought back, so that they can be shown. */
export function useUndone(onUndone: (keys: readonly AlertKey[]) => void): void {
  const entries = useCasework((state) => state.entries);
  const told = useEffectEvent(onUndone);
  const seen = useRef(entries.length);
  useEffect(() => {
    const since = entries.slice(seen.current);
    seen.current = entries.length;
    const keys = since.flatMap((entry) => turnedBack(entry, entries));
    if (keys.length > 0) told(keys);
  }, [entries]);
}

function turnedBack({ action }: JournalEntry, entries: readonly JournalEntry[]): AlertKey[] {
  if (action.kind !== "undone") return [];
  return action.seqs.flatMap((seq) => {
    const undone = entries[seq - 1]?.action;
    return undone?.kind === "triaged" ? undone.alerts.map(({ key }) => key) : [];
  });
}
