import { Queries, SAVED_LIMIT, type QueriesChange, type RunQuery } from "#shared/contract/methods";
import { withRun } from "#shared/contract/queryHistory";
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

  change({ save, remove }: QueriesChange): Promise<Result<Queries>> {
    const savedAt = this.#now().toISOString();
    return this.#store.tryUpdate((old) => {
      const byId = new Map(old.saved.map((query) => [query.id, query]));
      for (const id of remove) byId.delete(id);
      // An id that is there keeps its place.
      for (const query of save) byId.set(query.id, { ...query, savedAt });
      return byId.size > SAVED_LIMIT ? full : ok({ ...old, saved: [...byId.values()] });
    });
  }

  async ran(run: Omit<RunQuery, "at">): Promise<Result<RunQuery>> {
    const entry = { ...run, at: this.#now().toISOString() };
    const written = await this.#store.update((old) => ({
      ...old,
      history: withRun(old.history, entry),
    }));
    return written.ok ? ok(entry) : written;
  }

  clearHistory(): Promise<Result<Queries>> {
    return this.#store.update((old) => ({ ...old, history: [] }));
  }
}

const full = fail("queries.full", `At most ${SAVED_LIMIT} queries can be saved`, {
  tip: "Delete a saved query first; export them to keep them elsewhere.",
});
