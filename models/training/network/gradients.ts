import * as tf from "@tensorflow/tfjs-core";
import type { LayerWeights, TrainedModel } from "#shared/identity/network/modelFile";
import { LEAK, layerShapes } from "#shared/identity/network/topology";
import type { DenseLayer } from "#shared/identity/network/topology";
import { convolve, sumOverPlaces, throughActivation } from "./convolution";

/** What a batch costs, and how the cost changes with each value of the network's output. */
export interface Loss {
  readonly loss: number;
  /** As many values as the output, in its order. */
  readonly gradient: Float32Array;
}

/** @param output of the network for a whole batch, row by row */
export type LossOf = (output: Float32Array, shape: readonly number[]) => Loss;

export interface Batch {
  readonly values: Float32Array;
  /** [batch, height, width, channels]. */
  readonly shape: readonly [number, number, number, number];
}

/** tfjs registers gradients only with its full bundle, so that every step here states its own. */
function connect(
  input: tf.Tensor,
  weights: { readonly kernel: tf.Tensor2D; readonly bias: tf.Tensor1D },
  { activation }: DenseLayer,
): tf.Tensor2D {
  const operation = tf.customGrad((...given) => {
    // tfjs types what it hands back as tensors alone; the last one is the function that keeps them.
    const [x, kernel, bias, save] = given as unknown as [
      tf.Tensor,
      tf.Tensor2D,
      tf.Tensor1D,
      tf.GradSaveFunc,
    ];
    const rows = tf.reshape<tf.Rank.R2>(x, [-1, kernel.shape[0]]);
    const sum = tf.add(tf.matMul(rows, kernel), bias);
    const slope = activation === "relu" ? 0 : LEAK;
    const y: tf.Tensor2D = tf.tidy(() =>
      activation === "linear" ? tf.clone(sum) : tf.leakyRelu(sum, slope),
    ) as tf.Tensor2D;
    save([rows, kernel, y]);
    const gradFunc = (dOut: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] => {
      const [image, matrix, output] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
      const dy = throughActivation(dOut as tf.Tensor2D, output, activation);
      return [
        tf.reshape(tf.matMul(dy, matrix, false, true), x.shape),
        tf.matMul(image, dy, true, false),
        sumOverPlaces(dy),
      ];
    };
    return { value: y, gradFunc };
  });
  return operation(input, weights.kernel, weights.bias);
}

/** @param weights kernel and bias of each layer in turn */
function forward(
  { topology }: TrainedModel,
  weights: readonly tf.Tensor[],
  input: tf.Tensor4D,
): tf.Tensor {
  return topology.layers.reduce<tf.Tensor>((x, layer, at) => {
    const [kernel, bias] = [weights[2 * at]!, weights[2 * at + 1] as tf.Tensor1D];
    return layer.kind === "dense"
      ? connect(x, { kernel: kernel as tf.Tensor2D, bias }, layer)
      : convolve(x as tf.Tensor4D, { kernel: kernel as tf.Tensor4D, bias }, layer, at > 0);
  }, input);
}

/** The cost as a tensor: worked out in plain numbers, with the gradient it states. */
function costOf(output: tf.Tensor, lossOf: LossOf): tf.Scalar {
  const operation = tf.customGrad((...given) => {
    // tfjs types what it hands back as tensors alone; the last one is the function that keeps them.
    const [y, save] = given as unknown as [tf.Tensor, tf.GradSaveFunc];
    const { loss, gradient } = lossOf(y.dataSync<"float32">(), y.shape);
    save([tf.tensor(gradient, y.shape)]);
    return {
      value: tf.scalar(loss),
      gradFunc: (dy: tf.Tensor, [slope]: tf.Tensor[]) => tf.mul(dy, slope!),
    };
  });
  return operation(output);
}

/** The cost of a batch and its gradients in all weights. The wasm backend must be ready. */
export function gradientsOf(
  model: TrainedModel,
  batch: Batch,
  lossOf: LossOf,
): { readonly loss: number; readonly gradients: readonly LayerWeights[] } {
  const shapes = layerShapes(model.topology);
  return tf.tidy(() => {
    const tensors = model.layers.flatMap(({ kernel, bias }, at) => [
      tf.tensor(kernel, [...shapes[at]!.kernel]),
      tf.tensor1d(bias),
    ]);
    const input = tf.tensor4d(batch.values, [...batch.shape]);
    const { value, grads } = tf.valueAndGrads((...weights: tf.Tensor[]) =>
      costOf(forward(model, weights, input), lossOf),
    )(tensors);
    const numbers = grads.map((gradient) => gradient.dataSync<"float32">().slice());
    return {
      loss: value.dataSync<"float32">()[0]!,
      gradients: model.layers.map((_, at) => ({
        kernel: numbers[2 * at]!,
        bias: numbers[2 * at + 1]!,
      })),
    };
  });
}
