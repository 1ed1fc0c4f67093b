import type {
  AlertHit,
  Around,
  ClockFrame,
  Gap,
  Histogram,
  Lane,
  Moment,
  ReplayApi,
  ReplaySpan,
  StateDifference,
  UntimedPage,
} from "../contract/replay";
import type { Dataset } from "../domain/dataset";
import { fail, type Result } from "../domain/result";
import type { PostingIndex } from "../log/postingIndex";
import type { Overview } from "../overview/overview";
import type { DecisionDesk } from "../scoring/desk";

/** What the desk answers about. */
export interface ReplayedDataset {
  readonly dataset: Dataset;
  readonly index: PostingIndex;
  readonly overview: Overview;
}

const nothingLoaded = () =>
  fail("dataset.notFound", "No dataset is loaded.", { tip: "Open a dataset first." });

/** Answers about moments of the loaded dataset. */
export class ReplayDesk implements ReplayApi {
  readonly #decisions: DecisionDesk;
  readonly #breathe: () => Promise<void>;
  #opened: ReplayedDataset | null = null;

  constructor(decisions: DecisionDesk, breathe: () => Promise<void>) {
    this.#decisions = decisions;
    this.#breathe = breathe;
  }

  /** Answers about this dataset from now on. */
  use(opened: ReplayedDataset): void {
    this.#opened = opened;
  }

  /** What the desk answers with. */
  get parts() {
    return { decisions: this.#decisions, breathe: this.#breathe, opened: this.#opened };
  }

  span(): Promise<Result<ReplaySpan>> {
    return Promise.resolve(nothingLoaded());
  }
  decide(): Promise<Result<{ readonly payments: number }>> {
    return Promise.resolve(nothingLoaded());
  }
  frame(): Promise<Result<ClockFrame>> {
    return Promise.resolve(nothingLoaded());
  }
  histogram(): Promise<Result<Histogram>> {
    return Promise.resolve(nothingLoaded());
  }
  lanes(): Promise<Result<readonly Lane[]>> {
    return Promise.resolve(nothingLoaded());
  }
  step(): Promise<Result<Moment | null>> {
    return Promise.resolve(nothingLoaded());
  }
  gaps(): Promise<Result<readonly Gap[]>> {
    return Promise.resolve(nothingLoaded());
  }
  around(): Promise<Result<Around>> {
    return Promise.resolve(nothingLoaded());
  }
  difference(): Promise<Result<StateDifference>> {
    return Promise.resolve(nothingLoaded());
  }
  untimed(): Promise<Result<UntimedPage>> {
    return Promise.resolve(nothingLoaded());
  }
  hits(): Promise<Result<readonly AlertHit[]>> {
    return Promise.resolve(nothingLoaded());
  }
}
