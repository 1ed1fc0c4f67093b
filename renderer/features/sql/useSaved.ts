import { useState } from "react";
import { useStore } from "zustand";
import { SQL_LIMIT, type QueriesChange, type SavedQuery } from "#shared/contract/methods";
import type { NoticeText } from "../../stores/notices";
import { useApp, useSession } from "../../stores/context";
import { fileStem } from "../../ui/fileStem";
import { readQueryFile, writeQueryFile } from "./sidebar/queryFile";
import { freeId, importOf, ofName, unsaved } from "./sidebar/savedQueries";

/** Saved queries, and which of them is in the editor. */
export function useSaved(onOpen: (sql: string) => void) {
  const app = useApp();
  const { sqlConsole, queries, ports, notices } = app;
  const saved = useStore(queries, (state) => state.saved);
  const text = useStore(sqlConsole, (state) => state.text);
  const savedId = useStore(sqlConsole, (state) => state.savedId);
  const label = useSession((state) => state.current?.label ?? "");
  const [naming, setNaming] = useState(false);
  const tooLong = text.length > SQL_LIMIT;
  const current = saved.find(({ id }) => id === savedId) ?? null;

  const change = (changed: QueriesChange) => queries.getState().change(changed);
  const write = async (id: string, name: string, sql: string): Promise<boolean> => {
    const written = await change({ save: [{ id, name, sql }], remove: [] });
    if (written) sqlConsole.getState().setSaved(id);
    return written;
  };
  const tell = (text: NoticeText, undo: () => QueriesChange): void =>
    notices.getState().add("information", text, { kind: "undo", run: () => void change(undo()) });
  return {
    saved,
    current,
    tooLong,
    changed: current !== null && current.sql !== text,
    naming,
    /** Under its name where it has one; asks for one where it has none. Answers whether it asks. Not where it is too long. */
    save: (): boolean => {
      if (tooLong) return false;
      if (current === null) setNaming(true);
      else void write(current.id, current.name, text);
      return current === null;
    },
    saveAs: () => setNaming(true),
    actions: {
      onOpen: (query: SavedQuery) => {
        onOpen(query.sql);
        sqlConsole.getState().setSaved(query.id);
      },
      onName: async (name: string): Promise<void> => {
        setNaming(false);
        const former = ofName(saved, name);
        if (!(await write(former?.id ?? freeId(saved), name, text)) || former === undefined) return;
        const undo = { save: [unsaved(former)], remove: [] };
        tell({ kind: "queryReplaced", name: former.name }, () => undo);
      },
      onCancelName: () => setNaming(false),
      onRename: async (query: SavedQuery, name: string): Promise<void> => {
        const former = ofName(
          saved.filter(({ id }) => id !== query.id),
          name,
        );
        const remove = former === undefined ? [] : [former.id];
        const written = await change({ save: [{ ...unsaved(query), name }], remove });
        if (!written || former === undefined) return;
        const undo = { save: [unsaved(query), unsaved(former)], remove: [] };
        tell({ kind: "queryReplaced", name: former.name }, () => undo);
      },
      onDelete: async (query: SavedQuery): Promise<void> => {
        if (!(await change({ save: [], remove: [query.id] }))) return;
        tell({ kind: "queryDeleted", name: query.name }, () => {
          const known = queries.getState().saved;
          const taken = known.some(({ id }) => id === query.id);
          const id = taken ? freeId(known) : query.id;
          return { save: [{ ...unsaved(query), id }], remove: [] };
        });
      },
      onImport: async (file: File): Promise<void> => {
        const read = readQueryFile(await file.text(), file.name);
        const {
          change: wanted,
          undo,
          replaced,
          tooLong,
        } = importOf(queries.getState().saved, read);
        if (!(await change(wanted))) return;
        const count = wanted.save.length;
        tell({ kind: "queriesImported", count, replaced, tooLong }, () => undo);
      },
      onExport: () => {
        const file = `${fileStem(label)}-queries.sql`;
        ports.files.save(file, "application/sql", writeQueryFile(saved));
        notices.getState().add("success", { kind: "exported", file });
      },
    },
  };
}
