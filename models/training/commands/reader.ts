import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { writeModel } from "../network/modelFiles";
import { serveExamples } from "../reader/exampleWorker";
import { trainReader } from "../reader/trainReader";

const STEPS = 1600;

interface TrainOptions {
  readonly seed: number;
  /** Null for as many as the committed weights took. */
  readonly steps: number | null;
  readonly outDir: string;
  readonly root: string;
}

/** Trains the line reader: models/card-reader. */
export async function train({ seed, steps, outDir, root }: TrainOptions): Promise<void> {
  const model = await trainReader({
    seed,
    steps: steps ?? STEPS,
    script: new URL(import.meta.url),
    checkpoints: path.join(root, "node_modules/.cache/train/reader-checkpoints"),
    log: (line) => process.stdout.write(`${new Date().toISOString()} ${line}\n`),
  });
  writeModel(path.join(outDir, "card-reader"), model);
}

// The thread that makes the examples runs this same file.
if (!isMainThread) serveExamples();
