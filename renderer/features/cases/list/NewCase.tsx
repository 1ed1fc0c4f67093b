import { Button, InputGroup, PopoverNext } from "@blueprintjs/core";
import { Plus } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApp } from "../../../stores/context";
import { openNewCase } from "../caseActs";

const TITLE_LENGTH = 200;

/** Opens a case by its title and shows it. */
export function NewCase() {
  const { t } = useTranslation();
  const app = useApp();
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const create = async (): Promise<void> => {
    const id = await openNewCase(app, title.trim(), []);
    if (id === null) return;
    setOpen(false);
    setTitle("");
    app.navigation.getState().openCase(id);
  };
  return (
    <PopoverNext
      isOpen={open}
      placement="bottom-end"
      onInteraction={setOpen}
      content={
        <form
          className="case-new"
          aria-label={t("cases.create")}
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() !== "") void create();
          }}
        >
          <label>
            {t("cases.titleLabel")}
            <InputGroup autoFocus maxLength={TITLE_LENGTH} value={title} onValueChange={setTitle} />
          </label>
          <Button
            type="submit"
            intent="primary"
            text={t("cases.createNow")}
            disabled={title.trim() === ""}
          />
        </form>
      }
    >
      <Button size="small" icon={<Plus size={14} title={false} />} text={t("cases.create")} />
    </PopoverNext>
  );
}
