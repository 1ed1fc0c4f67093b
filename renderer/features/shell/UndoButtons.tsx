import { Button } from "@blueprintjs/core";
import { History, Redo, Undo } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useHistory, useNavigation } from "../../stores/context";
import type { HistoryEntry } from "../../stores/history";
import { keysOf } from "../../stores/shortcuts";
import { useSentence } from "../../ui/useSentence";

/** Undo and redo over all workspaces, each saying what it would do, and the list of what was done. */
export function UndoButtons() {
  const { t } = useTranslation();
  const mac = useApp().ports.system.mac();
  const { entries, position, undo, redo } = useHistory((state) => state);
  const overlay = useNavigation((state) => state.overlay);
  const toggle = useNavigation((state) => state.toggle);
  const sentenceOf = useSentence();
  const said = (at: number): string | null => {
    const entry = entries[at];
    return entry === undefined ? null : sentenceOf(entry.sentence);
  };
  const [back, forward] = [said(position - 1), said(position)];
  const last = useLastMove(position, entries.at(-1)?.id ?? null);
  const what = last === "undone" ? forward : last === "redone" ? back : null;
  return (
    <span className="history-buttons">
      <Button
        variant="minimal"
        icon={<Undo size={14} title={false} />}
        aria-label={t("shell.command.undo")}
        title={`${back === null ? t("shell.command.undo") : t("history.undo", { what: back })} (${keysOf("undo", mac)})`}
        disabled={back === null}
        onClick={undo}
      />
      <Button
        variant="minimal"
        icon={<Redo size={14} title={false} />}
        aria-label={t("shell.command.redo")}
        title={`${forward === null ? t("shell.command.redo") : t("history.redo", { what: forward })} (${keysOf("redo", mac)})`}
        disabled={forward === null}
        onClick={redo}
      />
      <Button
        variant="minimal"
        icon={<History size={14} title={false} />}
        aria-label={t("history.title")}
        aria-expanded={overlay === "history"}
        title={t("history.title")}
        onClick={() => toggle("history")}
      />
      <span role="status" className="history-said quiet" title={what ?? ""}>
        {what !== null && last !== null && t(`history.${last}Now`, { what })}
      </span>
    </span>
  );
}

/**
 * What the last step through the history was, null for something new: what changes out of sight is to be told.
 * @param newest id of the last entry: something new after an undo leaves as many entries as there were, but another one last
 */
function useLastMove(
  position: number,
  newest: HistoryEntry["id"] | null,
): "undone" | "redone" | null {
  const [seen, setSeen] = useState({ position, newest });
  const [last, setLast] = useState<"undone" | "redone" | null>(null);
  if (seen.position !== position || seen.newest !== newest) {
    setSeen({ position, newest });
    if (seen.newest !== newest) setLast(null);
    else setLast(position < seen.position ? "undone" : "redone");
  }
  return last;
}
