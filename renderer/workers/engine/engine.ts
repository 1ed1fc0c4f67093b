import type {
  DatasetFingerprint,
  EngineApi,
  EngineSource,
  LoadedDataset,
  LoadProgress,
  QuarantinePage,
  RecordView,
} from "#shared/contract/engine";
import { cellText } from "#shared/domain/cells";
import { rowOfRecord } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { fail, ok, type Result } from "#shared/domain/result";
import { readDataset } from "#shared/ingest/readDataset";
import type { DatasetSource } from "#shared/ingest/source";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { checkDataset } from "#shared/quality/checkDataset";
import { Browser } from "#shared/browse/browser";
import { maskQuarantined, maskReport } from "#shared/browse/maskReport";
import { Privacy } from "#shared/browse/privacy";
import type {
  EntityRef,
  ExportedBytes,
  ExportFormat,
  FieldValues,
  RecordAddress,
  RecordPage,
  RowsPage,
  SearchAnswer,
  TableInfo,
  TableView,
} from "#shared/contract/browse";
import type { BirthdateMatches, DatasetCard, RestrictedOrder } from "#shared/contract/compliance";
import type {
  Grain,
  OverviewData,
  OverviewFilter,
  OverviewFinding,
} from "#shared/contract/overview";
import type { AsOf, Moment } from "#shared/contract/replay";
import type { SqlPort } from "#shared/contract/sql";
import type { DecidedScores } from "#shared/graph/answers/graphState";
import { GraphDesk } from "#shared/graph/desk";
import { MS_PER_DAY } from "#shared/domain/time";
import { ReplayDesk } from "#shared/replay/desk";
import { DecisionDesk } from "#shared/scoring/desk";
import { Overview } from "#shared/overview/overview";
import { readCardPicture } from "./cardPictures";
import { fingerprintOf } from "./fingerprint";
import { openSource, type Fetch } from "./sources";
import { SqlFeed } from "./sqlFeed";

/** What the engine needs from where it runs. */
export interface EnginePorts {
  readonly fetch: Fetch;
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  /** Lets messages in (a cancel) between two stretches of work. */
  readonly breathe: () => Promise<void>;
}

interface Loaded {
  readonly generation: number;
  readonly source: DatasetSource;
  readonly dataset: Dataset;
  readonly privacy: Privacy;
  readonly browser: Browser;
  readonly overview: Overview;
}

const nothingLoaded = () =>
  fail("dataset.notFound", "No dataset is loaded.", { tip: "Open a dataset first." });

const anotherLoaded = () =>
  fail("dataset.notFound", "Another dataset has been opened meanwhile.", {
    tip: "Ask again of the dataset that is open now.",
  });

const cancelledLoad = () => fail("dataset.cancelled", "Reading the dataset was cancelled.");

