import path from "node:path";
import { writeModel } from "../network/modelFiles";
import { startWasmBackend } from "../network/wasmBackend";
import { trainFinder } from "../finder/trainFinder";

const STEPS = 2600;
const SCENES = 4000;

interface Training {
  readonly seed: number;
  readonly steps: number | null;
  readonly outDir: string;
}

/** Trains the network that finds a card's corners and writes it to card-finder/. */
export async function train({ seed, steps, outDir }: Training): Promise<void> {
  await startWasmBackend();
  const folder = path.join(outDir, "card-finder");
  const model = await trainFinder({
    seed,
    steps: steps ?? STEPS,
    scenes: SCENES,
    onProgress: (text, reached) => {
      process.stdout.write(`${text}\n`);
      if (text.startsWith("step")) writeModel(folder, reached);
    },
  });
  writeModel(folder, model);
}
