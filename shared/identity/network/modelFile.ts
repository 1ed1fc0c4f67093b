import { z } from "zod";
import { fail, ok } from "../../domain/result";
import type { Result } from "../../domain/result";
import { sha256 } from "../../domain/sha256";
import { decodeFloat16, encodeFloat16 } from "./float16";
import { layerShapes, sizeOf, Topology, weightCount } from "./topology";

/**
 * A trained network in two files. model.json: this object. weights.bin: for each layer in order its kernel, row by row,
 * then its bias, as little-endian half-precision numbers and nothing else.
 */
export const ModelFile = z.strictObject({
  format: z.literal("kivendtout-network"),
  version: z.literal(1),
  topology: Topology,
  weights: z.strictObject({
    type: z.literal("float16"),
    bytes: z.int().positive(),
    /** Of weights.bin, hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});
export type ModelFile = z.infer<typeof ModelFile>;

export interface LayerWeights {
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** A network as numbers, layer by layer. */
export interface TrainedModel {
  readonly topology: Topology;
  readonly layers: readonly LayerWeights[];
}

const TIP = "Install the application again; a trained model lies in models/.";

const damaged = (message: string): Result<never> => fail("model.damaged", message, { tip: TIP });

/** @returns `model.damaged` where the files are not what training wrote */
export function decodeModel(model: unknown, weights: Uint8Array): Result<TrainedModel> {
  const parsed = ModelFile.safeParse(model);
  if (!parsed.success)
    return damaged(`model.json is not one of a network: ${z.prettifyError(parsed.error)}`);
  const file = parsed.data;
  const bytes = 2 * weightCount(file.topology);
  if (weights.length !== file.weights.bytes || weights.length !== bytes)
    return damaged(`weights.bin has ${weights.length} bytes where the network needs ${bytes}.`);
  if (sha256(weights) !== file.weights.sha256)
    return damaged("weights.bin does not have the checksum that model.json states.");
  const values = decodeFloat16(weights);
  if (!values.every(Number.isFinite)) return damaged("weights.bin holds what is not a number.");
  let at = 0;
  const take = (shape: readonly number[]): Float32Array =>
    values.subarray(at, (at += sizeOf(shape)));
  const layers = layerShapes(file.topology).map(({ kernel, bias }) => ({
    kernel: take(kernel),
    bias: take(bias),
  }));
  return ok({ topology: file.topology, layers });
}

/** The two files of a network. */
export function encodeModel(model: TrainedModel): { file: ModelFile; weights: Uint8Array } {
  const values = new Float32Array(weightCount(model.topology));
  let at = 0;
  for (const { kernel, bias } of model.layers)
    for (const part of [kernel, bias]) {
      values.set(part, at);
      at += part.length;
    }
  const weights = encodeFloat16(values);
  const file: ModelFile = {
    format: "kivendtout-network",
    version: 1,
    topology: model.topology,
    weights: { type: "float16", bytes: weights.length, sha256: sha256(weights) },
  };
  return { file, weights };
}
