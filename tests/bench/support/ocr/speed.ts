import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CardReader } from "#shared/contract/identity";
import { against, alone, median, quantile, type Measure } from "../../measure";
import { growth, readInOwnProcess } from "./ownProcess";
import type { Sample } from "./sets";
import { TESSERACT, tesseractTime } from "./tesseract";

const bench = "ocr";
const lower = (metric: string, value: number, unit = "ms") =>
  ({ bench, metric, value, unit, better: "lower" }) as const;

/** Cards the command line of Tesseract is timed on. */
const TIMED = 15;

export interface SpeedOptions {
  /** The bundle that exports `readHere`. */
  readonly script: string;
  readonly root: string;
  readonly hasTesseract: boolean;
  /** Cards read one after the other while memory is watched. */
  readonly cards: number;
}

/** One card after the other in one thread, beside Tesseract on the same undistorted cards; memory over many cards. */
export async function* oneByOne(
  undistorted: readonly Sample[],
  mild: readonly Sample[],
  { script, root, hasTesseract, cards }: SpeedOptions,
): AsyncGenerator<Measure> {
  const folder = mkdtempSync(path.join(tmpdir(), "kivendtout-bench-ocr-"));
  try {
    const flat = written(path.join(folder, "undistorted"), undistorted);
    const { first, warm, processor } = readInOwnProcess(script, root, flat, undistorted.length);
    yield alone(lower("first_use", first));
    const ours = lower("card_warm", median(warm));
    yield hasTesseract
      ? against(ours, `${TESSERACT}, its start included`, await tesseractMedian(flat))
      : alone(ours);
    yield alone(lower("card_warm_p95", quantile(warm, 0.95)));
    yield alone(lower("card_warm_processor", median(processor)));
    const many = readInOwnProcess(script, root, written(path.join(folder, "mild"), mild), cards);
    yield alone(lower("photo_warm", median(many.warm)));
    yield alone(lower("photo_warm_p95", quantile(many.warm, 0.95)));
    yield alone(lower(`memory_peak_over_${cards}_cards`, many.peak, "MiB"));
    yield alone(lower("memory_growth", 100 * growth(many.resident), "MiB per 100 cards"));
    yield alone(lower("heap_peak", Math.max(...many.heap), "MiB"));
    yield alone(lower("heap_growth", 100 * growth(many.heap), "MiB per 100 cards"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function written(folder: string, samples: readonly Sample[]): string {
  mkdirSync(folder);
  for (const [at, { file }] of samples.entries())
    writeFileSync(path.join(folder, `${String(at).padStart(4, "0")}.img`), file);
  return folder;
}

async function tesseractMedian(folder: string): Promise<number> {
  const times: number[] = [];
  for (const name of readdirSync(folder).sort().slice(0, TIMED))
    times.push(await tesseractTime(path.join(folder, name)));
  return median(times);
}

/** All at once through the pool, its threads started. */
export async function sideBySide(reader: CardReader, samples: readonly Sample[]): Promise<Measure> {
  const readAll = (some: readonly Sample[]) =>
    Promise.all(some.map(({ file }) => reader.read(file)));
  await readAll(samples.slice(0, reader.size));
  const start = performance.now();
  await readAll(samples);
  const minutes = (performance.now() - start) / 60_000;
  return alone({
    bench,
    metric: `cards_per_minute_${reader.size}_threads`,
    value: samples.length / minutes,
    unit: "cards/min",
    better: "higher",
  });
}
