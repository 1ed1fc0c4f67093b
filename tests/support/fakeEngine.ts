import type {
  EngineApi,
  EngineSource,
  LoadedDataset,
  LoadProgress,
  RecordView,
} from "#shared/contract/engine";
import type { DecisionsApi } from "#shared/contract/decisions";
import type { RecordAddress } from "#shared/contract/browse";
import type { GraphApi } from "#shared/contract/graph";
import type { ReplayApi } from "#shared/contract/replay";
import type { SqlPort } from "#shared/contract/sql";
import type { QuarantinedRows } from "#shared/domain/dataset";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import type { EnginePort } from "#renderer/platform/ports";

/** A load the test finishes by hand. */
export interface PendingLoad {
  readonly source: EngineSource;
  readonly report: (progress: LoadProgress) => void;
  readonly finish: (answer: Result<LoadedDataset>) => void;
}

/** An engine under the test's control: each `load` waits in `loads` until it is finished. */
export class FakeEngine implements EnginePort {
  readonly loads: PendingLoad[] = [];
  cancels = 0;
  quarantined: readonly QuarantinedRows[] = [];
  readonly records = new Map<string, RecordView>();

  load(
    source: EngineSource,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Result<LoadedDataset>> {
    return new Promise((finish) => {
      this.loads.push({ source, report: onProgress, finish });
    });
  }

  cancel(): void {
    this.cancels += 1;
    this.loads.at(-1)?.finish(fail("dataset.cancelled", "Reading the dataset was cancelled."));
  }

  quarantine(table: string | null, from: number, count: number) {
    const rows = this.quarantined.filter((row) => table === null || row.table === table);
    return Promise.resolve(ok({ total: rows.length, rows: rows.slice(from, from + count) }));
  }

  record(table: string, record: number): Promise<Result<RecordView>> {
    const found = this.records.get(`${table} ${record}`);
    return Promise.resolve(
      found === undefined
        ? fail("dataset.notFound", `${table} has no kept record ${record}.`)
        : ok(found),
    );
  }

  /** Answers to give; what is not set is not known. */
  readonly answers: Partial<EngineAnswers> = {};
  readonly revealed: (RecordAddress | null)[] = [];
  readonly masked: (RecordAddress | null)[] = [];
  /** What SQL's tables have come to: see `AskedTables`. */
  tablesRevision = 0;
  readonly ports: SqlPort[] = [];
  private readonly lostListeners = new Set<(error: AppError) => void>();

  readonly onLost = (listener: (error: AppError) => void): (() => void) => {
    this.lostListeners.add(listener);
    return () => this.lostListeners.delete(listener);
  };

  /** The worker dies. */
  crash(error: AppError): void {
    for (const listener of this.lostListeners) listener(error);
  }

  cardPicture(...question: Parameters<EngineApi["cardPicture"]>) {
    return Promise.resolve(this.answers.cardPicture?.(...question) ?? ok(null));
  }

  cardsOfDataset(...question: Parameters<EngineApi["cardsOfDataset"]>) {
    return Promise.resolve(this.answers.cardsOfDataset?.(...question) ?? ok([]));
  }

  customersBornOn(...question: Parameters<EngineApi["customersBornOn"]>) {
    return Promise.resolve(this.answers.customersBornOn?.(...question) ?? unknown);
  }

  restrictedOrders(...question: Parameters<EngineApi["restrictedOrders"]>) {
    return Promise.resolve(this.answers.restrictedOrders?.(...question) ?? ok([]));
  }

  fingerprint() {
    return Promise.resolve(this.answers.fingerprint?.() ?? unknown);
  }

  tables() {
    return Promise.resolve(this.answers.tables?.() ?? unknown);
  }

  rows(...question: Parameters<EngineApi["rows"]>) {
    return Promise.resolve(this.answers.rows?.(...question) ?? unknown);
  }

  values(...question: Parameters<EngineApi["values"]>) {
    return Promise.resolve(this.answers.values?.(...question) ?? unknown);
  }

  exportRows(...question: Parameters<EngineApi["exportRows"]>) {
    return Promise.resolve(this.answers.exportRows?.(...question) ?? unknown);
  }

  search(...question: Parameters<EngineApi["search"]>) {
    return Promise.resolve(this.answers.search?.(...question) ?? ok({ hits: [], total: 0 }));
  }

  page(...question: Parameters<EngineApi["page"]>) {
    return Promise.resolve(this.answers.page?.(...question) ?? unknown);
  }

  overview(...question: Parameters<EngineApi["overview"]>) {
    return Promise.resolve(this.answers.overview?.(...question) ?? unknown);
  }

  findings(...question: Parameters<EngineApi["findings"]>) {
    return Promise.resolve(this.answers.findings?.(...question) ?? ok([]));
  }

  reveal(_generation: number, address: RecordAddress | null): Promise<Result<number>> {
    this.revealed.push(address);
    if (address === null) this.tablesRevision += 1;
    return Promise.resolve(ok(this.tablesRevision));
  }

  mask(_generation: number, address: RecordAddress | null): Promise<Result<number>> {
    this.masked.push(address);
    if (address === null) this.tablesRevision += 1;
    return Promise.resolve(ok(this.tablesRevision));
  }

  /** Set what the test asks for; the rest is not known. */
  readonly decisionAnswers: Partial<DecisionsApi> = {};

  readonly decisions: DecisionsApi = {
    features: (...question) => this.decisionAnswers.features?.(...question) ?? unsaid(),
    paymentFeatures: (...question) =>
      this.decisionAnswers.paymentFeatures?.(...question) ?? unsaid(),
    featureRecords: (...question) => this.decisionAnswers.featureRecords?.(...question) ?? unsaid(),
    decision: (...question) => this.decisionAnswers.decision?.(...question) ?? unsaid(),
    similar: (...question) => this.decisionAnswers.similar?.(...question) ?? unsaid(),
    whatIf: (...question) => this.decisionAnswers.whatIf?.(...question) ?? unsaid(),
    latency: () => this.decisionAnswers.latency?.() ?? unsaid(),
    featureValues: (...question) => this.decisionAnswers.featureValues?.(...question) ?? unsaid(),
    leakCheck: (...question) => this.decisionAnswers.leakCheck?.(...question) ?? unsaid(),
    cancelWork: () => this.decisionAnswers.cancelWork?.(),
  };

  /** Set what the test asks for; the rest is not known, so that there is no clock. */
  readonly replayAnswers: Partial<ReplayApi> = {};

  readonly replay: ReplayApi = {
    span: () => this.replayAnswers.span?.() ?? unsaid(),
    decide: (...question) => this.replayAnswers.decide?.(...question) ?? unsaid(),
    frame: (...question) => this.replayAnswers.frame?.(...question) ?? unsaid(),
    histogram: (...question) => this.replayAnswers.histogram?.(...question) ?? unsaid(),
    lanes: (...question) => this.replayAnswers.lanes?.(...question) ?? unsaid(),
    step: (...question) => this.replayAnswers.step?.(...question) ?? unsaid(),
    gaps: (...question) => this.replayAnswers.gaps?.(...question) ?? unsaid(),
    around: (...question) => this.replayAnswers.around?.(...question) ?? unsaid(),
    difference: (...question) => this.replayAnswers.difference?.(...question) ?? unsaid(),
    untimed: (...question) => this.replayAnswers.untimed?.(...question) ?? unsaid(),
    hits: () => this.replayAnswers.hits?.() ?? unsaid(),
  };

  /** Set what the test asks for; the rest is not known. */
  readonly graphAnswers: Partial<GraphApi> = {};

  readonly graph: GraphApi = {
    summary: (...question) => this.graphAnswers.summary?.(...question) ?? unsaid(),
    suggest: (...question) => this.graphAnswers.suggest?.(...question) ?? unsaid(),
    scene: (...question) => this.graphAnswers.scene?.(...question) ?? unsaid(),
    neighbours: (...question) => this.graphAnswers.neighbours?.(...question) ?? unsaid(),
    card: (...question) => this.graphAnswers.card?.(...question) ?? unsaid(),
    aggregate: (...question) => this.graphAnswers.aggregate?.(...question) ?? unsaid(),
    paths: (...question) => this.graphAnswers.paths?.(...question) ?? unsaid(),
    groups: (...question) => this.graphAnswers.groups?.(...question) ?? unsaid(),
    members: (...question) => this.graphAnswers.members?.(...question) ?? unsaid(),
    rings: (...question) => this.graphAnswers.rings?.(...question) ?? unsaid(),
    similar: (...question) => this.graphAnswers.similar?.(...question) ?? unsaid(),
    metrics: (...question) => this.graphAnswers.metrics?.(...question) ?? unsaid(),
  };

  connectSql(port: SqlPort): Promise<void> {
    this.ports.push(port);
    return Promise.resolve();
  }
}

type Question =
  | "fingerprint"
  | "cardPicture"
  | "cardsOfDataset"
  | "customersBornOn"
  | "restrictedOrders"
  | "tables"
  | "rows"
  | "values"
  | "exportRows"
  | "search"
  | "page"
  | "overview"
  | "findings";
type EngineAnswers = {
  [Q in Question]: (...question: Parameters<EngineApi[Q]>) => Awaited<ReturnType<EngineApi[Q]>>;
};

const unsaid = (): Promise<typeof unknown> => Promise.resolve(unknown);

const unknown = fail("dataset.notFound", "The test has not said.");
