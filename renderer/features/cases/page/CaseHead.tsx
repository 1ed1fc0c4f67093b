import { EditableText, HTMLSelect } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import { CASE_STATES } from "#shared/contract/casework";
import { useApp } from "../../../stores/context";
import { GraphButton } from "../../../ui/GraphButton";
import type { CaseActs } from "../caseActs";
import { ReviewTag } from "../CaseTags";
import { reviewStateOf, type AlertsByKey } from "../caseHits";
import { ExportButton } from "./ExportButton";
import { TagsEditor } from "./TagsEditor";

interface Props {
  readonly file: CaseFile;
  readonly knownTags: readonly string[];
  readonly alerts: AlertsByKey;
  readonly known: boolean;
  readonly acts: CaseActs;
}

const TITLE_LENGTH = 200;

/** What the case is called, where it stands, and what can be done with the whole of it. */
export function CaseHead({ file, knownTags, alerts, known, acts }: Props) {
  const { t } = useTranslation();
  const { navigation } = useApp();
  const { openCase } = navigation.getState();
  const customers = file.alerts.filter((key) => key.startsWith("customer:"));
  return (
    <header className="case-head">
      <div className="workspace-head">
        <button type="button" className="link" onClick={() => openCase(null)}>
          {t("cases.all")}
        </button>
        <span className="spring" />
        <ReviewTag review={reviewStateOf(file)} />
        <HTMLSelect
          aria-label={t("cases.column.state")}
          value={file.state}
          options={CASE_STATES.map((state) => ({ value: state, label: t(`cases.state.${state}`) }))}
          onChange={({ currentTarget }) => {
            const state = CASE_STATES.find((known) => known === currentTarget.value);
            if (state !== undefined && state !== file.state) void acts.setState(state);
          }}
        />
        {customers.length > 0 && (
          <GraphButton
            text={t("graph.views.show")}
            onClick={() => navigation.getState().openGraph(customers)}
          />
        )}
        <ExportButton file={file} alerts={alerts} known={known} />
      </div>
      <Title key={file.title} title={file.title} onRename={acts.rename} />
      <TagsEditor tags={file.tags} known={knownTags} onTags={acts.setTags} />
    </header>
  );
}

interface TitleProps {
  readonly title: string;
  readonly onRename: (title: string) => Promise<boolean>;
}

/** Changed in its place; an empty title is put back. */
function Title({ title, onRename }: TitleProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(title);
  const confirm = async (): Promise<void> => {
    const wanted = draft.trim();
    if (wanted === title) return;
    if (wanted === "" || !(await onRename(wanted))) setDraft(title);
  };
  return (
    <h1>
      <EditableText
        value={draft}
        maxLength={TITLE_LENGTH}
        placeholder={t("cases.titleLabel")}
        customInputAttributes={{ "aria-label": t("cases.titleLabel") }}
        onChange={setDraft}
        onCancel={() => setDraft(title)}
        onConfirm={() => void confirm()}
      />
    </h1>
  );
}
