import { Button, InputGroup } from "@blueprintjs/core";
import { Edit, Export, Import, Search, Trash } from "@blueprintjs/icons";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedQuery } from "#shared/contract/methods";
import { NameForm } from "./NameForm";
import { savedWith } from "./savedQueries";

export interface SavedActions {
  readonly onOpen: (query: SavedQuery) => void;
  readonly onRename: (query: SavedQuery, name: string) => void;
  readonly onDelete: (query: SavedQuery) => void;
  readonly onImport: (file: File) => void;
  readonly onExport: () => void;
  readonly onName: (name: string) => void;
  readonly onCancelName: () => void;
}

interface Props extends SavedActions {
  readonly saved: readonly SavedQuery[];
  /** The one in the editor. */
  readonly currentId: string | null;
  /** A name is asked for, to save what is in the editor. */
  readonly naming: boolean;
}

/** Queries kept under a name. */
export function SavedList(props: Props) {
  const { saved, currentId, naming, onName, onCancelName } = props;
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [renaming, setRenaming] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const found = savedWith(saved, text);
  return (
    <>
      {naming && (
        <NameForm
          label={t("sql.saved.add")}
          initial=""
          taken={saved}
          onDone={onName}
          onCancel={onCancelName}
        />
      )}
      <InputGroup
        type="search"
        size="small"
        inputRef={search}
        leftIcon={<Search size={14} title={false} />}
        placeholder={t("sql.saved.search")}
        aria-label={t("sql.saved.search")}
        value={text}
        onValueChange={setText}
      />
      <div className="sql-list">
        {found.length === 0 && (
          <p className="quiet sql-list-note">
            {saved.length === 0 ? t("sql.saved.none") : t("sql.saved.noMatch")}
          </p>
        )}
        <ul>
          {found.map((query) => (
            <li key={query.id}>
              {renaming === query.id ? (
                <NameForm
                  label={t("sql.saved.rename", { name: query.name })}
                  initial={query.name}
                  taken={saved.filter(({ id }) => id !== query.id)}
                  onDone={(name) => {
                    props.onRename(query, name);
                    setRenaming(null);
                  }}
                  onCancel={() => setRenaming(null)}
                />
              ) : (
                <SavedItem
                  query={query}
                  current={query.id === currentId}
                  onOpen={props.onOpen}
                  onRename={() => setRenaming(query.id)}
                  onDelete={() => {
                    props.onDelete(query);
                    // The button that had the focus is about to go.
                    search.current?.focus();
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
      <FileActions empty={saved.length === 0} onImport={props.onImport} onExport={props.onExport} />
    </>
  );
}

interface ItemProps {
  readonly query: SavedQuery;
  readonly current: boolean;
  readonly onOpen: (query: SavedQuery) => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
}

function SavedItem({ query, current, onOpen, onRename, onDelete }: ItemProps) {
  const { t } = useTranslation();
  const { name, sql } = query;
  return (
    <div className="sql-saved">
      <button
        type="button"
        className="sql-entry"
        title={t("sql.saved.open", { name })}
        aria-current={current}
        onClick={() => onOpen(query)}
      >
        <span className="sql-entry-title">{name}</span>
        <code className="sql-entry-code">{sql}</code>
      </button>
      <button
        type="button"
        className="sql-icon-button"
        title={t("sql.saved.rename", { name })}
        aria-label={t("sql.saved.rename", { name })}
        onClick={onRename}
      >
        <Edit size={12} title={false} />
      </button>
      <button
        type="button"
        className="sql-icon-button"
        title={t("sql.saved.delete", { name })}
        aria-label={t("sql.saved.delete", { name })}
        onClick={onDelete}
      >
        <Trash size={12} title={false} />
      </button>
    </div>
  );
}

function FileActions({
  empty,
  onImport,
  onExport,
}: Pick<SavedActions, "onImport" | "onExport"> & { readonly empty: boolean }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="sql-list-actions">
      <Button
        size="small"
        variant="minimal"
        icon={<Import size={14} title={false} />}
        text={t("sql.saved.import")}
        title={t("sql.saved.importHint")}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        accept=".sql,text/plain"
        hidden
        aria-label={t("sql.saved.import")}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) onImport(file);
          currentTarget.value = "";
        }}
      />
      <Button
        size="small"
        variant="minimal"
        icon={<Export size={14} title={false} />}
        text={t("sql.saved.export")}
        title={t("sql.saved.exportHint")}
        disabled={empty}
        onClick={onExport}
      />
    </div>
  );
}
