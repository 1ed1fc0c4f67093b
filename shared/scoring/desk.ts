import type {
  Decision,
  DecisionLatency,
  DecisionsApi,
  FeatureInfo,
  FeatureRecords,
  LeakCheckOptions,
  LeakReport,
  NumberedRuleSet,
  PaymentFeatures,
  SimilarPayment,
  WhatIfAnswer,
  WhatIfRequest,
  WorkProgress,
} from "../contract/decisions";
import type { RuleSet } from "../contract/rules";
import type { Dataset } from "../domain/dataset";
import { fail, ok, type Result } from "../domain/result";
import { leakCheck } from "../features/leakCheck";
import type { PostingIndex } from "../log/postingIndex";
import { DEFAULT_RULE_SET } from "../rules/defaults";
import { LoadedDecisions, type Decided, type OpenedLog } from "./loadedDecisions";
import type { Model } from "./model";
import { NOTHING_REVEALED, PersonalValues, type RevealedRecords } from "./personalValues";
import type { WorkPorts } from "./ruleHits";
import type { ChangedValues } from "./singleDecision";

/** What the desk needs from where it runs. */
export interface DeskPorts {
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  /** Lets messages in (a cancel, a newer request) between two stretches of work. */
  readonly breathe: () => Promise<void>;
  /** Scores payments beside the rules; none until one is trained. */
  readonly model?: Model;
}

interface Opened extends OpenedLog {
  /** Made at the first question: most of what a dataset is opened for needs no decision. */
  decisions: LoadedDecisions | null;
}

const LABEL_DELAY_DAYS = DEFAULT_RULE_SET.labelDelayDays;

const nothingLoaded = () =>
  fail("dataset.notFound", "No dataset is loaded.", { tip: "Open a dataset first." });

/** Answers about features and decisions of the loaded dataset. */
export class DecisionDesk implements DecisionsApi {
  readonly #ports: DeskPorts;
  #opened: Opened | null = null;
  /** Number of the work that goes on; older work stops at its next breath. */
  #turn = 0;

  constructor(ports: DeskPorts) {
    this.#ports = ports;
  }

  /** Answers about this dataset from now on; work on the former ends. */
  use(dataset: Dataset, index: PostingIndex, revealed: RevealedRecords = NOTHING_REVEALED): void {
    this.#turn++;
    this.#opened = { dataset, index, revealed, decisions: null };
  }

  features(labelDelayDays = LABEL_DELAY_DAYS): Promise<Result<readonly FeatureInfo[]>> {
    return this.#ask((loaded) => Promise.resolve(ok(loaded.catalogue(labelDelayDays))));
  }

  paymentFeatures(id: string, labelDelayDays = LABEL_DELAY_DAYS): Promise<Result<PaymentFeatures>> {
    return this.#ask((loaded) => Promise.resolve(loaded.paymentFeatures(id, labelDelayDays)));
  }

  featureRecords(
    id: string,
    feature: string,
    limit: number,
    labelDelayDays = LABEL_DELAY_DAYS,
  ): Promise<Result<FeatureRecords>> {
    return this.#ask((loaded) =>
      Promise.resolve(loaded.featureRecords(id, feature, limit, labelDelayDays)),
    );
  }

  decision(id: string, rules: NumberedRuleSet, changed: ChangedValues): Promise<Result<Decision>> {
    return this.#ask((loaded) => loaded.decision(id, rules, changed));
  }

  similar(id: string, ruleSet: RuleSet, limit: number): Promise<Result<readonly SimilarPayment[]>> {
    return this.#ask((loaded) => loaded.similar(id, ruleSet, limit, this.#work()));
  }

  whatIf(
    { ruleSet, moment }: WhatIfRequest,
    onProgress: (progress: WorkProgress) => void,
  ): Promise<Result<WhatIfAnswer>> {
    return this.#ask((loaded) => loaded.whatIf(ruleSet, moment, this.#newWork(onProgress)));
  }

  /** Decides every payment beside whatever work goes on; what either computes serves the other. */
  decided(ruleSet: RuleSet, ports: Omit<WorkPorts, "breathe">): Promise<Result<Decided>> {
    const { breathe } = this.#ports;
    return this.#ask((loaded) => loaded.decided(ruleSet, { ...ports, breathe }));
  }

  latency(): Promise<Result<DecisionLatency>> {
    return this.#ask((loaded) => loaded.latency());
  }

  featureValues(name: string, limit: number): Promise<Result<readonly string[]>> {
    return this.#ask((loaded) => Promise.resolve(loaded.featureValues(name, limit)));
  }

  async leakCheck(
    options: LeakCheckOptions,
    onProgress: (progress: WorkProgress) => void,
  ): Promise<Result<LeakReport>> {
    if (this.#opened === null) return nothingLoaded();
    const { dataset, index, revealed } = this.#opened;
    const ports = { ...this.#newWork(onProgress), now: this.#ports.now };
    const report = await leakCheck(dataset, options, ports);
    if (!report.ok) return report;
    return ok(new PersonalValues(dataset, index.log, revealed).inLeaks(report.value));
  }

  cancelWork(): void {
    this.#turn++;
  }

  /** Work that ends whatever work is under way. */
  #newWork(onProgress: (progress: WorkProgress) => void): WorkPorts {
    this.#turn++;
    return this.#work(onProgress);
  }

  #work(onProgress: (progress: WorkProgress) => void = () => {}): WorkPorts {
    const mine = this.#turn;
    return {
      breathe: this.#ports.breathe,
      isCancelled: () => mine !== this.#turn,
      onProgress,
    };
  }

  #ask<T>(question: (loaded: LoadedDecisions) => Promise<Result<T>>): Promise<Result<T>> {
    const opened = this.#opened;
    if (opened === null) return Promise.resolve(nothingLoaded());
    const { now, model } = this.#ports;
    opened.decisions ??= new LoadedDecisions(opened, model ?? null, now);
    return question(opened.decisions);
  }
}
