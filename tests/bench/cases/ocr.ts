import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Random } from "#generator/random";
import { openCardReader, readerParts } from "#services/identity/cardReader";
import { ensureBuilt } from "../../../electron/build/ensureBuilt.mjs";
import type { Bench, Measure } from "../measure";
import { publishedCards } from "../support/ocr/cards";
import { decoys } from "../support/ocr/decoys";
import { readDecoys } from "../support/ocr/readDecoys";
import { readSet, scoreOf, type Contenders, type ReadSample } from "../support/ocr/readSets";
import { scoreMeasures, shortMeasures } from "../support/ocr/scoreMeasures";
import { FULL, QUICK, sampleSets, type Sample, type SampleSet } from "../support/ocr/sets";
import { oneByOne, sideBySide } from "../support/ocr/speed";
import { hasTesseract } from "../support/ocr/tesseract";

export { readHere } from "../support/ocr/ownProcess";

const SEED = 2026;
/** Cards that speed is measured on, and cards over which memory is watched. */
const TIMED = 40;
const WATCHED = { quick: 100, full: 500 } as const;

/** Reading cards under distortions, beside the Tesseract command line: exactness, confidence, speed and memory. */
export const measures: Bench = async function* ({ full, root, out }) {
  const built = await ensureBuilt(root);
  if (!built.ok) throw new Error(built.message);
  const hasPeer = hasTesseract();
  if (!hasPeer) process.stderr.write("ocr: tesseract with fra and eng is not installed, no peer\n");
  const random = Random.seeded(SEED);
  const sets = sampleSets(random, await publishedCards(), full ? FULL : QUICK);
  const speed = {
    script: import.meta.url,
    root,
    hasTesseract: hasPeer,
    cards: full ? WATCHED.full : WATCHED.quick,
  };
  yield* oneByOne(await samplesOf(sets[0]!), await samplesOf(named(sets, "mild")), speed);

  const folder = mkdtempSync(path.join(tmpdir(), "kivendtout-bench-ocr-"));
  const reader = openCardReader(readerParts(root));
  try {
    yield await sideBySide(reader, await samplesOf(sets[0]!));
    yield* readDecoys(reader, await decoys(random.child("decoys")));
    yield* exactness(sets, { reader, tesseractFolder: hasPeer ? folder : null, out });
  } finally {
    reader.dispose();
    rmSync(folder, { recursive: true });
  }
};

const named = (sets: readonly SampleSet[], wanted: string): SampleSet =>
  sets.find(({ name }) => name === wanted)!;

const samplesOf = (set: SampleSet): Promise<Sample[]> =>
  Promise.all(Array.from({ length: Math.min(TIMED, set.count) }, (_, at) => set.sample(at)));

/** Each set; those of unseen kinds in short, and all together. */
async function* exactness(
  sets: readonly SampleSet[],
  contenders: Contenders,
): AsyncGenerator<Measure> {
  const unseen: ReadSample[] = [];
  for (const set of sets) {
    const read = await readSet(set, contenders);
    const score = scoreOf(set.name, read);
    if (set.name.startsWith("unseen_")) {
      unseen.push(...read);
      yield* shortMeasures(score);
    } else yield* scoreMeasures(score);
  }
  yield* scoreMeasures(scoreOf("unseen", unseen));
}
