import type { FeatureInfo, FeatureType, FeatureValue } from "../contract/decisions";
import type { Dataset } from "../domain/dataset";
import { catalogue } from "../features/catalogue";
import { featureByName, featureType } from "../features/declarations/features";
import { missingNeeds } from "../features/needs";
import { compileFeatures, type CompiledFeatures } from "../features/program";
import { referencesOf } from "../features/references";
import { sealedSource } from "../features/sealedSource";
import type { AsOfSource, FeatureDictionary } from "../features/types";
import { paymentGraphOf } from "../graph/paymentGraph";
import type { EventLog } from "../log/eventLog";
import type { PostingIndex } from "../log/postingIndex";
import type { FeatureSupply } from "./featureCache";

/** The features of a loaded dataset: its log with what is known besides, and the graph of who shares what. */
export class DatasetFeatures implements FeatureSupply {
  readonly log: EventLog;
  readonly source: AsOfSource;
  readonly #dictionaries = new Map<string, FeatureDictionary | null>();

  constructor(dataset: Dataset, index: PostingIndex) {
    this.log = index.log;
    this.source = sealedSource(
      index,
      referencesOf(dataset, index.log.dictionaries),
      paymentGraphOf(index.log),
    );
  }

  get positions(): Uint32Array {
    return this.log.payments.position;
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
      feature?.kind === "derived" ? (feature.dictionary?.(this.log.dictionaries) ?? null) : null;
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
