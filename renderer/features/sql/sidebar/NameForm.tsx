import { Button, InputGroup } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ofName } from "./savedQueries";

interface Props {
  readonly label: string;
  readonly initial: string;
  /** Names that are in use: one of these is replaced, which is said. */
  readonly taken: readonly { readonly name: string }[];
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** Longest name the host keeps. */
const LONGEST = 200;

export function NameForm({ label, initial, taken, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(initial);
  const wanted = name.trim();
  return (
    <form
      className="sql-name-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "") onDone(wanted);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onCancel();
      }}
    >
      <InputGroup
        size="small"
        autoFocus
        maxLength={LONGEST}
        aria-label={t("sql.saved.name")}
        placeholder={t("sql.saved.name")}
        value={name}
        onValueChange={setName}
      />
      <Button
        size="small"
        intent="primary"
        type="submit"
        text={t("sql.save")}
        disabled={wanted === ""}
      />
      <Button size="small" text={t("common.cancel")} onClick={onCancel} />
      {ofName(taken, wanted) !== undefined && (
        <p className="attention" role="status">
          {t("sql.saved.overwrite")}
        </p>
      )}
    </form>
  );
}
