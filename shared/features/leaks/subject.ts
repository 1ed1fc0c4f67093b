import type { FeatureValue } from "../../contract/decisions";
import type { Dataset } from "../../domain/dataset";
import { NULL_FLAG } from "../../domain/columns";
import { paymentGraphOf } from "../../graph/paymentGraph";
import { buildLog } from "../../log/buildLog";
import type { EventLog } from "../../log/eventLog";
import { PostingIndex } from "../../log/postingIndex";
import { FEATURES } from "../declarations/features";
import { toFeatureValue } from "../featureValue";
import { compileFeatures } from "../program";
import { referencesOf } from "../references";
import { sealedSource } from "../sealedSource";

/** What is tried: the values of some features on one dataset. */
export interface LeakSubject {
  readonly names: readonly string[];
  /** Values at the payment in a row of the table of payments, in the order of `names`; null = missing. */
  valuesAt(row: number): readonly FeatureValue[];
}

export type SubjectOf = (dataset: Dataset) => LeakSubject;

/** A feature no declaration has: it reads the payment's own result, or its label where there are no results. */
export const PLANTED_LEAK = "planted_leak";

function plantedLeak({ payments, present }: EventLog, ordinal: number): FeatureValue {
  const flag = (present.result ? payments.failed : payments.fraud)[ordinal]!;
  return flag === NULL_FLAG ? null : flag === 1;
}

/** Ordinals of a log's payments by their row; −1 for rows without a time. */
function ordinalsByRow({ payments, row }: EventLog): Int32Array {
  const last = payments.position.reduce((most, position) => Math.max(most, row[position]!), -1);
  const ordinals = new Int32Array(last + 1).fill(-1);
  payments.position.forEach((position, ordinal) => (ordinals[row[position]!] = ordinal));
  return ordinals;
}

/** All features of a dataset, made from its tables as the application makes them when it opens one. */
export function featureSubject(
  dataset: Dataset,
  labelDelayMs: number,
  plantLeak: boolean,
): LeakSubject {
  const log = buildLog(dataset);
  const references = referencesOf(dataset, log.dictionaries);
  const source = sealedSource(new PostingIndex(log), references, paymentGraphOf(log));
  const names = FEATURES.map(({ name }) => name);
  const compiled = compileFeatures(source, names, { labelDelayMs });
  if (!compiled.ok) throw new TypeError(compiled.error.message);
  const program = compiled.value;
  // Codes are compared by their texts: another dataset may number them otherwise.
  const dictionaries = names.map((name) => program.dictionary(name));
  const ordinals = ordinalsByRow(log);
  const values = new Float64Array(names.length);
  return {
    names: plantLeak ? [...names, PLANTED_LEAK] : names,
    valuesAt: (row) => {
      const ordinal = ordinals[row]!;
      program.evaluate(log.payments.position[ordinal]!, values);
      const read = FEATURES.map(({ type }, at) =>
        toFeatureValue(type, dictionaries[at]!, values[at]!),
      );
      return plantLeak ? [...read, plantedLeak(log, ordinal)] : read;
    },
  };
}
