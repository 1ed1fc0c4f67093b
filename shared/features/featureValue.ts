import type { FeatureType, FeatureValue } from "../contract/decisions";
import type { FeatureDictionary } from "./types";

/** NaN becomes null, a flag yes or no, a code its text. */
export function toFeatureValue(
  type: FeatureType | null,
  dictionary: FeatureDictionary | null,
  value: number,
): FeatureValue {
  if (Number.isNaN(value)) return null;
  if (type === "flag") return value === 1;
  return type === "text" ? (dictionary?.values[value] ?? null) : value;
}
