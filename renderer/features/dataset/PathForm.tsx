import { Button, InputGroup } from "@blueprintjs/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";

/** A text field for the path of a folder, for windows without a folder dialog of their own. */
export function PathForm({ onOpen }: { onOpen: (path: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [path, setPath] = useState("");
  const wanted = path.trim();
  return (
    <form
      className="path-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "") onOpen(wanted);
      }}
    >
      <label htmlFor={id}>{t("open.path")}</label>
      <InputGroup
        id={id}
        fill
        value={path}
        placeholder={t("open.pathPlaceholder")}
        spellCheck={false}
        autoComplete="off"
        onValueChange={setPath}
      />
      <Button type="submit" text={t("open.pathOpen")} disabled={wanted === ""} />
    </form>
  );
}
