import { Button, InputGroup } from "@blueprintjs/core";
import { Briefcase, Plus } from "@blueprintjs/icons";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CaseState } from "#shared/contract/casework";
import { mentions } from "./featureWords";

/** A case as it is chosen from a list. */
export interface ChoosableCase {
  readonly id: string;
  readonly title: string;
  readonly state: CaseState;
}

interface Props {
  readonly cases: readonly ChoosableCase[];
  /** What a new case is called if nothing else is written. */
  readonly proposed: string;
  readonly onChoose: (caseId: string) => void;
  /** Opens a case of this title and chooses it. */
  readonly onNew: (title: string) => void;
}

const TITLE_LENGTH = 200;

/** Which case something goes into: one that is there, found by its title, or a new one. */
export function CaseChooser({ cases, proposed, onChoose, onNew }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const found = cases.filter(({ title }) => mentions(title, text));
  const title = text.trim() === "" ? proposed : text.trim();
  const keyed = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("input, .case-choice")];
    const next = all.findIndex((one) => one === document.activeElement) + step;
    all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
    event.preventDefault();
  };
  return (
    <div className="case-chooser" onKeyDown={keyed}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [only] = found;
          if (text.trim() !== "" && only !== undefined && found.length === 1) onChoose(only.id);
          else onNew(title);
        }}
      >
        <InputGroup
          autoFocus
          maxLength={TITLE_LENGTH}
          aria-label={t("cases.chooser.text")}
          placeholder={t("cases.chooser.text")}
          value={text}
          onValueChange={setText}
        />
      </form>
      <ul className="case-choices" aria-label={t("cases.title")}>
        {found.map((one) => (
          <li key={one.id}>
            <Button
              fill
              className="case-choice"
              variant="minimal"
              alignText="start"
              icon={<Briefcase size={14} title={false} />}
              text={one.title}
              endIcon={<span className="quiet">{t(`cases.state.${one.state}`)}</span>}
              onClick={() => onChoose(one.id)}
            />
          </li>
        ))}
        <li>
          <Button
            fill
            className="case-choice"
            variant="minimal"
            alignText="start"
            icon={<Plus size={14} title={false} />}
            text={t("cases.chooser.create", { title })}
            onClick={() => onNew(title)}
          />
        </li>
      </ul>
    </div>
  );
}
