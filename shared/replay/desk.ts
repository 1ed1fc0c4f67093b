import type { WorkProgress } from "../contract/decisions";
import type { OverviewFilter } from "../contract/overview";
import type {
  AlertHit,
  Around,
  AroundRequest,
  ClockFrame,
  ClockTarget,
  Gap,
  Histogram,
  HistogramRequest,
  Lane,
  LanesRequest,
  Moment,
  ReplayApi,
  ReplaySpan,
  StateDifference,
  StepTo,
  UntimedPage,
} from "../contract/replay";
import type { RuleSet } from "../contract/rules";
import { fail, ok, type Result } from "../domain/result";
import type { DecisionDesk } from "../scoring/desk";
import type { Decided } from "../scoring/loadedDecisions";
import { LoadedReplay, type ReplayedDataset } from "./loadedReplay";

const nothingLoaded = () =>
  fail("dataset.notFound", "No dataset is loaded.", { tip: "Open a dataset first." });

const nothingDecided = () =>
  fail("dataset.notFound", "No payment has been decided yet.", {
    tip: "Wait for the rules to be applied, then ask again.",
  });

const overtaken = () => fail("dataset.cancelled", "Newer rules or another dataset came meanwhile.");

/** Answers about moments of the loaded dataset. */
export class ReplayDesk implements ReplayApi {
  readonly #decisions: DecisionDesk;
  #loaded: LoadedReplay | null = null;
  /** Number of the deciding whose outcome counts. */
  #turn = 0;

  constructor(decisions: DecisionDesk) {
    this.#decisions = decisions;
  }

  /** Answers about this dataset from now on; deciding of the former ends. The decision desk has it already. */
  use(opened: ReplayedDataset): void {
    this.#turn++;
    this.#loaded = new LoadedReplay(opened);
  }

  /** What the last `decide` decided of the loaded dataset; null until then. */
  get decided(): Decided | null {
    return this.#loaded?.decided ?? null;
  }

  span(): Promise<Result<ReplaySpan>> {
    return this.#ask((loaded) => ok(loaded.span()));
  }

  async decide(
    ruleSet: RuleSet,
    onProgress: (progress: WorkProgress) => void,
  ): Promise<Result<{ readonly payments: number }>> {
    const loaded = this.#loaded;
    if (loaded === null) return nothingLoaded();
    const mine = ++this.#turn;
    const isCancelled = (): boolean => mine !== this.#turn;
    const decided = await this.#decisions.decided(ruleSet, { isCancelled, onProgress });
    if (isCancelled()) return overtaken();
    if (!decided.ok) return decided;
    loaded.useDecided(decided.value);
    return ok({ payments: decided.value.whatIf.decisions.outcomes.length });
  }

  frame(target: ClockTarget, filter: OverviewFilter): Promise<Result<ClockFrame>> {
    return this.#ask((loaded) => ok(loaded.frame(target, filter)));
  }

  histogram(request: HistogramRequest): Promise<Result<Histogram>> {
    return this.#ask((loaded) => ok(loaded.histogram(request)));
  }

  lanes(request: LanesRequest): Promise<Result<readonly Lane[]>> {
    return this.#ask((loaded) => ok(loaded.lanes(request)));
  }

  step(from: Moment, to: StepTo, direction: 1 | -1): Promise<Result<Moment | null>> {
    return this.#ask((loaded) => ok(loaded.step(from, to, direction)));
  }

  gaps(leastMs: number): Promise<Result<readonly Gap[]>> {
    return this.#ask((loaded) => ok(loaded.gaps(leastMs)));
  }

  around(request: AroundRequest): Promise<Result<Around>> {
    return this.#ask((loaded) => ok(loaded.around(request)));
  }

  difference(a: Moment, b: Moment, filter: OverviewFilter): Promise<Result<StateDifference>> {
    return this.#ask((loaded) => ok(loaded.difference(a, b, filter)));
  }

  untimed(from: number, count: number): Promise<Result<UntimedPage>> {
    return this.#ask((loaded) => ok(loaded.untimed(from, count)));
  }

  hits(): Promise<Result<readonly AlertHit[]>> {
    return this.#ask((loaded) => {
      const hits = loaded.hits();
      return hits === null ? nothingDecided() : ok(hits);
    });
  }

  #ask<T>(question: (loaded: LoadedReplay) => Result<T>): Promise<Result<T>> {
    return Promise.resolve(this.#loaded === null ? nothingLoaded() : question(this.#loaded));
  }
}
