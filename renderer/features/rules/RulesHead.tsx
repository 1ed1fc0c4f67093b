import { Button, Menu, MenuItem, PopoverNext } from "@blueprintjs/core";
import { Export, Import, More, Plus, Redo, Reset, Undo } from "@blueprintjs/icons";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SavedRuleSet } from "#shared/contract/rules";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly newest: SavedRuleSet;
  readonly dirty: boolean;
  /** What undo and redo would do, null where there is nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onAdd: () => void;
  readonly onDiscard: () => void;
  readonly onShipped: () => void;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly asOf: ReactNode;
  readonly save: ReactNode;
}

/** Which rule set is worked on, and what can be done with the whole of it. */
export function RulesHead(props: Props) {
  const { newest, dirty, undo, redo, asOf, save, ...act } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const base =
    newest.number === 0
      ? t("rules.shipped")
      : t("rules.version", { number: format.count(newest.number) });
  return (
    <header className="workspace-head rules-head">
      <h1>{t("rules.title")}</h1>
      <span className="quiet">{base}</span>
      {dirty && <span className="attention">{t("rules.changed")}</span>}
      <span className="spring" />
      {asOf}
      <Button
        size="small"
        variant="minimal"
        icon={<Undo size={14} title={false} />}
        aria-label={t("shell.command.undo")}
        title={undo === null ? t("shell.command.undo") : t("rules.undo", { what: undo })}
        disabled={undo === null}
        onClick={act.onUndo}
      />
      <Button
        size="small"
        variant="minimal"
        icon={<Redo size={14} title={false} />}
        aria-label={t("shell.command.redo")}
        title={redo === null ? t("shell.command.redo") : t("rules.redo", { what: redo })}
        disabled={redo === null}
        onClick={act.onRedo}
      />
      <Button
        size="small"
        variant="minimal"
        icon={<Plus size={14} title={false} />}
        text={t("rules.add")}
        onClick={act.onAdd}
      />
      {save}
      <MoreMenu dirty={dirty} {...act} />
    </header>
  );
}

type MenuProps = Pick<Props, "dirty" | "onDiscard" | "onShipped" | "onExport" | "onImport">;

function MoreMenu({ dirty, onDiscard, onShipped, onExport, onImport }: MenuProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <PopoverNext
        placement="bottom-end"
        content={
          <Menu>
            <MenuItem
              icon={<Reset size={14} title={false} />}
              text={t("rules.discard")}
              disabled={!dirty}
              onClick={onDiscard}
            />
            <MenuItem
              icon={<Reset size={14} title={false} />}
              text={t("rules.restoreShipped")}
              onClick={onShipped}
            />
            <MenuItem
              icon={<Export size={14} title={false} />}
              text={t("rules.export")}
              onClick={onExport}
            />
            <MenuItem
              icon={<Import size={14} title={false} />}
              text={t("rules.import")}
              onClick={() => input.current?.click()}
            />
          </Menu>
        }
      >
        <Button
          size="small"
          variant="minimal"
          icon={<More size={14} title={false} />}
          aria-label={t("rules.more")}
          title={t("rules.more")}
        />
      </PopoverNext>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t("rules.import")}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) onImport(file);
          currentTarget.value = "";
        }}
      />
    </>
  );
}
