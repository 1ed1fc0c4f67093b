import { useState } from "react";
import { useStore } from "zustand";
import type { SavedQuery } from "#shared/contract/methods";
import { useApp, useSession } from "../../stores/context";
import { fileStem } from "../../ui/fileStem";
import { readQueryFile, writeQueryFile } from "./sidebar/queryFile";
import { freeId, ofName } from "./sidebar/savedQueries";

/** Saved queries, and which of them is in the editor. */
export function useSaved(onOpen: (sql: string) => void) {
  const app = useApp();
  const { sqlConsole, queries, ports, notices } = app;
  const saved = useStore(queries, (state) => state.saved);
  const text = useStore(sqlConsole, (state) => state.text);
  const savedId = useStore(sqlConsole, (state) => state.savedId);
  const label = useSession((state) => state.current?.label ?? "");
  const [naming, setNaming] = useState(false);
  const current = saved.find(({ id }) => id === savedId) ?? null;

  const write = async (id: string, name: string, sql: string): Promise<void> => {
    if (await queries.getState().save({ id, name, sql })) sqlConsole.getState().setSaved(id);
  };
  const restore = ({ id, name, sql }: SavedQuery): void => {
    const known = queries.getState().saved;
    const taken = known.some((query) => query.id === id);
    void queries.getState().save({ id: taken ? freeId(known) : id, name, sql });
  };
  return {
    saved,
    current,
    changed: current !== null && current.sql !== text,
    naming,
    /** Under its name where it has one; asks for one where it has none. Answers whether it asks. */
    save: (): boolean => {
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
      onName: (name: string) => {
        setNaming(false);
        const former = ofName(saved, name);
        void write(former?.id ?? freeId(saved), name, text);
      },
      onCancelName: () => setNaming(false),
      onRename: ({ id, sql }: SavedQuery, name: string) => {
        const former = ofName(saved, name);
        if (former !== undefined && former.id !== id) void queries.getState().remove(former.id);
        void queries.getState().save({ id, name, sql });
      },
      onDelete: async (query: SavedQuery): Promise<void> => {
        if (!(await queries.getState().remove(query.id))) return;
        const undo = { kind: "undo", run: () => restore(query) } as const;
        notices.getState().add("information", { kind: "queryDeleted", name: query.name }, undo);
      },
      onImport: async (file: File): Promise<void> => {
        for (const query of readQueryFile(await file.text(), file.name)) {
          const known = queries.getState().saved;
          const id = ofName(known, query.name)?.id ?? freeId(known);
          if (!(await queries.getState().save({ id, ...query }))) return;
        }
      },
      onExport: () => {
        const file = `${fileStem(label)}-queries.sql`;
        ports.files.save(file, "application/sql", writeQueryFile(saved));
        notices.getState().add("success", { kind: "exported", file });
      },
    },
  };
}
