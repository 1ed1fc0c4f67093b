import type {
  EngineApi,
  EngineSource,
  LoadedDataset,
  LoadProgress,
  RecordView,
} from "#shared/contract/engine";
import type { QuarantinedRows } from "#shared/domain/dataset";
import { fail, ok, type Result } from "#shared/domain/result";

/** A load the test finishes by hand. */
export interface PendingLoad {
  readonly source: EngineSource;
  readonly report: (progress: LoadProgress) => void;
  readonly finish: (answer: Result<LoadedDataset>) => void;
}

/** An engine under the test's control: each `load` waits in `loads` until it is finished. */
export class FakeEngine implements EngineApi {
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
}
