import type {
  EngineApi,
  EngineSource,
  LoadedDataset,
  LoadProgress,
  QuarantinePage,
  RecordView,
} from "#shared/contract/engine";
import { cellText } from "#shared/domain/cells";
import { recordOf, type Table } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { fail, ok, type Result } from "#shared/domain/result";
import { readDataset } from "#shared/ingest/readDataset";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { checkDataset } from "#shared/quality/checkDataset";
import { openSource, type Fetch } from "./sources";

/** What the engine needs from where it runs. */
export interface EnginePorts {
  readonly fetch: Fetch;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  /** Lets messages in (a cancel) between two stretches of work. */
  readonly breathe: () => Promise<void>;
}

interface Loaded {
  readonly dataset: Dataset;
  readonly index: PostingIndex;
}

const nothingLoaded = () =>
  fail("dataset.notFound", "No dataset is loaded.", { tip: "Open a dataset first." });

const cancelledLoad = () => fail("dataset.cancelled", "Reading the dataset was cancelled.");

/** The engine worker's core: one dataset, its log and its index. Runs in Node as well. */
export class Engine implements EngineApi {
  readonly #ports: EnginePorts;
  #loaded: Loaded | null = null;
  /** Number of the load whose outcome counts; a cancel or a newer load leaves the older behind. */
  #turn = 0;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
  }

  async load(
    source: EngineSource,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<LoadedDataset>> {
    const mine = ++this.#turn;
    const stopped = () => mine !== this.#turn;
    const { now, breathe } = this.#ports;
    const start = now();
    const read = await readDataset(openSource(source, this.#ports.fetch), {
      cancelled: stopped,
      onProgress: ({ file, done, total }) =>
        onProgress({ phase: "reading", item: file, done, total }),
    });
    if (!read.ok) return read;
    const dataset = read.value;
    const readAt = now();
    onProgress({ phase: "indexing", item: null, done: 0, total: 1 });
    await breathe();
    if (stopped()) return cancelledLoad();
    const log = buildLog(dataset);
    const index = new PostingIndex(log);
    const indexedAt = now();
    await breathe();
    if (stopped()) return cancelledLoad();
    const report = checkDataset(dataset, {
      onProgress: (done, total, kind) => onProgress({ phase: "checking", item: kind, done, total }),
    });
    this.#loaded = { dataset, index };
    return ok({
      label: dataset.label,
      report,
      problems: dataset.problems,
      logRecords: log.size,
      untimed: log.untimed.size,
      ...timeSpan(log),
      quarantined: dataset.sources.reduce((sum, table) => sum + table.quarantined, 0),
      took: { reading: readAt - start, indexing: indexedAt - readAt, checking: now() - indexedAt },
    });
  }

  cancel(): void {
    this.#turn++;
  }

  quarantine(table: string | null, from: number, count: number): Promise<Result<QuarantinePage>> {
    if (this.#loaded === null) return Promise.resolve(nothingLoaded());
    const rows = this.#loaded.dataset.quarantine.filter(
      (row) => table === null || row.table === table,
    );
    return Promise.resolve(ok({ total: rows.length, rows: rows.slice(from, from + count) }));
  }

  record(name: string, record: number): Promise<Result<RecordView>> {
    if (this.#loaded === null) return Promise.resolve(nothingLoaded());
    const { dataset } = this.#loaded;
    const table = dataset.tables.get(name);
    const row = table === undefined ? -1 : rowOfRecord(table, record);
    if (table === undefined || row < 0)
      return Promise.resolve(
        fail("dataset.notFound", `${name} has no kept record ${record}.`, {
          where: { row: record },
        }),
      );
    const source = dataset.sources.find((candidate) => candidate.table === name)?.source;
    const fields = Object.entries(table.columns).map(([field, column]) => ({
      name: field,
      value: cellText(column, row),
    }));
    return Promise.resolve(ok({ table: name, record, source: source?.file ?? name, fields }));
  }
}

/** The kept row of a record number, -1 where it was not kept. Record numbers rise with the rows. */
function rowOfRecord(table: Table, record: number): number {
  if (table.records === null) return record >= 1 && record <= table.rows ? record - 1 : -1;
  let low = 0;
  let high = table.rows - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = recordOf(table, middle);
    if (found === record) return middle;
    if (found < record) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const timeSpan = (log: EventLog): { firstMs: number | null; lastMs: number | null } =>
  log.size === 0
    ? { firstMs: null, lastMs: null }
    : { firstMs: log.ms[0]!, lastMs: log.ms[log.size - 1]! };
