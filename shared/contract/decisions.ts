import type { Moment } from "../domain/moment";
import type { Result } from "../domain/result";
import type { EntityRef, RecordAddress } from "./browse";
import type { Outcome, RuleSet, RuleState, RuleValue } from "./rules";

/** What the engine answers about features, decisions, figures and what-if (SPEC §5 and §6). */

export type FeatureType = "number" | "flag" | "text";
export const FEATURE_UNITS = [
  "none",
  "count",
  "money",
  "deviations",
  "ratio",
  "share",
  "per_hour",
  "seconds",
  "days",
  "years",
  "hour",
  "km",
  "km_per_min",
] as const;
/** Money is in the currency's major unit, times are in what they are called after. */
export type FeatureUnit = (typeof FEATURE_UNITS)[number];

export const FEATURE_GROUPS = [
  "payment",
  "velocity",
  "amount",
  "history",
  "session",
  "place",
  "sharing",
  "risk",
  "identity",
] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];

/** A feature as the catalogue shows it. */
export interface FeatureInfo {
  readonly name: string;
  readonly group: FeatureGroup;
  readonly type: FeatureType;
  readonly unit: FeatureUnit;
  /**
   * Key, window, aggregate and filter as written in the declaration; null where it has none. A feature computed from
   * others that share a key and a window has theirs.
   */
  readonly key: string | null;
  readonly window: string | null;
  readonly aggregate: string | null;
  readonly filter: string | null;
  readonly includesCurrent: boolean;
  /** Labels are read only once they are this old; null where it reads none. */
  readonly labelDelayDays: number | null;
  /** One sentence in each language. */
  readonly explains: { readonly en: string; readonly fr: string };
  /** Columns or tables the dataset lacks and the feature needs; empty where it is available. */
  readonly missing: readonly string[];
}

/** Number, yes/no or text by the feature's type; null = missing. */
export type FeatureValue = RuleValue | null;

/** A feature's value at one payment, and what it was taken from. */
export interface FeatureAt {
  readonly name: string;
  readonly value: FeatureValue;
  /** (fromMs, untilMs] of the window, null where it has none or begins with the first record. */
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  /** Records inside the window, null for features without one. */
  readonly records: number | null;
}

export interface PaymentFeatures {
  readonly id: string;
  readonly ms: number;
  readonly features: readonly FeatureAt[];
}

/** The records inside a feature's window, newest first. */
export interface FeatureRecords {
  readonly total: number;
  readonly rows: readonly {
    readonly ms: number;
    readonly kind: "session" | "event" | "payment" | "order" | "alert";
    /** Event type or payment result. */
    readonly what: string | null;
    readonly amount: number | null;
    readonly entity: EntityRef | null;
    readonly address: RecordAddress;
    /** The payment itself, which the feature counts as well. */
    readonly current: boolean;
  }[];
}

/** One rule at one payment. */
export interface RuleHit {
  readonly ruleId: string;
  readonly code: string;
  readonly ruleVersion: number;
  readonly state: RuleState;
  /** Points added, 0 for an override and a shadow rule. */
  readonly points: number;
  readonly outcome: Outcome | null;
  /** Values of the features the condition names. */
  readonly values: Readonly<Record<string, FeatureValue>>;
}

/** What a model says of one payment (SPEC §7); `contributions` sum with `base` to its raw output. */
export interface ModelOpinion {
  readonly modelId: string;
  readonly modelVersion: string;
  /** Calibrated, 0 … 1. */
  readonly score: number;
  readonly base: number;
  readonly contributions: readonly { readonly feature: string; readonly amount: number }[];
}

/** A decision with everything needed to say why. */
export interface Decision {
  readonly paymentId: string;
  readonly ms: number;
  readonly outcome: Outcome;
  /** 0 … 1. */
  readonly score: number;
  /** Outcome by the score alone. */
  readonly scoreOutcome: Outcome;
  /** Id of the override rule that settled it, null where none did. */
  readonly overriddenBy: string | null;
  readonly points: number;
  readonly ruleScore: number;
  readonly model: ModelOpinion | null;
  /** Active overrides first, then active rules by points, then shadow rules; by id where these are equal. */
  readonly hits: readonly RuleHit[];
  /** Number of the saved rule set, null for an unsaved one. */
  readonly ruleSetNumber: number | null;
  /** Milliseconds; not part of what two runs have in common. */
  readonly tookMs: number;
}

