import path from "node:path";
import { Random } from "#generator/random";
import type { TrainedModel } from "#shared/identity/network/modelFile";
import { STRIP } from "#shared/identity/read/strips";
import { Adam, cosineRate, flatten } from "../network/adam";
import { gradientsOf } from "../network/gradients";
import type { Loss } from "../network/gradients";
import { initialModel } from "../network/initialModel";
import { readCheckpoint, writeCheckpoint } from "../network/modelFiles";
import { WeightAverage } from "../network/weightAverage";
import { startWasmBackend } from "../network/wasmBackend";
import { ExampleSource } from "./exampleWorker";
import type { Examples } from "./examples";
import { COLUMNS, STRIPS_PER_PHOTO, WIDTH } from "./examples";
import { ctcLoss } from "./ctcLoss";
import { frameLoss } from "./frameLoss";
import { READER_TOPOLOGY } from "./readerTopology";
import type { SheetKind } from "./sheets";

const PHOTOS_PER_STEP = 3;
/** Batches made before they are needed. */
const AHEAD = 3;
const WARM_UP = 100;
/** Batches over which the damage to the photos grows to what it stays. */
const EASY_BATCHES = 400;
const CLIP = 1;
/** Batch from which on the print is bolder on some. */
const PRINT_WEIGHTS_FROM = 1750;
/** Batch from which on photos are mostly straightened by cubic interpolation, as the product does it. */
const CUBIC_FROM = 950;
/** Share of the steps after which the average of the weights begins. */
const AVERAGED_FROM = 0.28;
const STEPS_BETWEEN_CHECKPOINTS = 50;
/** What wrong columns still count while texts are learnt, so that characters stay where they are. */
const COLUMN_SHARE = 0.2;

export interface ReaderTraining {
  readonly seed: number;
  /** Steps of all stages together. */
  readonly steps: number;
  /** The file of the thread that makes examples. */
  readonly script: URL;
  /** Where a training that was broken off is taken up again. */
  readonly checkpoints: string;
  readonly log: (line: string) => void;
}

interface Stage {
  readonly name: string;
  /** First step of the training that belongs to it, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Learning rate by steps of the stage. */
  readonly rate: (step: number) => number;
  readonly lossOf: (outputs: Float32Array, labels: Uint8Array) => Loss;
  readonly sheets: StageSheets;
}

function textLoss(outputs: Float32Array, labels: Uint8Array): Loss {
  const text = ctcLoss(outputs, labels, COLUMNS);
  const columns = frameLoss(outputs, labels);
  return {
    loss: text.loss + COLUMN_SHARE * columns.loss,
    gradient: text.gradient.map((slope, at) => slope + COLUMN_SHARE * columns.gradient[at]!),
  };
}

/** Shares of the steps after which the first and the second stage end. */
const FIRST_END = 0.16;
const SECOND_END = 0.64;

type StageSheets = Omit<SheetKind, "printWeights">;
const SHEETS: StageSheets = { words: [50, 18, 12, 20, 0], scratches: 0 };
/** Accents, and strokes that a scratch took away, are what is missed last. */
const LAST_SHEETS: StageSheets = { words: [40, 18, 12, 10, 20], scratches: 25 };

/**
 * First where each character is, which is quick to learn, then what the whole says, which is what is asked of it, at
 * last the same with more of what is hard.
 */
function stagesOf(steps: number): readonly Stage[] {
  const [first, second] = [Math.round(FIRST_END * steps), Math.round(SECOND_END * steps)];
  const texts = { lossOf: textLoss, sheets: SHEETS };
  return [
    {
      name: "columns",
      from: 0,
      to: first,
      rate: cosineRate(2.5e-3, WARM_UP, 4 * first),
      lossOf: frameLoss,
      sheets: SHEETS,
    },
    {
      ...texts,
      name: "texts",
      from: first,
      to: second,
      rate: cosineRate(2e-3, WARM_UP, second - first),
    },
    {
      ...texts,
      name: "details",
      from: second,
      to: steps,
      rate: cosineRate(1.2e-3, WARM_UP, steps - second),
      sheets: LAST_SHEETS,
    },
  ];
}

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

interface Taught {
  readonly model: TrainedModel;
  readonly average: WeightAverage;
  /** Step of the training from which on the average is kept. */
  readonly averagedFrom: number;
}

function learn(
  stage: Stage,
  { model, average, averagedFrom }: Taught,
  adam: Adam,
  { pixels, labels }: Examples,
): { loss: number; accuracy: number } {
  const count = PHOTOS_PER_STEP * STRIPS_PER_PHOTO;
  const batch = { values: pixels, shape: [count, STRIP.height, WIDTH, 1] } as const;
  let accuracy = 0;
  const { loss, gradients } = gradientsOf(model, batch, (outputs): Loss => {
    accuracy = columnAccuracy(outputs, labels);
    return stage.lossOf(outputs, labels);
  });
  adam.apply(model, gradients);
  const averaged = stage.from + adam.step - averagedFrom;
  if (averaged >= 0) average.add(model, averaged);
  return { loss, accuracy };
}

/** Goes through the steps of a stage that are not yet done; the weights change in place. */
async function trainStage(training: ReaderTraining, stage: Stage, taught: Taught): Promise<void> {
  const { log } = training;
  const steps = stage.to - stage.from;
  const adam = new Adam(taught.model, { rate: stage.rate, clip: CLIP });
  const checkpoint = path.join(training.checkpoints, `${stage.name}.bin`);
  const kept = [...flatten(taught.model.layers), ...adam.state, ...taught.average.values];
  adam.resumeAt(readCheckpoint(checkpoint, kept) ?? 0);
  if (adam.step > 0) log(`${stage.name}: resumed at ${adam.step}`);
  if (adam.step >= steps) return;
  const source = new ExampleSource(training.script, training.seed);
  const order = (step: number): void => {
    const batch = stage.from + step;
    const amount = Math.min(1, 0.2 + (0.8 * batch) / EASY_BATCHES);
    const cubicShare = batch < CUBIC_FROM ? 0 : 0.7;
    const printWeights = batch >= PRINT_WEIGHTS_FROM;
    source.order({
      ...stage.sheets,
      batch,
      photos: PHOTOS_PER_STEP,
      amount,
      cubicShare,
      printWeights,
    });
  };
  for (let ahead = 0; ahead < AHEAD; ahead++) order(adam.step + ahead);
  let [loss, accuracy, since] = [0, 0, 0];
  while (adam.step < steps) {
    const examples = await source.take();
    order(adam.step + AHEAD);
    const result = learn(stage, taught, adam, examples);
    loss += result.loss;
    accuracy += result.accuracy;
    since++;
    if (adam.step % STEPS_BETWEEN_CHECKPOINTS > 0 && adam.step < steps) continue;
    writeCheckpoint(checkpoint, adam.step, kept);
    const [cost, right] = [loss / since, accuracy / since];
    log(`${stage.name}: step ${adam.step} loss ${cost.toFixed(4)} columns ${right.toFixed(4)}`);
    [loss, accuracy, since] = [0, 0, 0];
  }
  await source.close();
}

/** @returns the mean of the weights over the last steps */
export async function trainReader(training: ReaderTraining): Promise<TrainedModel> {
  await startWasmBackend();
  const model = initialModel(READER_TOPOLOGY, Random.seeded(training.seed).child("weights"));
  const averagedFrom = Math.round(AVERAGED_FROM * training.steps);
  const taught = { model, average: new WeightAverage(model), averagedFrom };
  for (const stage of stagesOf(training.steps)) await trainStage(training, stage, taught);
  return taught.average.model;
}
