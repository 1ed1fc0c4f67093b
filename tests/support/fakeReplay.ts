import type { OverviewFigures, OverviewFilter } from "#shared/contract/overview";
import type {
  ClockFrame,
  ClockTarget,
  Gap,
  Moment,
  ReplayApi,
  ReplaySpan,
  StepTo,
} from "#shared/contract/replay";
import type { RuleSet } from "#shared/contract/rules";
import { fail, ok, type Result } from "#shared/domain/result";

/** A question of the clock that the test answers by hand. */
interface Held {
  readonly release: () => void;
}

/**
 * Answers about records at the given times, in order of time; every record is an event. What the test does not set is
 * not known. With `holding` the questions for a frame wait in `held`.
 */
export class FakeReplay {
  readonly times: readonly number[];
  gaps: readonly Gap[] = [];
  holding = false;
  failing = false;
  readonly held: Held[] = [];
  readonly targets: ClockTarget[] = [];
  readonly filters: OverviewFilter[] = [];
  readonly decidedBy: RuleSet[] = [];

  constructor(times: readonly number[]) {
    this.times = times;
  }

  /** Answers what waits. */
  release(): void {
    for (const { release } of this.held.splice(0)) release();
  }

  momentOf(target: ClockTarget): Moment {
    if (target.to === "time")
      return { ms: target.ms, before: this.times.filter((ms) => ms <= target.ms).length };
    const before = Math.min(target.before, this.times.length);
    const last = this.times[before - 1];
    const at = target.ms ?? last ?? this.times[0] ?? 0;
    return { ms: Math.max(Math.min(at, this.times[before] ?? last ?? at), last ?? at), before };
  }

  get span(): ReplaySpan {
    const firstMs = this.times[0] ?? 0;
    const lastMs = this.times.at(-1) ?? 0;
    return {
      size: this.times.length,
      streams: { session: 0, event: this.times.length, payment: 0, order: 0, alert: 0 },
      untimed: 0,
      firstMs,
      lastMs,
      main: { fromMs: firstMs, toMs: lastMs, earlier: 0, later: 0 },
      landing: { ms: lastMs, before: this.times.length },
    };
  }

  /** What the engine's `replay` answers. */
  readonly answers: Partial<ReplayApi> = {
    span: () => Promise.resolve(ok(this.span)),
    gaps: () => Promise.resolve(ok(this.gaps)),
    decide: (ruleSet) => {
      this.decidedBy.push(ruleSet);
      return Promise.resolve(ok({ payments: 0 }));
    },
    frame: (target, filter) => this.#frame(target, filter),
    step: (from, to, direction) => Promise.resolve(this.#step(from, to, direction)),
  };

  #frame(target: ClockTarget, filter: OverviewFilter): Promise<Result<ClockFrame>> {
    this.targets.push(target);
    this.filters.push(filter);
    const answer: Result<ClockFrame> = this.failing
      ? fail("worker.crashed", "The engine died.")
      : ok(this.#frameAt(this.momentOf(target)));
    if (!this.holding) return Promise.resolve(answer);
    return new Promise((resolve) => this.held.push({ release: () => resolve(answer) }));
  }

  #frameAt(moment: Moment): ClockFrame {
    return {
      moment,
      streams: { session: 0, event: moment.before, payment: 0, order: 0, alert: 0 },
      last: null,
      figures: NO_FIGURES,
      kpis: null,
    };
  }

  #step(from: Moment, to: StepTo, direction: 1 | -1): Result<Moment | null> {
    const before = from.before + direction;
    if (to.kind !== "record" || before < 0 || before > this.times.length) return ok(null);
    return ok(this.momentOf({ to: "position", before }));
  }
}

const NO_FIGURES: OverviewFigures = {
  revenue: null,
  orders: null,
  averageBasket: null,
  sessions: null,
  payments: null,
  failedPayments: null,
  fraudLabels: null,
  fraudRate: null,
  fraudAmount: null,
  alerts: null,
  customers: null,
};