/** The engine worker's core: one dataset, its log and its index. Runs in Node as well. */
export class Engine implements EngineApi {
  readonly #ports: EnginePorts;
  readonly #sql = new SqlFeed();
  readonly decisions: DecisionDesk;
  readonly replay: ReplayDesk;
  readonly graph: GraphDesk;
  #loaded: Loaded | null = null;
  /** Number of the load whose outcome counts; a cancel or a newer load leaves the older behind. */
  #turn = 0;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.decisions = new DecisionDesk(ports);
    this.replay = new ReplayDesk(this.decisions);
    this.graph = new GraphDesk(() => scoresOf(this.replay));
  }

  async load(
    source: EngineSource,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<LoadedDataset>> {
    const mine = ++this.#turn;
    const stopped = () => mine !== this.#turn;
    const { now, breathe } = this.#ports;
    const start = now();
    const opened = openSource(source, this.#ports.fetch);
    const privacy = new Privacy();
    // While the rest is read, indexed and checked, the SQL worker fills its tables.
    this.#sql.begin(mine, privacy);
    const read = await readDataset(opened, {
      cancelled: stopped,
      onTable: (table) => this.#sql.add(mine, table),
      onProgress: ({ file, done, total }) =>
        onProgress({ phase: "reading", item: file, done, total }),
    });
    if (!read.ok) {
      this.#sql.abandon(mine);
      return read;
    }
    const dataset = read.value;
    const readAt = now();
    this.#sql.complete(mine);
    onProgress({ phase: "indexing", item: null, done: 0, total: 1 });
    await breathe();
    if (stopped()) return cancelledLoad();
    const log = buildLog(dataset);
    const index = new PostingIndex(log);
    const indexedAt = now();
    await breathe();
    if (stopped()) return cancelledLoad();
    const report = maskReport(
      checkDataset(dataset, {
        onProgress: (done, total, kind) =>
          onProgress({ phase: "checking", item: kind, done, total }),
      }),
    );
    const overview = new Overview(dataset, index);
    const browser = new Browser(dataset, index, privacy);
    this.#loaded = { generation: mine, source: opened, dataset, privacy, browser, overview };
    this.decisions.use(dataset, index, privacy);
    this.replay.use({ dataset, index, overview });
    this.graph.use({ dataset, log, personal: privacy });
    this.#sql.ensureSent(dataset, mine, privacy);
    return ok({
      label: dataset.label,
      generation: mine,
      report,
      problems: [...dataset.problems, ...dataset.scenarioProblems],
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
    const { dataset, privacy } = this.#loaded;
    const lost = dataset.quarantine.filter((row) => table === null || row.table === table);
    const rows = lost.slice(from, from + count).map((row) => maskQuarantined(row, privacy));
    return Promise.resolve(ok({ total: lost.length, rows }));
  }

  record(name: string, record: number): Promise<Result<RecordView>> {
    if (this.#loaded === null) return Promise.resolve(nothingLoaded());
    const { dataset, privacy } = this.#loaded;
    const table = dataset.tables.get(name);
    const row = table === undefined ? -1 : rowOfRecord(table, record);
    if (table === undefined || row < 0)
      return Promise.resolve(
        fail("dataset.notFound", `${name} has no kept record ${record}.`, {
          where: { row: record },
        }),
      );
    const source = dataset.sources.find((candidate) => candidate.table === name)?.source;
    const address = { table: name, record };
    const fields = Object.entries(table.columns).map(([field, column]) => ({
      name: field,
      value: privacy.show(field, address, cellText(column, row)),
      ...(privacy.isMasked(field, address) ? { masked: true } : {}),
    }));
    return Promise.resolve(ok({ table: name, record, source: source?.file ?? name, fields }));
  }

  cardPicture(generation: number, record: number): Promise<Result<Uint8Array | null>> {
    if (this.#loaded === null) return Promise.resolve(nothingLoaded());
    if (this.#loaded.generation !== generation) return Promise.resolve(anotherLoaded());
    const { dataset, source, privacy } = this.#loaded;
    return readCardPicture(dataset, source, privacy, record);
  }

  cardsOfDataset(generation: number): Promise<Result<readonly DatasetCard[]>> {
    return this.#askOf(generation, (browser) => browser.cards());
  }

  customersBornOn(generation: number, birthdate: string): Promise<Result<BirthdateMatches>> {
    return this.#askOf(generation, (browser) => browser.customersBornOn(birthdate));
  }

  restrictedOrders(
    generation: number,
    moment: Moment | null,
  ): Promise<Result<readonly RestrictedOrder[]>> {
    return this.#askOf(generation, (browser) => browser.restrictedOrders(moment));
  }

  fingerprint(): Promise<Result<DatasetFingerprint>> {
    if (this.#loaded === null) return Promise.resolve(nothingLoaded());
    const { source, generation } = this.#loaded;
    const stopped = () => this.#loaded?.generation !== generation;
    return fingerprintOf(source, { breathe: this.#ports.breathe, stopped });
  }

  tables(): Promise<Result<readonly TableInfo[]>> {
    return this.#ask(({ browser }) => ok(browser.tables()));
  }

  rows(
    view: TableView,
    from: number,
    count: number,
    asOf: AsOf | null = null,
  ): Promise<Result<RowsPage>> {
    return this.#ask(({ browser }) => browser.rows(view, from, count, asOf));
  }

  values(
    view: TableView,
    field: string,
    text: string,
    limit: number,
    asOf: AsOf | null = null,
  ): Promise<Result<FieldValues>> {
    return this.#ask(({ browser }) => browser.values(view, field, text, limit, asOf));
  }

  exportRows(
    view: TableView,
    fields: readonly string[],
    format: ExportFormat,
    asOf: AsOf | null = null,
  ): Promise<Result<ExportedBytes>> {
    return this.#ask(({ browser }) => browser.exportRows(view, fields, format, asOf));
  }

  search(text: string, limit: number): Promise<Result<SearchAnswer>> {
    return this.#ask(({ browser }) => browser.search(text, limit));
  }

  page(entity: EntityRef, asOf: AsOf | null = null): Promise<Result<RecordPage>> {
    return this.#ask(({ browser }) => browser.page(entity, asOf));
  }

  overview(
    filter: OverviewFilter,
    grain: Grain,
    moment: Moment | null = null,
  ): Promise<Result<OverviewData>> {
    return this.#ask(({ overview }) => overview.data(filter, grain, moment));
  }

  findings(moment: Moment | null = null): Promise<Result<readonly OverviewFinding[]>> {
    return this.#ask(({ overview }) => ok(overview.findings(moment)));
  }

  reveal(generation: number, address: RecordAddress | null): Promise<Result<number>> {
    return this.#change(generation, (privacy) => privacy.reveal(address));
  }

  mask(generation: number, address: RecordAddress | null): Promise<Result<number>> {
    return this.#change(generation, (privacy) => privacy.mask(address));
  }

  /** Changes what may be seen of the load that is meant, and of no other. */
  #change(meant: number, change: (privacy: Privacy) => void): Promise<Result<number>> {
    return this.#ask(({ dataset, generation, privacy }) => {
      if (generation !== meant) return anotherLoaded();
      const before = privacy.revision;
      change(privacy);
      if (privacy.revision !== before) this.#sql.send(dataset, generation, privacy);
      return ok(privacy.revision);
    });
  }

  connectSql(port: SqlPort): Promise<void> {
    this.#sql.connect(port);
    if (this.#loaded !== null) {
      const { dataset, generation, privacy } = this.#loaded;
      this.#sql.send(dataset, generation, privacy);
    }
    this.#sql.resume();
    return Promise.resolve();
  }

  /** Asks the load that is meant, and no other. */
  #askOf<T>(meant: number, question: (browser: Browser) => T): Promise<Result<T>> {
    return this.#ask(({ browser, generation }) =>
      generation === meant ? ok(question(browser)) : anotherLoaded(),
    );
  }

  #ask<T>(question: (loaded: Loaded) => Result<T>): Promise<Result<T>> {
    return Promise.resolve(this.#loaded === null ? nothingLoaded() : question(this.#loaded));
  }
}

/** What the graph knows of risk. */
function scoresOf({ decided }: ReplayDesk): DecidedScores | null {
  if (decided === null) return null;
  const { scores, outcomes } = decided.whatIf.decisions;
  const labelDelayMs = decided.ruleSet.labelDelayDays * MS_PER_DAY;
  return { score: scores, outcome: outcomes, labelDelayMs };
}

const timeSpan = (log: EventLog): { firstMs: number | null; lastMs: number | null } =>
  log.size === 0
    ? { firstMs: null, lastMs: null }
    : { firstMs: log.ms[0]!, lastMs: log.ms[log.size - 1]! };
