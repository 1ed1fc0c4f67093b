import { existsSync } from "node:fs";
import { z } from "zod";
import { RecentDataset } from "#shared/contract/methods";
import type { OpenedDataset } from "#shared/contract/methods";
import type { AppError, Result } from "#shared/domain/result";
import { ok } from "#shared/domain/result";
import { JsonStore, type StoredFormat } from "./jsonStore";
import type { Log } from "./log";

/** How many recent datasets are kept. */
export const RECENT_LIMIT = 12;

const RecentFile = z.object({
  version: z.literal(1),
  datasets: z.array(RecentDataset.omit({ present: true })),
});
type RecentFile = z.infer<typeof RecentFile>;

export const RECENT_FORMAT: StoredFormat<RecentFile> = {
  file: "recent.json",
  subject: "The list of recent datasets",
  version: 1,
  schema: RecentFile,
  upgraders: {},
  initial: { version: 1, datasets: [] },
};

/** The datasets opened last, newest first, by path. */
export class RecentDatasets {
  readonly #store: JsonStore<RecentFile>;
  readonly #now: () => Date;
  readonly #log: Log;

  constructor(configDir: string, now: () => Date, log: Log) {
    this.#store = new JsonStore(configDir, RECENT_FORMAT);
    this.#now = now;
    this.#log = log;
  }

  async problem(): Promise<AppError | null> {
    return (await this.#store.read()).problem;
  }

  async list(): Promise<RecentDataset[]> {
    return withPresence((await this.#store.read()).value);
  }

  /** Opening goes on where the list cannot be saved; the log says so. */
  async remember({ path, label }: OpenedDataset): Promise<void> {
    const openedAt = this.#now().toISOString();
    const saved = await this.#store.update((old) => ({
      version: 1,
      datasets: [{ path, label, openedAt }, ...old.datasets.filter((d) => d.path !== path)].slice(
        0,
        RECENT_LIMIT,
      ),
    }));
    if (!saved.ok) this.#log.warn(saved.error.message);
  }

  async forget(path: string): Promise<Result<RecentDataset[]>> {
    const saved = await this.#store.update((old) => ({
      version: 1,
      datasets: old.datasets.filter((dataset) => dataset.path !== path),
    }));
    return saved.ok ? ok(withPresence(saved.value)) : saved;
  }
}

const withPresence = (file: RecentFile): RecentDataset[] =>
  file.datasets.map((dataset) => ({ ...dataset, present: existsSync(dataset.path) }));
