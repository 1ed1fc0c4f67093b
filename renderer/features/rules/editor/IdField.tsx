import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly ruleId: string;
  /** Whose id or alias it is already; null where it is free. */
  readonly takenBy: (id: string) => string | null;
  readonly onId: (id: string) => void;
}

/** As the contract of rule sets has it. */
const ID = /^[a-z][a-z0-9_]{0,63}$/;

/** The id of a rule that is not saved yet. It applies when it is left: the rule's address follows it. */
export function IdField({ ruleId, takenBy, onId }: Props) {
  const { t } = useTranslation();
  const field = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const id = typed ?? ruleId;
  const owner = takenBy(id);
  const refusal = !ID.test(id)
    ? t("rules.idHint")
    : owner === null
      ? null
      : t("rules.idTaken", { rule: owner });
  const apply = () => {
    if (refusal === null && id !== ruleId) onId(id);
    setTyped(null);
  };
  return (
    <div className="text-field" title={t("rules.idHint")}>
      <label className="quiet" htmlFor={`${field}-id`}>
        {t("rules.id")}
      </label>
      <input
        id={`${field}-id`}
        type="text"
        className="rules-text mono"
        spellCheck={false}
        aria-invalid={refusal !== null}
        aria-describedby={`${field}-refusal`}
        value={id}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter" && refusal === null) apply();
        }}
        onBlur={apply}
      />
      <span id={`${field}-refusal`} className="attention" role="status">
        {refusal}
      </span>
    </div>
  );
}
