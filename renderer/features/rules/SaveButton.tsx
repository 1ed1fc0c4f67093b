import { Button, InputGroup, PopoverNext } from "@blueprintjs/core";
import { FloppyDisk } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RuleSet } from "#shared/contract/rules";
import type { RuleSetProblem } from "#shared/rules/problems";
import { useLanguage } from "../../i18n/useLanguage";
import { ProblemList } from "./editor/ProblemList";

interface Props {
  readonly ruleSet: RuleSet;
  readonly dirty: boolean;
  readonly saving: boolean;
  /** Of severity `error`: with one the set is not saved. */
  readonly errors: readonly RuleSetProblem[];
  readonly onSave: (note: string) => Promise<boolean>;
}

const NOTE = 400;

/** Saves the set under the next number with a note, or says why it cannot be saved. */
export function SaveButton({ ruleSet, dirty, saving, errors, onSave }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const save = async () => {
    if (!(await onSave(note.trim()))) return;
    setNote("");
    setOpen(false);
  };
  return (
    <PopoverNext
      isOpen={open}
      placement="bottom-end"
      onInteraction={setOpen}
      content={
        <div className="rules-save" role="dialog" aria-label={t("rules.saveTitle")}>
          {errors.length > 0 ? (
            <Refusal ruleSet={ruleSet} errors={errors} />
          ) : (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                void save();
              }}
            >
              <label>
                {t("rules.note")}
                <InputGroup
                  autoFocus
                  maxLength={NOTE}
                  placeholder={t("rules.notePlaceholder")}
                  value={note}
                  onValueChange={setNote}
                />
              </label>
              <Button type="submit" intent="primary" text={t("rules.saveNow")} loading={saving} />
            </form>
          )}
        </div>
      }
    >
      <Button
        size="small"
        intent={dirty ? "primary" : "none"}
        icon={<FloppyDisk size={14} title={false} />}
        text={t("rules.save")}
        title={dirty ? undefined : t("rules.nothingToSave")}
        disabled={!dirty}
      />
    </PopoverNext>
  );
}

function Refusal({ ruleSet, errors }: Pick<Props, "ruleSet" | "errors">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const ids = [...new Set(errors.map(({ ruleId }) => ruleId))];
  const nameOf = (id: string | null): string => {
    const rule = ruleSet.rules.find((own) => own.id === id);
    return rule === undefined ? t("rules.wholeSet") : `${rule.code} ${rule.words[language].name}`;
  };
  return (
    <div role="alert">
      <p>
        <b>{t("rules.refused")}</b>
      </p>
      {ids.map((id) => (
        <div key={id}>
          <p className="subheading">{nameOf(id)}</p>
          <ProblemList problems={errors.filter(({ ruleId }) => ruleId === id)} />
        </div>
      ))}
    </div>
  );
}
