import type { Dataset } from "../domain/dataset";
import { referencesOf } from "../features/references";
import { sealedSource } from "../features/sealedSource";
import { paymentGraphOf } from "../graph/paymentGraph";
import type { EventLog } from "../log/eventLog";
import type { PostingIndex } from "../log/postingIndex";
import type { FeatureSupply } from "./featureCache";
import { SourceFeatures } from "./sourceFeatures";

/** The features of a loaded dataset: its log with what is known besides, and the graph of who shares what. */
export class DatasetFeatures extends SourceFeatures implements FeatureSupply {
  readonly log: EventLog;

  constructor(dataset: Dataset, index: PostingIndex) {
    const { log } = index;
    super(sealedSource(index, referencesOf(dataset, log.dictionaries), paymentGraphOf(log)));
    this.log = log;
  }

  get positions(): Uint32Array {
    return this.log.payments.position;
  }
}
