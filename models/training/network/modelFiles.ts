import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Result } from "#shared/domain/result";
import { decodeModel, encodeModel } from "#shared/identity/network/modelFile";
import type { TrainedModel } from "#shared/identity/network/modelFile";
import type { Adam } from "./adam";
import { flatten } from "./adam";

const MODEL = "model.json";
const WEIGHTS = "weights.bin";

/** Writes model.json and weights.bin into the folder. */
export function writeModel(folder: string, model: TrainedModel): void {
  const { file, weights } = encodeModel(model);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, WEIGHTS), weights);
  writeFileSync(path.join(folder, MODEL), `${JSON.stringify(file, null, 2)}\n`);
}

export function readModel(folder: string): Result<TrainedModel> {
  const file: unknown = JSON.parse(readFileSync(path.join(folder, MODEL), "utf8"));
  return decodeModel(file, readFileSync(path.join(folder, WEIGHTS)));
}

const parts = (model: TrainedModel, adam: Adam): readonly Float32Array[] => [
  ...flatten(model.layers),
  ...adam.state,
];

/** Keeps a training as it stands: the step, then weights and optimiser at full precision. */
export function writeCheckpoint(file: string, model: TrainedModel, adam: Adam): void {
  const blocks = [Float64Array.of(adam.step), ...parts(model, adam)];
  const bytes = Buffer.concat(
    blocks.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

/** Takes a training up again where there is a checkpoint of the same network. */
export function resumeCheckpoint(file: string, model: TrainedModel, adam: Adam): boolean {
  if (!existsSync(file)) return false;
  const bytes = readFileSync(file);
  const blocks = parts(model, adam);
  const expected = 8 + blocks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (bytes.length !== expected) return false;
  adam.resumeAt(bytes.readDoubleLE(0));
  let at = 8;
  for (const block of blocks) {
    block.set(new Float32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + block.byteLength)));
    at += block.byteLength;
  }
  return true;
}
