import type { FeatureAt, FeatureInfo, FeatureValue } from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";
import { isMaskedFeature, type FeatureWording } from "../../../ui/featureValue";
import { boundsOf } from "../../../ui/ruleFeatures";

/** A feature that rules read, and the values it can be given. */
export interface WhatIfInputModel {
  readonly info: FeatureInfo;
  readonly actual: FeatureValue;
  readonly rules: readonly Rule[];
  /** Ends of the slider, null where there is nothing to go by. */
  readonly range: { readonly min: number; readonly max: number; readonly step: number } | null;
}

interface Known {
  readonly catalogue: readonly FeatureInfo[];
  readonly values: readonly FeatureAt[];
  readonly using: ReadonlyMap<string, readonly Rule[]>;
  readonly wording: FeatureWording;
}

/** The features that rules name and the dataset has; those that are masked are not offered. */
export function whatIfInputs(known: Known): readonly WhatIfInputModel[] {
  const { catalogue, values, using, wording } = known;
  const byName = new Map(values.map((at) => [at.name, at.value]));
  return catalogue.flatMap((info) => {
    const rules = using.get(info.name);
    if (rules === undefined || info.missing.length > 0 || isMaskedFeature(info.name, wording))
      return [];
    const actual = byName.get(info.name) ?? null;
    const range = info.type === "number" ? rangeOf(actual, boundsOf(info.name, rules)) : null;
    return [{ info, actual, rules, range }];
  });
}

/** Twice as far as the payment's value and what rules compare it with, so that every bound can be crossed. */
function rangeOf(actual: FeatureValue, bounds: readonly number[]): WhatIfInputModel["range"] {
  const known = typeof actual === "number" ? [...bounds, actual] : bounds;
  if (known.length === 0) return null;
  const max = Math.max(1, ...known) * 2;
  const min = Math.min(0, ...known) * 2;
  const whole = known.every(Number.isInteger);
  return { min, max: Math.ceil(max), step: whole ? 1 : Math.max(0.01, niceStep(max - min)) };
}

/** A hundredth of a range, rounded down to a power of ten. */
const niceStep = (extent: number): number => 10 ** Math.floor(Math.log10(extent / 100));
