import { useEffect, useEffectEvent, useRef } from "react";

/** Tells that the rows of a table answer something else than before. */
export function useSubject(subject: string | undefined, onChange: () => void): void {
  const changed = useEffectEvent(onChange);
  const former = useRef(subject);
  useEffect(() => {
    if (former.current === subject) return;
    former.current = subject;
    changed();
  }, [subject]);
}
