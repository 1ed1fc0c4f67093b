import type { FeatureType, FeatureUnit } from "../../contract/decisions";
import type { KeyKind } from "../../log/kinds";
import type {
  DerivedFeature,
  FeatureNeed,
  FeatureScope,
  Slot,
  WindowFeature,
  WindowName,
} from "../types";

type Aggregate = WindowFeature["aggregate"];

const UNIT_OF: Readonly<Record<Aggregate, FeatureUnit>> = {
  count: "count",
  sum: "money",
  mean: "money",
  std: "money",
  min: "money",
  max: "money",
  distinct: "count",
  seconds_since_last: "seconds",
  rate: "per_hour",
};

export const paymentsBy = (by: KeyKind | "all"): FeatureScope => ({ scope: "payments", by });

/** What a window feature says besides its name, aggregate, scope and window. */
interface WindowDetails {
  readonly of?: KeyKind;
  readonly filter?: string;
  readonly delay?: "label";
  readonly includesCurrent?: boolean;
}

export const windowFeature = (
  name: string,
  aggregate: Aggregate,
  over: FeatureScope,
  window: WindowName,
  { of, filter, delay, includesCurrent = false }: WindowDetails = {},
): WindowFeature => ({
  kind: "window",
  name,
  type: "number",
  unit: UNIT_OF[aggregate],
  over,
  window,
  aggregate,
  of: of ?? null,
  filter: filter ?? null,
  delay: delay ?? null,
  includesCurrent,
});

type Formula = DerivedFeature["formula"];

interface DerivedDetails {
  readonly type?: FeatureType;
  readonly unit?: FeatureUnit;
  readonly inputs?: readonly string[];
  readonly slots?: readonly Slot[];
  readonly needs?: readonly FeatureNeed[];
  readonly needsOneOf?: readonly FeatureNeed[];
  readonly delay?: "label";
  readonly includesCurrent?: boolean;
  readonly dictionary?: DerivedFeature["dictionary"];
}

/** A feature that reads the payment's own attempt unless it is said to read the past only. */
export const derivedFeature = (
  name: string,
  formula: Formula,
  {
    type = "number",
    unit = "none",
    inputs = [],
    slots = [],
    needs = [],
    needsOneOf = [],
    delay,
    includesCurrent = true,
    dictionary,
  }: DerivedDetails = {},
): DerivedFeature => ({
  kind: "derived",
  name,
  type,
  unit,
  inputs,
  slots,
  needs,
  needsOneOf,
  delay: delay ?? null,
  includesCurrent,
  formula,
  ...(dictionary === undefined ? {} : { dictionary }),
});

/** Everything before the payment that carries the same key. */
export const pastSlot = (over: FeatureScope): Slot => ({
  ...over,
  length: null,
  delay: 0,
  filter: null,
  includesCurrent: false,
});

/** One feature for each pair, all windows of a key together. */
export const eachPair = <A, B, Feature>(
  firsts: readonly A[],
  seconds: readonly B[],
  make: (first: A, second: B) => Feature,
): readonly Feature[] => firsts.flatMap((first) => seconds.map((second) => make(first, second)));
