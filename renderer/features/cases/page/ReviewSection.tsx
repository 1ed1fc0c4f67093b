import { Button, InputGroup, TextArea } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import { useApp, useCasework, useSettings } from "../../../stores/context";
import { useFormat } from "../../../ui/useFormat";
import type { CaseActs } from "../caseActs";
import { reviewStateOf } from "../caseHits";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly acts: CaseActs;
}

const LENGTH = 4000;

/** The four-eyes principle: somebody who did not work on the case says whether it holds. */
export function ReviewSection({ file, acts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { info } = useApp();
  const investigator = useSettings((state) => state.investigator);
  // Whom the host signs with where nobody is named.
  const user = info.user ?? "";
  return (
    <Section title={t("cases.review.title")}>
      <div className="panel-body case-review">
        <p>{t("cases.review.workers", { names: file.workers.join(", ") })}</p>
        {reviewStateOf(file) === "outdated" && (
          <p className="attention">{t("cases.review.outdatedNote")}</p>
        )}
        <ul className="case-notes">
          {file.reviews.map((review) => (
            <li key={review.seq}>
              <p>
                <b>{t(`cases.review.state.${review.verdict}`)}</b>{" "}
                <span className="quiet">
                  {review.by} · {format.time(Date.parse(review.at))}
                </span>
              </p>
              {review.note !== "" && <p className="case-text">{review.note}</p>}
            </li>
          ))}
        </ul>
        <Investigator key={investigator} name={investigator} user={user} />
        <Sign file={file} investigator={investigator.trim() || user} onReview={acts.review} />
      </div>
    </Section>
  );
}

/** Who signs: written into the journal with everything that is done from then on. */
function Investigator({ name, user }: { readonly name: string; readonly user: string }) {
  const { t } = useTranslation();
  const setInvestigator = useSettings((state) => state.setInvestigator);
  const [draft, setDraft] = useState(name);
  const save = (): void => {
    if (draft.trim() !== name) void setInvestigator(draft.trim());
  };
  return (
    <label className="case-you">
      {t("cases.review.you")}
      <InputGroup
        size="small"
        maxLength={200}
        placeholder={user === "" ? t("cases.review.yourName") : user}
        value={draft}
        onValueChange={setDraft}
        onBlur={save}
        onKeyDown={({ key }) => {
          if (key === "Enter") save();
        }}
      />
    </label>
  );
}

interface SignProps {
  readonly file: CaseFile;
  readonly investigator: string;
  readonly onReview: CaseActs["review"];
}

function Sign({ file, investigator, onReview }: SignProps) {
  const { t } = useTranslation();
  const writing = useCasework((state) => state.writing > 0);
  const [note, setNote] = useState("");
  const worked = file.workers.includes(investigator);
  const refused = investigator === "" ? "unnamed" : worked ? "worked" : null;
  const sign = async (verdict: "agreed" | "disagreed"): Promise<void> => {
    if (await onReview(verdict, note.trim())) setNote("");
  };
  return (
    <div className="case-sign">
      <TextArea
        fill
        autoResize
        aria-label={t("cases.review.note")}
        placeholder={t("cases.review.note")}
        maxLength={LENGTH}
        value={note}
        disabled={refused !== null}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {refused !== null && <p className="quiet">{t(`cases.review.refused.${refused}`)}</p>}
      <div className="case-buttons">
        <Button
          size="small"
          text={t("cases.review.agree")}
          disabled={refused !== null || writing}
          onClick={() => void sign("agreed")}
        />
        <Button
          size="small"
          text={t("cases.review.disagree")}
          disabled={refused !== null || writing}
          onClick={() => void sign("disagreed")}
        />
      </div>
    </div>
  );
}
