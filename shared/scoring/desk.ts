import type {
  Decision,
  DecisionLatency,
  DecisionsApi,
  FeatureInfo,
  FeatureRecords,
  LeakReport,
  PaymentFeatures,
  SimilarPayment,
  WhatIfAnswer,
} from "../contract/decisions";
import type { Dataset } from "../domain/dataset";
import { fail, type Result } from "../domain/result";
import type { PostingIndex } from "../log/postingIndex";

/** What the desk needs from where it runs. */
export interface DeskPorts {
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  /** Lets messages in (a cancel, a newer request) between two stretches of work. */
  readonly breathe: () => Promise<void>;
}

const nothing = <T>(): Promise<Result<T>> =>
  Promise.resolve(fail("dataset.notFound", "No dataset is loaded."));

/** Answers about features and decisions of the loaded dataset. */
export class DecisionDesk implements DecisionsApi {
  constructor(ports: DeskPorts) {
    void ports;
  }

  use(dataset: Dataset, index: PostingIndex): void {
    void dataset;
    void index;
  }

  features(): Promise<Result<readonly FeatureInfo[]>> {
    return nothing();
  }
  paymentFeatures(): Promise<Result<PaymentFeatures>> {
    return nothing();
  }
  featureRecords(): Promise<Result<FeatureRecords>> {
    return nothing();
  }
  decision(): Promise<Result<Decision>> {
    return nothing();
  }
  similar(): Promise<Result<readonly SimilarPayment[]>> {
    return nothing();
  }
  whatIf(): Promise<Result<WhatIfAnswer>> {
    return nothing();
  }
  latency(): Promise<Result<DecisionLatency>> {
    return nothing();
  }
  featureValues(): Promise<Result<readonly string[]>> {
    return nothing();
  }
  leakCheck(): Promise<Result<LeakReport>> {
    return nothing();
  }
  cancelWork(): void {}
}