/** Figures of decisions as of a moment. Money in the major unit. NaN never: null where there is nothing to divide by. */
export interface Kpis {
  readonly payments: number;
  readonly allowed: number;
  readonly challenged: number;
  readonly blocked: number;
  /** Payments whose label is known at the moment, and the frauds among them. */
  readonly labelled: number;
  readonly frauds: number;
  /** Frauds whose outcome is not ALLOW. */
  readonly caught: number;
  /** Legitimate payments whose outcome is not ALLOW. */
  readonly falseAlarms: number;
  readonly recall: number | null;
  readonly falsePositiveRate: number | null;
  readonly precision: number | null;
  /** Share of the payments labelled legitimate that were challenged or blocked. */
  readonly frictionRate: number | null;
  /** Of the capacity's worth of highest scores a day: share of frauds, of payments and of cards; mean over days. */
  readonly precisionAtCapacity: number | null;
  readonly cardPrecisionAtCapacity: number | null;
  /** Amounts of frauds that would have gone through: caught, and missed. */
  readonly moneyAvoided: number;
  readonly moneyMissed: number;
  readonly moneyFalseAlarms: number;
  readonly days: number;
  readonly alertsPerDay: number | null;
  readonly mostAlertsInADay: number;
  readonly daysOverCapacity: number;
}

/** What one rule does on the whole dataset as of the moment. Counts of labels are of known ones. */
export interface RuleEffectFigures {
  readonly ruleId: string;
  readonly hits: number;
  readonly frauds: number;
  readonly legitimate: number;
  readonly precision: number | null;
  /** Share of the legitimate payments it hits. */
  readonly falsePositiveRate: number | null;
  /** Hits on frauds and on legitimate payments that no other active rule hits. */
  readonly onlyFrauds: number;
  readonly onlyLegitimate: number;
  /** Frauds caught and false alarms that would be no more were it off. */
  readonly lostIfOff: { readonly caught: number; readonly falseAlarms: number };
  /** What is worth a remark: it never hits, adds nothing, hits at random, or its features are missing. */
  readonly hint: "never" | "redundant" | "useless" | "noisy" | "unavailable" | null;
}

export interface ScenarioFigures {
  readonly kind: "fraud" | "look_alike" | "normal";
  readonly scenario: string;
  readonly payments: number;
  /** Payments whose outcome is not ALLOW. */
  readonly alerted: number;
}

export interface WhatIfRequest {
  readonly ruleSet: RuleSet;
  /** What has happened by then is counted; null = everything. */
  readonly moment: Moment | null;
}

export interface WhatIfAnswer {
  readonly moment: Moment | null;
  readonly kpis: Kpis;
  readonly rules: readonly RuleEffectFigures[];
  /** Payments hit by both rules of a pair (active and shadow), in the order of `rules`; null where more than 40 rules. */
  readonly overlap: readonly (readonly number[])[] | null;
  /** Null where the dataset does not tell its scenarios. */
  readonly scenarios: readonly ScenarioFigures[] | null;
  readonly days: readonly {
    readonly dayMs: number;
    readonly alerts: number;
    readonly frauds: number;
    readonly caught: number;
  }[];
  /** Payments by score in `SCORE_BINS` equal bins of 0 … 1: frauds, legitimate, label unknown. */
  readonly histogram: {
    readonly frauds: readonly number[];
    readonly legitimate: readonly number[];
    readonly unknown: readonly number[];
  };
  /** Challenge threshold at which the mean of alerts a day is within the capacity; null where none is. */
  readonly thresholdForCapacity: number | null;
  readonly tookMs: number;
}

