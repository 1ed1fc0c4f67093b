import { appendFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import {
  CARD_FIELDS,
  type CardField,
  type CardReader,
  type CardReading,
} from "#shared/contract/identity";
import { evaluateReadings, type ReadingEvaluation } from "#shared/identity/check/evaluate";
import type { Sample, SampleSet } from "./sets";
import { readByTesseract } from "./tesseract";

/** What both made of one sample. */
export interface ReadSample {
  readonly sample: Sample;
  readonly reading: CardReading;
  /** Null where Tesseract is not here. */
  readonly baseline: Partial<Record<CardField, string>> | null;
}

/** Shares of fields and of whole cards that are exact. */
interface Exact {
  readonly fields: number;
  readonly cards: number;
}

export interface SetScore {
  readonly name: string;
  readonly evaluation: ReadingEvaluation;
  readonly baseline: Exact | null;
}

export interface Contenders {
  readonly reader: CardReader;
  /** Folder for the pictures that Tesseract reads; null where it is not here. */
  readonly tesseractFolder: string | null;
  /** Folder for every picture, to be looked at. */
  readonly out: string | null;
}

/** Both contenders on every sample of a set, some at a time. */
export async function readSet(set: SampleSet, contenders: Contenders): Promise<ReadSample[]> {
  const read: ReadSample[] = [];
  let next = 0;
  const work = async () => {
    while (next < set.count) {
      const at = next++;
      read[at] = await readSample(await set.sample(at), `${set.name}_${at}`, contenders);
    }
  };
  await Promise.all(Array.from({ length: contenders.reader.size + 1 }, work));
  return read;
}

async function readSample(
  sample: Sample,
  name: string,
  { reader, tesseractFolder, out }: Contenders,
): Promise<ReadSample> {
  if (out !== null) writeFileSync(path.join(out, `${name}.${kindOf(sample.file)}`), sample.file);
  const [given, baseline] = await Promise.all([
    reader.read(sample.file),
    tesseractFolder === null ? null : readByTesseract(sample.file, tesseractFolder),
  ]);
  if (!given.ok) throw new Error(`${name}: ${given.error.message}`);
  if (out !== null) appendFileSync(path.join(out, WRONG), wrongLines(name, sample, given.value));
  return { sample: { ...sample, file: new Uint8Array(0) }, reading: given.value, baseline };
}

/** Beside the pictures: every field that was not read exactly, a line of tab-separated values each. */
const WRONG = "wrong.tsv";

const wrongLines = (name: string, { truth }: Sample, { fields, problem }: CardReading): string =>
  CARD_FIELDS.filter((field) => fields[field].value !== truth[field])
    .map((field) => {
      const { value, confidence } = fields[field];
      return `${[name, field, truth[field], value, confidence.toFixed(3), problem ?? ""].join("\t")}\n`;
    })
    .join("");

/** The usual ending of a file's name, by its first byte. */
const kindOf = (file: Uint8Array): string =>
  ({ 0x89: "png", 0xff: "jpg", 0x52: "webp" })[file[0] ?? 0] ?? "bin";

/** Any day: the samples carry no flag that depends on one. */
const DAY = "2025-12-31";

export function scoreOf(name: string, read: readonly ReadSample[]): SetScore {
  const evaluation = evaluateReadings(
    read.map(({ sample, reading }) => ({
      reading,
      label: { file: sample.name, fields: sample.truth, isAdult: null },
    })),
    DAY,
  );
  const told = read.flatMap(({ sample, baseline }) =>
    baseline === null
      ? []
      : [CARD_FIELDS.filter((field) => baseline[field] === sample.truth[field]).length],
  );
  return {
    name,
    evaluation,
    baseline:
      told.length === 0
        ? null
        : {
            fields:
              told.reduce((sum, right) => sum + right, 0) / (told.length * CARD_FIELDS.length),
            cards: told.filter((right) => right === CARD_FIELDS.length).length / told.length,
          },
  };
}
