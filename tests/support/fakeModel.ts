import { ok } from "#shared/domain/result";
import type { Model } from "#shared/scoring/model";

/** A linear model without a library: raw = base + Σ weight × value (missing counts as 0), score = 1 / (1 + e^−raw). */
export function fakeModel(base: number, weights: Readonly<Record<string, number>>): Model {
  const features = Object.keys(weights);
  const amounts = (row: Float64Array): Float64Array =>
    Float64Array.from(features, (name, at) => weights[name]! * (row[at]! || 0));
  const rawOf = (row: Float64Array): number => amounts(row).reduce((sum, each) => sum + each, base);
  const scoreOf = (raw: number): number => 1 / (1 + Math.exp(-raw));
  return {
    id: "fake",
    version: "1",
    features,
    score: (rows, count) => {
      const raw = Float64Array.from({ length: count }, (_, at) =>
        rawOf(rows.subarray(at * features.length, (at + 1) * features.length)),
      );
      return Promise.resolve(ok({ scores: raw.map(scoreOf), raw }));
    },
    explain: (row) =>
      Promise.resolve(ok({ score: scoreOf(rawOf(row)), base, contributions: amounts(row) })),
  };
}
