import type {
  Decision,
  DecisionLatency,
  FeatureInfo,
  FeatureRecords,
  NumberedRuleSet,
  PaymentFeatures,
  SimilarPayment,
  WhatIfAnswer,
} from "../contract/decisions";
import type { Moment } from "../contract/replay";
import type { RuleSet } from "../contract/rules";
import type { Dataset } from "../domain/dataset";
import { fail, ok, type Result } from "../domain/result";
import { MS_PER_DAY } from "../domain/time";
import { PaymentIds } from "../log/paymentIds";
import type { PostingIndex } from "../log/postingIndex";
import { DEFAULT_RULE_SET } from "../rules/defaults";
import { DatasetFeatures } from "./datasetFeatures";
import { FeatureAnswers } from "./featureAnswers";
import { figureColumnsOf } from "./figureColumns";
import { latencyOf } from "./latency";
import type { Model } from "./model";
import { scoreAll } from "./modelScores";
import { HitMatrix, type RuleHits, type WorkPorts } from "./ruleHits";
import { scenariosOf } from "./scenarios";
import { PersonalValues, type RevealedRecords } from "./personalValues";
import { comparableOf, similarTo } from "./similar";
import { SingleDecisions, type ChangedValues, type PaymentPlace } from "./singleDecision";
import { WhatIf, type WhatIfInput } from "./whatIf";

/** The working rule set and the saved one it is compared with. */
const DECIDED_LIMIT = 2;

/** What payments are compared by: unlike velocity by its windows, none says the same as another. */
const COMPARED = [
  "amount",
  "amount_z_30d_shrunk",
  "hour_of_day",
  "account_age_days",
  "past_tx_customer",
  "count_tx_customer_1d",
  "failed_customer_1d",
  "failed_device_1d",
  "uniq_bin_device_1d",
  "new_device",
  "new_ip",
  "new_bin",
  "country_mismatch",
  "distance_km_previous",
  "session_seconds",
  "product_views",
  "cart_adds",
  "seconds_since_checkout_start",
  "customers_on_device",
  "customers_on_ip",
  "component_size",
] as const;

const unknownPayment = (id: string) =>
  fail("dataset.notFound", `There is no payment ${id} with a usable time.`, {
    tip: "Look it up in the table of payments.",
  });

/** Every payment decided by one rule set. */
export interface Decided {
  readonly ruleSet: RuleSet;
  readonly hits: RuleHits;
  readonly whatIf: WhatIf;
}

/** A dataset as it was opened. */
export interface OpenedLog {
  readonly dataset: Dataset;
  readonly index: PostingIndex;
  readonly revealed: RevealedRecords;
}

/** Decisions made to measure how long one takes. */
const MEASURED = 1000;

/** Features, decisions and figures of one loaded dataset; what was computed for one question serves the next. */
export class LoadedDecisions {
  readonly #features: DatasetFeatures;
  readonly #personal: PersonalValues;
  readonly #ids: PaymentIds;
  readonly #answers: FeatureAnswers;
  readonly #matrix: HitMatrix;
  readonly #model: Model | null;
  readonly #now: () => number;
  readonly #figures: Pick<WhatIfInput, "columns" | "scenarios">;
  #modelScores: { readonly labelDelayDays: number; readonly scores: Float64Array } | null = null;
  /** The rule sets asked about last, newest first: moving the moment alone decides nothing anew. */
  #decided: readonly Decided[] = [];
  #single: (NumberedRuleSet & { readonly decisions: SingleDecisions }) | null = null;

