import type { Grain, OverviewData, OverviewFilter, OverviewFinding } from "../contract/overview";
import type { Moment } from "../contract/replay";
import type { Dataset } from "../domain/dataset";
import { ok, type Result } from "../domain/result";
import type { EventLog } from "../log/eventLog";
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

  data(filter: OverviewFilter, grain: Grain, _moment: Moment | null = null): Result<OverviewData> {
    const { model, funnel, products } = this.#prepare();
    const selection = model.select(filter);
    return ok({
      basis: model.basis,
      figures: figuresOf(model, selection),
      charts: {
        revenue: revenueChart(model, selection, grain),
        funnel: funnel.chart(selection),
        sources: groupChart(model, "sources", selection),
        campaigns: groupChart(model, "campaigns", selection),
        products: products.chart(selection),
        hours: hoursChart(model, selection),
        countries: groupChart(model, "countries", selection),
        devices: groupChart(model, "devices", selection),
        methods: groupChart(model, "methods", selection),
        cohorts: groupChart(model, "cohorts", selection),
      },
      ...spanOf(model),
    });
  }

  /** What is worth looking at first; uses payments only, and no file that tells the answer. */
  findings(_moment: Moment | null = null): readonly OverviewFinding[] {
    return findingsOf(this.#dataset, this.#log);
  }

  /** The counted records, for those who count them as of every moment. */
  get model(): OverviewModel {
    return this.#prepare().model;
  }

  #prepare(): Prepared {
    if (this.#prepared === null) {
      const model = new OverviewModel(this.#dataset);
      this.#prepared = { model, funnel: new Funnel(model), products: new ProductSales(model) };
    }
    return this.#prepared;
  }
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