export const SCORE_BINS = 50;

/** Percentiles of the time one decision takes, milliseconds, over payments spread over the log. */
export interface DecisionLatency {
  readonly measured: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** An earlier payment that resembles another. */
export interface SimilarPayment {
  readonly id: string;
  readonly ms: number;
  readonly amount: number | null;
  readonly outcome: Outcome;
  readonly score: number;
  /** Label where it is known at the payment that was asked about. */
  readonly fraud: boolean | null;
  /** Root mean square difference of the features compared, each by its spread. */
  readonly distance: number;
  /** The features that are nearest and farthest. */
  readonly alike: readonly string[];
  readonly unlike: readonly string[];
}

export interface LeakCheckOptions {
  /** Payments that are tried. */
  readonly payments: number;
  readonly seed: number;
  /** Adds a feature that reads the payment's own result, to show that the check finds it. */
  readonly plantLeak: boolean;
  /** Days until a label counts as known; those of the shipped rules where nothing is said. */
  readonly labelDelayDays?: number;
}

export interface LeakReport {
  readonly payments: number;
  readonly features: number;
  /** Comparisons of a feature's value before and after a change of what it must not see. */
  readonly comparisons: number;
  /** What was changed, and how often. */
  readonly changes: readonly { readonly change: LeakChange; readonly records: number }[];
  readonly leaks: readonly {
    readonly paymentId: string;
    readonly feature: string;
    readonly change: LeakChange;
    readonly before: FeatureValue;
    readonly after: FeatureValue;
  }[];
  readonly tookMs: number;
}

export const LEAK_CHANGES = [
  /** Every later record altered at random. */
  "later_altered",
  /** Every later record taken away (play to the payment). */
  "later_removed",
  /** New later records of the same keys. */
  "later_added",
  /** The payment's own result, label, alert and scenario turned over. */
  "own_outcome",
  /** Records that carry its payment_id or order_id altered, moved and taken away. */
  "own_records",
  /** Labels that are not old enough turned over. */
  "young_labels",
] as const;
export type LeakChange = (typeof LEAK_CHANGES)[number];

/** A rule set with the number it was saved under, null where it has changes that are not saved. */
export interface NumberedRuleSet {
  readonly ruleSet: RuleSet;
  readonly number: number | null;
}

export interface WorkProgress {
  readonly done: number;
  readonly total: number;
}

/** The part of the engine's API that this file is about; `EngineApi` has it all. */
export interface DecisionsApi {
  /** Labels are read as late as is said; by the rules that are shipped where it is left out. */
  features(labelDelayDays?: number): Promise<Result<readonly FeatureInfo[]>>;
  paymentFeatures(id: string, labelDelayDays?: number): Promise<Result<PaymentFeatures>>;
  featureRecords(
    id: string,
    feature: string,
    limit: number,
    labelDelayDays?: number,
  ): Promise<Result<FeatureRecords>>;
  /** Decides one payment; `changed` replaces values of features, to see what would have been. */
  decision(
    id: string,
    rules: NumberedRuleSet,
    changed: Readonly<Record<string, FeatureValue>>,
  ): Promise<Result<Decision>>;
  similar(id: string, ruleSet: RuleSet, limit: number): Promise<Result<readonly SimilarPayment[]>>;
  /** Decides every payment; what has been computed for a former request is not computed again. `dataset.cancelled` where a newer request has come. */
  whatIf(
    request: WhatIfRequest,
    onProgress: (progress: WorkProgress) => void,
  ): Promise<Result<WhatIfAnswer>>;
  latency(): Promise<Result<DecisionLatency>>;
  /** The most telling values of a text feature, the commonest first, for the editor. */
  featureValues(name: string, limit: number): Promise<Result<readonly string[]>>;
  leakCheck(
    options: LeakCheckOptions,
    onProgress: (progress: WorkProgress) => void,
  ): Promise<Result<LeakReport>>;
  /** Ends the leak check or the deciding under way, which then answers `dataset.cancelled`. */
  cancelWork(): void;
}
