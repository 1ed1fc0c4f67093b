import type { FeatureInfo, FeatureType, FeatureValue } from "../contract/decisions";
import { catalogue } from "../features/catalogue";
import { featureByName, featureType } from "../features/declarations/features";
import { toFeatureValue } from "../features/featureValue";
import { missingNeeds } from "../features/needs";
import { compileFeatures, type CompiledFeatures } from "../features/program";
import type { AsOfSource, FeatureDictionary } from "../features/types";

/** The features of a log as decisions ask for them, sealed or live. */
export class SourceFeatures {
  readonly source: AsOfSource;
  readonly #dictionaries = new Map<string, FeatureDictionary | null>();

  constructor(source: AsOfSource) {
    this.source = source;
  }

  catalogue(labelDelayDays: number): readonly FeatureInfo[] {
    return catalogue(this.source, labelDelayDays);
  }

  typeOf(name: string): FeatureType | null {
    return featureType(name);
  }

  dictionaryOf(name: string): FeatureDictionary | null {
    const known = this.#dictionaries.get(name);
    if (known !== undefined) return known;
    const feature = featureByName(name);
    const dictionary =
      feature?.kind === "derived" ? (feature.dictionary?.(this.source.dictionaries) ?? null) : null;
    this.#dictionaries.set(name, dictionary);
    return dictionary;
  }

  isAvailable(name: string): boolean {
    const feature = featureByName(name);
    return feature !== null && missingNeeds(feature, this.source.has, featureByName).length === 0;
  }

  compile(names: readonly string[], labelDelayMs: number): CompiledFeatures {
    const program = compileFeatures(this.source, names, { labelDelayMs });
    if (!program.ok) throw new TypeError(program.error.message);
    return program.value;
  }

  /** A value of a row as the API tells it. */
  valueOf(name: string, value: number): FeatureValue {
    return toFeatureValue(featureType(name), this.dictionaryOf(name), value);
  }
}