  /** @param now milliseconds from any fixed point */
  constructor({ dataset, index, revealed }: OpenedLog, model: Model | null, now: () => number) {
    this.#personal = new PersonalValues(dataset, index.log, revealed);
    this.#features = new DatasetFeatures(dataset, index);
    this.#ids = new PaymentIds(dataset, index.log);
    this.#answers = new FeatureAnswers(dataset, this.#features);
    this.#matrix = new HitMatrix(this.#features);
    this.#model = model;
    this.#now = now;
    this.#figures = {
      columns: figureColumnsOf(index.log),
      scenarios: scenariosOf(dataset, index.log),
    };
  }

  catalogue(labelDelayDays: number): readonly FeatureInfo[] {
    return this.#features.catalogue(labelDelayDays);
  }

  paymentFeatures(id: string, labelDelayDays: number): Result<PaymentFeatures> {
    const place = this.#find(id);
    if (!place.ok) return place;
    const answer = this.#answers.at(place.value, labelDelayDays);
    return ok(this.#personal.inFeatures(place.value.position, answer));
  }

  featureRecords(
    id: string,
    feature: string,
    limit: number,
    labelDelayDays: number,
  ): Result<FeatureRecords> {
    const place = this.#find(id);
    if (!place.ok) return place;
    return this.#answers.records(place.value, feature, limit, labelDelayDays);
  }

  featureValues(name: string, limit: number): Result<readonly string[]> {
    return this.#answers.values(name, limit);
  }

  async decision(
    id: string,
    rules: NumberedRuleSet,
    changed: ChangedValues,
  ): Promise<Result<Decision>> {
    const place = this.#find(id);
    if (!place.ok) return place;
    const decision = await this.#singleOf(rules).decide(place.value, changed);
    return decision.ok
      ? ok(this.#personal.inDecision(place.value.position, decision.value))
      : decision;
  }

  async whatIf(
    ruleSet: RuleSet,
    moment: Moment | null,
    ports: WorkPorts,
  ): Promise<Result<WhatIfAnswer>> {
    const began = this.#now();
    const decided = await this.#decide(ruleSet, ports);
    if (!decided.ok) return decided;
    const answer = decided.value.whatIf.at(moment, this.#now);
    return ok({ ...answer, tookMs: this.#now() - began });
  }

  decided(ruleSet: RuleSet, ports: WorkPorts): Promise<Result<Decided>> {
    return this.#decide(ruleSet, ports);
  }

  /** Decides payments spread over the log, each on its own as a live one would be. */
  async latency(): Promise<Result<DecisionLatency>> {
    const { size } = this.#features.log.payments;
    const step = Math.max(1, Math.floor(size / MEASURED));
    const ruleSet = this.#decided[0]?.ruleSet ?? DEFAULT_RULE_SET;
    const single = this.#singleOf({ ruleSet, number: null });
    const took: number[] = [];
    for (let ordinal = 0; ordinal < size; ordinal += step) {
      const decision = await single.decide(this.#place(ordinal));
      if (!decision.ok) return decision;
      took.push(decision.value.tookMs);
    }
    return ok(latencyOf(took));
  }

  /** Earlier payments that resemble one in what it is, how it came about and whom it shares with. */
  async similar(
    id: string,
    ruleSet: RuleSet,
    limit: number,
    ports: WorkPorts,
  ): Promise<Result<readonly SimilarPayment[]>> {
    const ordinal = this.#ids.ordinalOf(id);
    if (ordinal < 0) return unknownPayment(id);
    const decided = await this.#decide(ruleSet, ports);
    if (!decided.ok) return decided;
    const labelDelayMs = ruleSet.labelDelayDays * MS_PER_DAY;
    const names = comparableOf(COMPARED, this.#features);
    const input = {
      reader: this.#matrix.featuresAt(labelDelayMs).reader(names),
      payments: this.#features.log.payments,
      columns: this.#figures.columns,
      decisions: decided.value.whatIf.decisions,
      idOf: (other: number) => this.#ids.idOf(other),
      labelDelayMs,
    };
    return similarTo(ordinal, limit, input, ports);
  }

  #find(id: string): Result<PaymentPlace> {
    const ordinal = this.#ids.ordinalOf(id);
    if (ordinal >= 0) return ok(this.#place(ordinal));
    return unknownPayment(id);
  }

  #place(ordinal: number): PaymentPlace {
    const { log } = this.#features;
    const position = log.payments.position[ordinal]!;
    return { paymentId: this.#ids.idOf(ordinal), position, ms: log.ms[position]! };
  }

  #singleOf({ ruleSet, number }: NumberedRuleSet): SingleDecisions {
    const known = this.#single;
    if (known !== null && known.number === number && isSame(known.ruleSet, ruleSet))
      return known.decisions;
    const decisions = new SingleDecisions(this.#features, ruleSet, number, this.#model, this.#now);
    this.#single = { ruleSet, number, decisions };
    return decisions;
  }

  async #decide(ruleSet: RuleSet, ports: WorkPorts): Promise<Result<Decided>> {
    const known = this.#decided.find((decided) => isSame(decided.ruleSet, ruleSet));
    if (known !== undefined) {
      this.#decided = [known, ...this.#decided.filter((decided) => decided !== known)];
      return ok(known);
    }
    const hits = await this.#matrix.hitsOf(ruleSet, ports);
    if (!hits.ok) return hits;
    const scores = await this.#scores(ruleSet, ports);
    if (!scores.ok) return scores;
    const input = { ...this.#figures, ruleSet, hits: hits.value, modelScores: scores.value };
    const decided = { ruleSet, hits: hits.value, whatIf: new WhatIf(input) };
    this.#decided = [decided, ...this.#decided].slice(0, DECIDED_LIMIT);
    return ok(decided);
  }

  async #scores(
    { labelDelayDays }: RuleSet,
    ports: WorkPorts,
  ): Promise<Result<Float64Array | null>> {
    if (this.#model === null) return ok(null);
    const known = this.#modelScores;
    if (known?.labelDelayDays === labelDelayDays) return ok(known.scores);
    const scored = await scoreAll(this.#model, this.#features, labelDelayDays * MS_PER_DAY, ports);
    if (scored.ok) this.#modelScores = { labelDelayDays, scores: scored.value };
    return scored;
  }
}

/** Rule sets cross the worker's boundary as copies. */
const isSame = (a: RuleSet, b: RuleSet): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
