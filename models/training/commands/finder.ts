import path from "node:path";
import { writeModel } from "../network/modelFiles";
import { startWasmBackend } from "../network/wasmBackend";
import { trainFinder } from "../finder/trainFinder";
import { writeMetrics } from "../finder/writeMetrics";

/** What the committed weights took. */
const STEPS = 2600;
const SCENES = 4000;

interface TrainOptions {
  readonly seed: number;
  /** Null for as many as the committed weights took. */
  readonly steps: number | null;
  readonly outDir: string;
}

/** Trains the network that finds a card's corners: models/card-finder. */
export async function train({ seed, steps: given, outDir }: TrainOptions): Promise<void> {
  await startWasmBackend();
  const folder = path.join(outDir, "card-finder");
  const steps = given ?? STEPS;
  const onProgress = (text: string): void => {
    process.stdout.write(`${new Date().toISOString()} ${text}\n`);
  };
  writeModel(folder, await trainFinder({ seed, steps, scenes: SCENES, onProgress }));
  await writeMetrics(folder, { seed, steps, scenes: SCENES });
}
