import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Result } from "#shared/domain/result";
import { decodeModel, encodeModel } from "#shared/identity/network/modelFile";
import type { TrainedModel } from "#shared/identity/network/modelFile";

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

/** Keeps a training as it stands: the step, then weights and what goes with them at full precision. */
export function writeCheckpoint(
  file: string,
  step: number,
  blocks: readonly Float32Array[],
): void {
  const bytes = Buffer.concat(
    [Float64Array.of(step), ...blocks].map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    ),
  );
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

/**
 * Fills the blocks with what was kept.
 * @returns the step; null where there is no checkpoint of blocks like these
 */
export function readCheckpoint(file: string, blocks: readonly Float32Array[]): number | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const expected = 8 + blocks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (bytes.length !== expected) return null;
  let at = bytes.byteOffset + 8;
  for (const block of blocks) {
    block.set(new Float32Array(bytes.buffer.slice(at, at + block.byteLength)));
    at += block.byteLength;
  }
  return bytes.readDoubleLE(0);
}
