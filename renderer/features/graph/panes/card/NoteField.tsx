import { TextArea } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { useApp, useGraph } from "../../../../stores/context";

const LENGTH = 1000;

/** What the investigator writes beside a node; kept with the scene, and undone like any other edit. */
export function NoteField({ nodeKey }: { readonly nodeKey: NodeKey }) {
  const { t } = useTranslation();
  const { graph } = useApp();
  const item = useGraph(({ scene }) => scene.items.find(({ key }) => key === nodeKey));
  const [typed, setTyped] = useState<string | null>(null);
  if (item === undefined) return null;
  const kept = item.note ?? "";
  const save = (): void => {
    if (typed !== null && typed !== kept) graph.getState().note(nodeKey, typed);
    setTyped(null);
  };
  return (
    <TextArea
      fill
      className="graph-note-field"
      rows={2}
      maxLength={LENGTH}
      aria-label={t("graph.card.note")}
      placeholder={t("graph.card.notePlaceholder")}
      value={typed ?? kept}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
        if (event.key === "Escape" && typed !== null) {
          setTyped(null);
          event.stopPropagation();
        }
      }}
    />
  );
}
