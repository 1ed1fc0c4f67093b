import * as tf from "@tensorflow/tfjs-core";
import { ok } from "../../domain/result";
import type { Result } from "../../domain/result";
import { decodeModel } from "./modelFile";
import type { TrainedModel } from "./modelFile";
import type { Network } from "./network";
import type { Activation, Layer } from "./topology";
import { LEAK, layerShapes } from "./topology";

/** A network whose weights lie in the memory of the tfjs backend until they are let go. */
export interface LoadedNetwork extends Network {
  dispose(): void;
}

interface LayerTensors {
  readonly layer: Layer;
  readonly kernel: tf.Tensor;
  readonly bias: tf.Tensor1D;
}

/** The name tfjs gives an activation. */
export const activationName = (activation: Activation): "linear" | "relu" | "leakyrelu" =>
  activation === "leakyRelu" ? "leakyrelu" : activation;

function applyLayer(input: tf.Tensor, { layer, kernel, bias }: LayerTensors): tf.Tensor {
  const activation = activationName(layer.activation);
  if (layer.kind === "dense") {
    const b = kernel as tf.Tensor2D;
    const a = tf.reshape<tf.Rank.R2>(input, [-1, b.shape[0]]);
    return tf.fused.matMul({ a, b, bias, activation, leakyreluAlpha: LEAK });
  }
  return tf.fused.conv2d({
    x: input as tf.Tensor4D,
    filter: kernel as tf.Tensor4D,
    strides: layer.stride,
    pad: layer.padding,
    bias,
    activation,
    leakyreluAlpha: LEAK,
  });
}

/** A network of weights in memory. The tfjs backend must be ready. */
export function networkOf({ topology, layers }: TrainedModel): LoadedNetwork {
  const shapes = layerShapes(topology);
  const tensors = topology.layers.map((layer, at): LayerTensors => ({
    layer,
    kernel: tf.tensor(layers[at]!.kernel, [...shapes[at]!.kernel]),
    bias: tf.tensor1d(layers[at]!.bias),
  }));
  return {
    run: async (input, shape) => {
      const output = tf.tidy(() => tensors.reduce(applyLayer, tf.tensor(input, [...shape])));
      const values = Float32Array.from(await output.data());
      output.dispose();
      return { values, shape: output.shape };
    },
    dispose: () => {
      for (const { kernel, bias } of tensors) tf.dispose([kernel, bias]);
    },
  };
}

/**
 * A network from the two files that training wrote. The tfjs backend must be ready.
 *
 * @param model model.json, parsed
 * @param weights weights.bin
 * @returns `model.damaged` where the files are not what training wrote
 */
export function loadNetwork(model: unknown, weights: Uint8Array): Result<LoadedNetwork> {
  const decoded = decodeModel(model, weights);
  return decoded.ok ? ok(networkOf(decoded.value)) : decoded;
}
