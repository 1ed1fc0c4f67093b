import {
  HISTORY_LIMIT,
  Queries,
  SAVED_LIMIT,
  type RunQuery,
  type SavedQuery,
} from "#shared/contract/methods";
import { fail, ok, type Result } from "#shared/domain/result";
import { JsonStore, type StoredFormat } from "./jsonStore";

export const QUERIES_FORMAT: StoredFormat<Queries> = {
  file: "queries.json",
  subject: "The saved queries",
  version: 1,
  schema: Queries,
  upgraders: {},
  initial: { version: 1, saved: [], history: [] },
};

/** Queries saved by name, and those run last. */
export class QueriesStore {
  readonly #store: JsonStore<Queries>;
  readonly #now: () => Date;

  constructor(configDir: string, now: () => Date) {
    this.#store = new JsonStore(configDir, QUERIES_FORMAT);
    this.#now = now;
  }

  read(): ReturnType<JsonStore<Queries>["read"]> {
    return this.#store.read();
  }

  save(query: Omit<SavedQuery, "savedAt">): Promise<Result<Queries>> {
    const saved = { ...query, savedAt: this.#now().toISOString() };
    return this.#store.tryUpdate((old) => {
      const at = old.saved.findIndex(({ id }) => id === query.id);
      const next = at === -1 ? [...old.saved, saved] : old.saved.with(at, saved);
      return next.length > SAVED_LIMIT ? full : ok({ ...old, saved: next });
    });
  }

  delete(id: string): Promise<Result<Queries>> {
    return this.#store.update((old) => ({
      ...old,
      saved: old.saved.filter((query) => query.id !== id),
    }));
  }

  ran(run: Omit<RunQuery, "at">): Promise<Result<Queries>> {
    const at = this.#now().toISOString();
    return this.#store.update((old) => ({
      ...old,
      history: [{ ...run, at }, ...old.history].slice(0, HISTORY_LIMIT),
    }));
  }

  clearHistory(): Promise<Result<Queries>> {
    return this.#store.update((old) => ({ ...old, history: [] }));
  }
}

const full = fail("queries.full", `At most ${SAVED_LIMIT} queries can be saved`, {
  tip: "Delete a saved query first; export them to keep them elsewhere.",
});
