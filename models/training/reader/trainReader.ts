import path from "node:path";
import { Random } from "#generator/random";
import type { TrainedModel } from "#shared/identity/network/modelFile";
import { STRIP } from "#shared/identity/read/strips";
import { Adam, cosineRate } from "../network/adam";
import { gradientsOf } from "../network/gradients";
import type { Loss } from "../network/gradients";
import { initialModel } from "../network/initialModel";
import { resumeCheckpoint, writeCheckpoint } from "../network/modelFiles";
import { startWasmBackend } from "../network/wasmBackend";
import { ExampleSource } from "./exampleWorker";
import { COLUMNS, STRIPS_PER_PHOTO, WIDTH } from "./examples";
import { ctcLoss } from "./ctcLoss";
import { frameLoss } from "./frameLoss";
import { READER_TOPOLOGY } from "./readerTopology";

const PHOTOS_PER_STEP = 3;
/** Batches made before they are needed. */
const AHEAD = 3;
const WARM_UP = 100;
/** Batches over which the damage to the photos grows to what it stays. */
const EASY_BATCHES = 400;
const CLIP = 1;
const STEPS_BETWEEN_CHECKPOINTS = 50;
/** What wrong columns still count while texts are learnt, so that characters stay where they are. */
const COLUMN_SHARE = 0.2;

export interface ReaderTraining {
  readonly seed: number;
  /** Steps of each of the two stages. */
  readonly steps: number;
  /** The file of the thread that makes examples. */
  readonly script: URL;
  /** Where a training that was broken off is taken up again. */
  readonly checkpoints: string;
  readonly log: (line: string) => void;
}

interface Stage {
  readonly name: string;
  readonly peakRate: number;
  /** Number of its first batch: no stage sees what another saw. */
  readonly firstBatch: (steps: number) => number;
  readonly lossOf: (outputs: Float32Array, labels: Uint8Array) => Loss;
}

function textLoss(outputs: Float32Array, labels: Uint8Array): Loss {
  const text = ctcLoss(outputs, labels, COLUMNS);
  const columns = frameLoss(outputs, labels);
  return {
    loss: text.loss + COLUMN_SHARE * columns.loss,
    gradient: text.gradient.map((slope, at) => slope + COLUMN_SHARE * columns.gradient[at]!),
  };
}

/** First where each character is, which is quick to learn, then what the whole says, which is what is asked of it. */
const STAGES: readonly Stage[] = [
  { name: "columns", peakRate: 2.5e-3, firstBatch: () => 0, lossOf: frameLoss },
  { name: "texts", peakRate: 1e-3, firstBatch: (steps) => steps, lossOf: textLoss },
];

/** Share of the strips' characters whose columns are right: a first look, not a metric. */
function columnAccuracy(outputs: Float32Array, labels: Uint8Array): number {
  const classes = outputs.length / labels.length;
  let [right, all] = [0, 0];
  for (const [column, label] of labels.entries()) {
    if (label === 0) continue;
    const scores = outputs.subarray(column * classes, (column + 1) * classes);
    all++;
    if (scores.indexOf(Math.max(...scores)) === label) right++;
  }
  return right / all;
}

/** Trains the model in place for the steps of a stage that are not yet done. */
async function trainStage(
  training: ReaderTraining,
  stage: Stage,
  model: TrainedModel,
): Promise<void> {
  const { steps, log } = training;
  const adam = new Adam(model, { rate: cosineRate(stage.peakRate, WARM_UP, steps), clip: CLIP });
  const checkpoint = path.join(training.checkpoints, `${stage.name}.bin`);
  if (resumeCheckpoint(checkpoint, model, adam)) log(`${stage.name}: resumed at ${adam.step}`);
  const source = new ExampleSource(training.script, training.seed);
  const first = stage.firstBatch(steps);
  const order = (step: number): void =>
    source.order({
      batch: first + step,
      photos: PHOTOS_PER_STEP,
      amount: Math.min(1, 0.2 + (0.8 * (first + step)) / EASY_BATCHES),
    });
  for (let ahead = 0; ahead < AHEAD; ahead++) order(adam.step + ahead);
  let [loss, accuracy, since] = [0, 0, 0];
  while (adam.step < steps) {
    const { pixels, labels } = await source.take();
    order(adam.step + AHEAD);
    const batch = {
      values: pixels,
      shape: [PHOTOS_PER_STEP * STRIPS_PER_PHOTO, STRIP.height, WIDTH, 1],
    } as const;
    const result = gradientsOf(model, batch, (outputs): Loss => {
      accuracy += columnAccuracy(outputs, labels);
      return stage.lossOf(outputs, labels);
    });
    adam.apply(model, result.gradients);
    loss += result.loss;
    since++;
    if (adam.step % STEPS_BETWEEN_CHECKPOINTS > 0 && adam.step < steps) continue;
    writeCheckpoint(checkpoint, model, adam);
    const [cost, right] = [loss / since, accuracy / since];
    log(`${stage.name}: step ${adam.step} loss ${cost.toFixed(4)} columns ${right.toFixed(4)}`);
    [loss, accuracy, since] = [0, 0, 0];
  }
  await source.close();
}

export async function trainReader(training: ReaderTraining): Promise<TrainedModel> {
  await startWasmBackend();
  const random = Random.seeded(training.seed);
  const model = initialModel(READER_TOPOLOGY, random.child("weights"));
  for (const stage of STAGES) await trainStage(training, stage, model);
  return model;
}
