import { Random } from "#generator/random";
import { FINDER } from "#shared/identity/locate/finderGrid";
import type { TrainedModel } from "#shared/identity/network/modelFile";
import { Adam, cosineRate } from "../network/adam";
import { gradientsOf } from "../network/gradients";
import { initialModel } from "../network/initialModel";
import { drawExample } from "./example";
import type { Example } from "./example";
import { finderLoss } from "./loss";
import { drawScene } from "./scenes";
import type { Scene } from "./scenes";
import { finderTopology } from "./topology";

export interface FinderTraining {
  readonly seed: number;
  readonly steps: number;
  /** Scenes drawn before training; each is looked at many times, never twice alike. */
  readonly scenes: number;
  /** Told once in a while how far training is. */
  readonly onProgress: (text: string) => void;
}

const BATCH = 24;
const REPORT_EVERY = 100;
const RATE = { peak: 2e-3, warmUp: 150 } as const;
const CLIP = 5;

function gathered(examples: readonly Example[]): Float32Array {
  const size = FINDER.side ** 2;
  const values = new Float32Array(examples.length * size);
  for (const [at, { input }] of examples.entries()) values.set(input, at * size);
  return values;
}

/** Trains the card-finder. The wasm backend must be ready. The same seed gives the same network. */
export async function trainFinder(training: FinderTraining): Promise<TrainedModel> {
  const { steps, onProgress } = training;
  const random = Random.seeded(training.seed).child("finder");
  const model = initialModel(finderTopology, random.child("weights"));
  const scenes: Scene[] = [];
  for (let at = 0; at < training.scenes; at++) {
    scenes.push(await drawScene(random.child("scene", at)));
    if ((at + 1) % 1000 === 0) onProgress(`${at + 1} scenes`);
  }
  const adam = new Adam(model, { rate: cosineRate(RATE.peak, RATE.warmUp, steps), clip: CLIP });
  const draw = random.child("examples");
  let recent = 0;
  while (adam.step < steps) {
    const examples = Array.from({ length: BATCH }, () => drawExample(draw, draw.pick(scenes)));
    const batch = {
      values: gathered(examples),
      shape: [BATCH, FINDER.side, FINDER.side, 1] as const,
    };
    const truths = examples.map(({ corners }) => corners);
    const { loss, gradients } = gradientsOf(model, batch, (output) => finderLoss(output, truths));
    adam.apply(model, gradients);
    recent += loss / REPORT_EVERY;
    if (adam.step % REPORT_EVERY === 0) {
      onProgress(`step ${adam.step} loss ${recent.toFixed(4)}`);
      recent = 0;
    }
  }
  return model;
}
