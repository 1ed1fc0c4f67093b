import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { openCvReady } from "#shared/identity/engines/openCv";
import type { LoadingOpenCv } from "#shared/identity/engines/openCv";
import { networkOf } from "#shared/identity/network/loadNetwork";
import { encodeModel } from "#shared/identity/network/modelFile";
import { weightCount } from "#shared/identity/network/topology";
import { readModel } from "../network/modelFiles";
import { measureFinder } from "./measureFinder";

const PHOTOS = 60;
/** Added to the seed of the training, so that nothing is measured on what training drew. */
const MEASURING_SEED = 1_000_003;

/** Measures the model in a folder as it was written there, and writes metrics.json beside it. */
export async function writeMetrics(
  folder: string,
  training: { readonly seed: number; readonly steps: number; readonly scenes: number },
): Promise<void> {
  const require = createRequire(import.meta.url);
  const { cv } = await openCvReady(require("@techstark/opencv-js") as LoadingOpenCv);
  const model = readModel(folder);
  if (!model.ok) throw new Error(model.error.message);
  const finder = networkOf(model.value);
  const metrics = {
    ...training,
    weights: weightCount(model.value.topology),
    weightsSha256: encodeModel(model.value).file.weights.sha256,
    ...(await measureFinder({ cv, finder }, training.seed + MEASURING_SEED, PHOTOS)),
  };
  finder.dispose();
  writeFileSync(path.join(folder, "metrics.json"), `${JSON.stringify(metrics, null, 2)}\n`);
}
