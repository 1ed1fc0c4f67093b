import { Button, EditableText } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import { useApp } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";
import type { CaseActs } from "../caseActs";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly acts: CaseActs;
}

const NAME_LENGTH = 200;

/** Views of the graph that were saved in the case. */
export function ViewsSection({ file: { views }, acts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { navigation } = useApp();
  return (
    <Section title={t("graph.views.title")} counted={format.count(views.length)}>
      <div className="panel-body">
        {views.length === 0 && <p className="quiet">{t("graph.views.none")}</p>}
        <ul className="case-bookmarks">
          {views.map((view) => (
            <li key={view.id}>
              <div>
                <Name
                  key={view.name}
                  name={view.name}
                  onRename={(name) => void acts.renameView(view.id, name)}
                />
                <span className="quiet">
                  {t("graph.views.of", {
                    nodes: format.count(view.nodes),
                    edges: format.count(view.edges),
                  })}
                  {view.moment !== null && ` · ${format.time(view.moment.ms)}`}
                </span>
              </div>
              <Button
                size="small"
                text={t("graph.views.open")}
                onClick={() => navigation.getState().openView(view.id)}
              />
              <Button
                size="small"
                variant="minimal"
                icon={<Cross size={12} title={false} />}
                aria-label={t("graph.views.remove", { name: view.name })}
                title={t("graph.views.remove", { name: view.name })}
                onClick={() => void acts.removeView(view.id)}
              />
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

interface NameProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
}

/** Changed in its place; an empty name is put back. */
function Name({ name, onRename }: NameProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(name);
  const confirm = (): void => {
    const wanted = draft.trim();
    if (wanted === "") setDraft(name);
    else if (wanted !== name) onRename(wanted);
  };
  return (
    <EditableText
      value={draft}
      maxLength={NAME_LENGTH}
      customInputAttributes={{ "aria-label": t("graph.views.name") }}
      onChange={setDraft}
      onCancel={() => setDraft(name)}
      onConfirm={confirm}
    />
  );
}
