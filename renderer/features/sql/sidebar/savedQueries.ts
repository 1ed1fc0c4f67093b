import { SQL_LIMIT, type QueriesChange, type SavedQuery } from "#shared/contract/methods";
import type { NamedQuery } from "./queryFile";

const folded = (text: string): string => text.trim().toLowerCase();

/** The query of this name, whatever its letter case. */
export const ofName = <T extends { readonly name: string }>(
  saved: readonly T[],
  name: string,
): T | undefined => saved.find((query) => folded(query.name) === folded(name));

/** Those whose name or SQL holds the text. */
export const savedWith = (saved: readonly SavedQuery[], text: string): readonly SavedQuery[] =>
  saved.filter(({ name, sql }) => folded(`${name}\n${sql}`).includes(folded(text)));

/** An id that no saved query has; ids need only differ among one another. */
export function freeId(saved: readonly { readonly id: string }[]): string {
  const taken = new Set(saved.map(({ id }) => id));
  let n = saved.length + 1;
  while (taken.has(`query-${n}`)) n += 1;
  return `query-${n}`;
}

/** A query as it is handed over to be saved. */
type Unsaved = QueriesChange["save"][number];

export const unsaved = ({ id, name, sql }: Unsaved): Unsaved => ({ id, name, sql });

export interface Import {
  readonly change: QueriesChange;
  /** Brings everything back to what it was. */
  readonly undo: QueriesChange;
  /** Saved queries whose place is taken by one of the same name. */
  readonly replaced: number;
  /** Queries that are left out. */
  readonly tooLong: number;
}

/** What a file's queries do to those that are saved: each takes the place of its namesake, also of one in the file. */
export function importOf(known: readonly SavedQuery[], read: readonly NamedQuery[]): Import {
  const kept = read.filter(({ sql }) => sql.length <= SQL_LIMIT);
  const save = new Map<string, Unsaved>();
  for (const query of kept) {
    const all: readonly Unsaved[] = [...known, ...save.values()];
    const id = ofName(all, query.name)?.id ?? freeId(all);
    save.set(id, { id, ...query });
  }
  const replaced = known.filter(({ id }) => save.has(id));
  const before = new Set(known.map(({ id }) => id));
  return {
    change: { save: [...save.values()], remove: [] },
    undo: { save: replaced.map(unsaved), remove: [...save.keys()].filter((id) => !before.has(id)) },
    replaced: replaced.length,
    tooLong: read.length - kept.length,
  };
}
