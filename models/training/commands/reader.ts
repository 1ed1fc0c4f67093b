import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isMainThread } from "node:worker_threads";
import { loadNetwork } from "#shared/identity/network/loadNetwork";
import { encodeModel } from "#shared/identity/network/modelFile";
import { weightCount } from "#shared/identity/network/topology";
import { writeModel } from "../network/modelFiles";
import { evaluateReader } from "../reader/evaluateReader";
import { serveExamples } from "../reader/exampleWorker";
import { trainReader } from "../reader/trainReader";

/** Steps that the committed weights took. */
const STEPS = 2500;
const EVALUATED_PHOTOS = 50;
/** Added to the seed of the training, so that no evaluation draws what training drew. */
const EVALUATION_SEED = 1_000_003;

interface TrainOptions {
  readonly seed: number;
  /** Null for as many as the committed weights took. */
  readonly steps: number | null;
  readonly outDir: string;
  readonly root: string;
}

/** Trains the line reader: models/card-reader. */
export async function train({ seed, steps, outDir, root }: TrainOptions): Promise<void> {
  const log = (line: string): void => {
    process.stdout.write(`${new Date().toISOString()} ${line}\n`);
  };
  const folder = path.join(outDir, "card-reader");
  const run = `${seed}-${steps ?? STEPS}`;
  const checkpoints = path.join(root, "node_modules/.cache/train/reader-checkpoints", run);
  const model = await trainReader({
    seed,
    steps: steps ?? STEPS,
    script: new URL(import.meta.url),
    checkpoints,
    log,
  });
  writeModel(folder, model);
  rmSync(checkpoints, { recursive: true, force: true });
  const { file, weights } = encodeModel(model);
  const network = loadNetwork(file, weights);
  if (!network.ok) throw new Error(network.error.message);
  const severities = await evaluateReader(
    network.value,
    seed + EVALUATION_SEED,
    EVALUATED_PHOTOS,
    (metrics) => log(JSON.stringify(metrics)),
  );
  const metrics = {
    seed,
    steps: steps ?? STEPS,
    weights: weightCount(model.topology),
    weightsSha256: file.weights.sha256,
    photosPerSeverity: EVALUATED_PHOTOS,
    severities,
  };
  writeFileSync(path.join(folder, "metrics.json"), `${JSON.stringify(metrics, null, 2)}\n`);
}

// The thread that makes the examples runs this same file.
if (!isMainThread) serveExamples();
