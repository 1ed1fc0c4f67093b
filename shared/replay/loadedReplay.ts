import type { EntityRef } from "../contract/browse";
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
  ReplaySpan,
  StateDifference,
  StepTo,
  Stream,
  UntimedPage,
} from "../contract/replay";
import { Records } from "../browse/records";
import { entryAt } from "../browse/timeline";
import type { Dataset } from "../domain/dataset";
import { rankOf } from "../log/kinds";
import type { PostingIndex } from "../log/postingIndex";
import type { Overview } from "../overview/overview";
import type { Decided } from "../scoring/loadedDecisions";
import { aroundOf } from "./around";
import { alertedPayments, type AlertedPayment } from "./datasetAlerts";
import { DecidedPayments } from "./decidedPayments";
import { alertsIn, customersIn } from "./difference";
import { EntityPositions } from "./entityPositions";
import { FigureTimeline } from "./figureTimeline";
import { FirstSeen } from "./firstSeen";
import { gapsOf } from "./gaps";
import { Gravities } from "./gravities";
import { histogramOf } from "./histogram";
import { hitsOf } from "./hits";
import { lanesOf } from "./lanes";
import { compareMoments, countBelow, LogPlaces, type Positions } from "./logPlaces";
import { Recent } from "./recent";
import { spanOf } from "./span";
import { stepAmong } from "./step";
import { untimedPage } from "./untimed";

/** What moments are asked of. */
export interface ReplayedDataset {
  readonly dataset: Dataset;
  readonly index: PostingIndex;
  readonly overview: Overview;
}

/** The filter that holds and the one before it: taking a filter back costs nothing. */
const FILTERS_KEPT = 2;
const GAP_LENGTHS_KEPT = 4;

/**
 * Moments of one loaded dataset. Each answer follows from the log, what was decided and the question; what is kept
 * between questions is only what would be worked out again.
 */
export class LoadedReplay {
  readonly #overview: Overview;
  readonly #places: LogPlaces;
  readonly #records: Records;
  readonly #entities: EntityPositions;
  readonly #figures = new Recent<FigureTimeline>(FILTERS_KEPT);
  readonly #gaps = new Recent<readonly Gap[]>(GAP_LENGTHS_KEPT);
  #span: ReplaySpan | null = null;
  #alerted: readonly AlertedPayment[] | null = null;
  #decided: DecidedPayments | null = null;
  #gravities: Gravities | null = null;
  #firstSeen: FirstSeen | null = null;
  #hits: readonly AlertHit[] | null = null;

  constructor({ dataset, index, overview }: ReplayedDataset) {
    this.#overview = overview;
    this.#places = new LogPlaces(index.log);
    this.#records = new Records(dataset, index);
    this.#entities = new EntityPositions(this.#records, this.#places);
  }

  /** Tells of risk by these decisions from now on. */
  useDecided(decided: Decided): void {
    if (decided === this.#decided?.decided) return;
    this.#decided = new DecidedPayments(this.#places.log, decided);
    this.#gravities = null;
    this.#hits = null;
  }

  get decided(): Decided | null {
    return this.#decided?.decided ?? null;
  }

  span(): ReplaySpan {
    return (this.#span ??= spanOf(this.#places));
  }

  frame(target: ClockTarget, filter: OverviewFilter): ClockFrame {
    const moment = this.#places.momentOf(target);
    const { before } = moment;
    return {
      moment,
      streams: this.#places.streams(before),
      last: before === 0 ? null : entryAt(this.#recordsAt(moment), before - 1),
      figures: this.#figuresOf(filter).at(moment),
      kpis: this.#decided?.decided.whatIf.kpis.at(moment) ?? null,
    };
  }

  histogram(request: HistogramRequest): Histogram {
    return histogramOf(this.#places, this.#decided, request);
  }

  lanes(request: LanesRequest): readonly Lane[] {
    this.#gravities ??= new Gravities(this.#places, this.#decided, this.#alertedPayments());
    return lanesOf(this.#places, this.#gravities, this.#entities, request);
  }

  step(from: Moment, to: StepTo, direction: 1 | -1): Moment | null {
    return stepAmong(this.#places, this.#stopsOf(to), from, direction);
  }

  gaps(leastMs: number): readonly Gap[] {
    return this.#gaps.get(String(leastMs), () => gapsOf(this.#places.log, leastMs));
  }

  around(request: AroundRequest): Around {
    const sources = {
      places: this.#places,
      records: this.#recordsAt(request.moment),
      entities: this.#entities,
      decided: this.#decided,
    };
    return aroundOf(sources, request);
  }

  difference(a: Moment, b: Moment, filter: OverviewFilter): StateDifference {
    const [from, until] = compareMoments(a, b) <= 0 ? [a, b] : [b, a];
    const payments = this.#places.kinds.payment;
    const stretch = {
      from: countBelow(payments, from.before),
      to: countBelow(payments, until.before),
    };
    this.#firstSeen ??= new FirstSeen(this.#records.index);
    return {
      from: this.frame({ to: "position", ...from }, filter),
      until: this.frame({ to: "position", ...until }, filter),
      first: this.#firstSeen.between(from.before, until.before),
      ...alertsIn(this.#records, this.#decided, stretch),
      customers: customersIn(this.#records, this.#decided, stretch),
    };
  }

  untimed(from: number, count: number): UntimedPage {
    return untimedPage(this.#records, from, count);
  }

  /** Null before payments have been decided. */
  hits(): readonly AlertHit[] | null {
    if (this.#decided === null) return null;
    return (this.#hits ??= hitsOf(this.#records, this.#decided, this.#alertedPayments()));
  }

  /** What records say of each other as of a moment: a payment has no alert before it comes. */
  #recordsAt(moment: Moment): Records {
    return this.#records.at({ moment, future: "greyed" });
  }

  #stopsOf(to: StepTo): Positions {
    switch (to.kind) {
      case "record":
        return this.#places.all;
      case "stream":
        return this.#places.kinds[to.stream];
      case "alert":
        return this.#decided?.alerts(this.#places.kinds.alert) ?? this.#places.kinds.alert;
      case "ruleHit":
        return this.#decided?.ruleHits(to.ruleId) ?? new Uint32Array(0);
      case "entity":
        return this.#ofEntity(to.entity, to.stream);
    }
  }

  #ofEntity(entity: EntityRef, stream: Stream | undefined): Positions {
    const positions = this.#entities.of(entity);
    if (stream === undefined) return positions;
    const { rank } = this.#places.log;
    return positions.filter((position) => rank[position] === rankOf(stream));
  }

  #alertedPayments(): readonly AlertedPayment[] {
    return (this.#alerted ??= alertedPayments(this.#records, this.#places));
  }

  #figuresOf(filter: OverviewFilter): FigureTimeline {
    return this.#figures.get(
      JSON.stringify(filter),
      () => new FigureTimeline(this.#overview.model, this.#places, filter),
    );
  }
}
