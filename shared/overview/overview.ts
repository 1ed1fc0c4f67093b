import type { Grain, OverviewData, OverviewFilter, OverviewFinding } from "../contract/overview";
import type { Dataset } from "../domain/dataset";
import { fail, type Result } from "../domain/result";
import type { PostingIndex } from "../log/postingIndex";

/** Figures and charts over one loaded dataset. */
export class Overview {
  readonly #dataset: Dataset;

  constructor(dataset: Dataset, _index: PostingIndex) {
    this.#dataset = dataset;
  }

  data(_filter: OverviewFilter, _grain: Grain): Result<OverviewData> {
    return fail("dataset.notFound", `No overview of ${this.#dataset.label}.`);
  }

  findings(): readonly OverviewFinding[] {
    return [];
  }
}
