import { useEffect, useState } from "react";
import type { SearchAnswer } from "#shared/contract/browse";
import type { Result } from "#shared/domain/result";
import { useApp, useSession } from "../../stores/context";

/** Long enough for a word to be finished, short enough not to be noticed. */
const PAUSE_MS = 120;
const HITS_SHOWN = 20;

interface Found {
  readonly answer: Result<SearchAnswer> | null;
  readonly searching: boolean;
}

/** Records whose id or name contains the text, looked for once the typing pauses. */
export function useRecords(text: string): Found {
  const { engine } = useApp().ports;
  const open = useSession((state) => state.current !== null);
  const asked = open ? text : "";
  const [known, setKnown] = useState<{ text: string; answer: Result<SearchAnswer> } | null>(null);
  useEffect(() => {
    if (asked === "") return;
    let wanted = true;
    const timer = setTimeout(() => {
      void engine.search(asked, HITS_SHOWN).then((answer) => {
        if (wanted) setKnown({ text: asked, answer });
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [engine, asked]);
  if (asked === "") return { answer: null, searching: false };
  return { answer: known?.text === asked ? known.answer : null, searching: known?.text !== asked };
}
