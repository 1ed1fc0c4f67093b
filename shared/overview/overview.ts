import type {
  Grain,
  OverviewData,
  OverviewFigures,
  OverviewFilter,
  OverviewFinding,
} from "../contract/overview";
import type { Moment } from "../contract/replay";
import type { Dataset } from "../domain/dataset";
import { ok, type Result } from "../domain/result";
import { arrivalsOf } from "../log/arrivals";
import { paymentsBefore, type EventLog } from "../log/eventLog";
import type { PostingIndex } from "../log/postingIndex";
import { findingsOf } from "./findings/findings";
import { Funnel } from "./funnel";
import { OverviewModel } from "./model";
import { ProductSales } from "./products";
import { figuresOf, groupChart, hoursChart, revenueChart } from "./tallyCharts";

interface Prepared {
  readonly model: OverviewModel;
  readonly funnel: Funnel;
  readonly products: ProductSales;
}

/** Figures and charts over one loaded dataset. What does not depend on a filter is worked out at the first question. */
export class Overview {
  readonly #dataset: Dataset;
  readonly #log: EventLog;
  #prepared: Prepared | null = null;

  constructor(dataset: Dataset, index: PostingIndex) {
    this.#dataset = dataset;
    this.#log = index.log;
  }

  /**
   * @param moment null = everything, also what has no time; otherwise what has happened by then, reached through what
   * has happened by then (docs/decisions/0015). `firstMs` and `lastMs` are those of the whole dataset either way.
   */
  data(filter: OverviewFilter, grain: Grain, moment: Moment | null = null): Result<OverviewData> {
    const { model, funnel, products } = this.#prepare();
    const chosen = model.choose(filter, moment);
    return ok({
      basis: model.basis,
      figures: figuresOf(chosen),
      charts: {
        revenue: revenueChart(chosen, grain),
        funnel: funnel.chart(chosen.selection, moment),
        sources: groupChart(chosen, "sources"),
        campaigns: groupChart(chosen, "campaigns"),
        products: products.chart(chosen.selection, moment),
        hours: hoursChart(chosen),
        countries: groupChart(chosen, "countries"),
        devices: groupChart(chosen, "devices"),
        methods: groupChart(chosen, "methods"),
        cohorts: groupChart(chosen, "cohorts"),
      },
      ...spanOf(model),
    });
  }

  /** The headline figures alone, for what moves with every frame. */
  figures(filter: OverviewFilter, moment: Moment | null): OverviewFigures {
    return figuresOf(this.#prepare().model.choose(filter, moment));
  }

  /** What is worth looking at first; uses payments only, and no file that tells the answer. */
  findings(moment: Moment | null = null): readonly OverviewFinding[] {
    return findingsOf(
      this.#dataset,
      moment === null ? this.#log : firstPayments(this.#log, moment),
    );
  }

  /** The counted records, for those who count them as of every moment. */
  get model(): OverviewModel {
    return this.#prepare().model;
  }

  #prepare(): Prepared {
    if (this.#prepared === null) {
      const model = new OverviewModel(this.#dataset, arrivalsOf(this.#dataset, this.#log));
      this.#prepared = { model, funnel: new Funnel(model), products: new ProductSales(model) };
    }
    return this.#prepared;
  }
}

/** The log with its first payments alone; of its other records findings know nothing. */
function firstPayments(log: EventLog, { before }: Moment): EventLog {
  const size = paymentsBefore(log.payments.position, before);
  const { position, cents, failed, fraud } = log.payments;
  return {
    ...log,
    payments: {
      ...log.payments,
      size,
      position: position.subarray(0, size),
      cents: cents.subarray(0, size),
      failed: failed.subarray(0, size),
      fraud: fraud.subarray(0, size),
    },
  };
}

/** Times of the first and last counted record; null where none has a time. */
function spanOf({ records }: OverviewModel): { firstMs: number | null; lastMs: number | null } {
  let first = Infinity;
  let last = -Infinity;
  for (const { ms } of records.values())
    for (const at of ms) {
      if (at < first) first = at;
      if (at > last) last = at;
    }
  return first > last ? { firstMs: null, lastMs: null } : { firstMs: first, lastMs: last };
}
