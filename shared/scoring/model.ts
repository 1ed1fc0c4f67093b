import type { ModelOpinion } from "../contract/decisions";
import { ok, type Result } from "../domain/result";

/** What a model says of a batch; one entry a row. */
export interface ModelScores {
  /** Calibrated, 0 … 1. */
  readonly scores: Float64Array;
  /** Before calibration, in the model's own unit; null where it keeps none. */
  readonly raw: Float64Array | null;
}

/** Additive attribution of one raw output (Lundberg & Lee 2017): `base` + Σ `contributions` = `raw`. */
export interface ModelExplanation {
  readonly score: number;
  readonly base: number;
  /** One a feature of the model, in its order. */
  readonly contributions: Float64Array;
}

/** A model as decisions see it, whatever it runs on. Missing values reach it as NaN. */
export interface Model {
  readonly id: string;
  readonly version: string;
  /** Columns of a row, in order. */
  readonly features: readonly string[];
  /**
   * @param rows `count` rows of `features.length` values, one after the other; the buffer is the caller's and is
   * written over once the answer is there
   */
  score(rows: Float64Array, count: number): Promise<Result<ModelScores>>;
  /** @param row one row of `features.length` values */
  explain(row: Float64Array): Promise<Result<ModelExplanation>>;
}

/** The model's part of a decision: the largest contributions first, equal ones by the name of the feature. */
export async function opinionOf(model: Model, row: Float64Array): Promise<Result<ModelOpinion>> {
  const explained = await model.explain(row);
  if (!explained.ok) return explained;
  const { score, base, contributions } = explained.value;
  return ok({
    modelId: model.id,
    modelVersion: model.version,
    score,
    base,
    contributions: model.features
      .map((feature, at) => ({ feature, amount: contributions[at]! }))
      .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.feature < b.feature ? -1 : 1)),
  });
}
