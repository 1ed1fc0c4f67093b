import { TextArea } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import type { CaseActs } from "../caseActs";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly acts: CaseActs;
}

const LENGTH = 20_000;

/** What the case is about, in the investigator's words. */
export function SummarySection({ file, acts }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={t("cases.summary")}>
      <div className="panel-body">
        <Summary key={file.summary} saved={file.summary} onSave={acts.summarise} />
      </div>
    </Section>
  );
}

interface SummaryProps {
  readonly saved: string;
  readonly onSave: (text: string) => Promise<boolean>;
}

/** Saved as one action when it is left, or by Ctrl+Enter; Escape puts back what was saved. */
function Summary({ saved, onSave }: SummaryProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(saved);
  const save = (): void => {
    if (draft !== saved) void onSave(draft);
  };
  return (
    <>
      <TextArea
        fill
        autoResize
        className="case-summary"
        aria-label={t("cases.summary")}
        placeholder={t("cases.summaryPlaceholder")}
        maxLength={LENGTH}
        value={draft}
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            save();
          }
          if (event.key === "Escape" && draft !== saved) {
            event.stopPropagation();
            setDraft(saved);
          }
        }}
      />
      <p className="quiet" role="status">
        {draft === saved ? t("cases.summarySaved") : t("cases.summaryUnsaved")}
      </p>
    </>
  );
}
