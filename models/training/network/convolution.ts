import * as tf from "@tensorflow/tfjs-core";
import type { Activation, ConvLayer } from "#shared/identity/network/topology";
import { LEAK } from "#shared/identity/network/topology";
import { activationName } from "#shared/identity/network/loadNetwork";

/**
 * Convolution with bias and activation whose gradients are convolutions again. The wasm backend of tfjs is fast at
 * those, has no gradient for the filter and a slow one for the input.
 */

interface Padding {
  readonly before: number;
  readonly after: number;
}

/** Zeros on both sides of one axis, and what of it the windows cover: (out − 1) × stride + kernel. */
interface Axis {
  readonly padding: Padding;
  readonly covered: number;
}

function axisOf(input: number, output: number, kernel: number, stride: number): Axis {
  const covered = (output - 1) * stride + kernel;
  const total = Math.max(covered - input, 0);
  const before = Math.floor(total / 2);
  return { padding: { before, after: total - before }, covered };
}

const padImage = (x: tf.Tensor4D, rows: Padding, columns: Padding): tf.Tensor4D =>
  tf.pad4d(x, [
    [0, 0],
    [rows.before, rows.after],
    [columns.before, columns.after],
    [0, 0],
  ]);

/** The gradient of what the activation was given, from the gradient and the value of what it gave. */
export function throughActivation<T extends tf.Tensor>(
  gradient: T,
  output: T,
  activation: Activation,
): T {
  if (activation === "linear") return gradient;
  return tf.mul(gradient, tf.step(output, activation === "relu" ? 0 : LEAK));
}

/** Sum over all axes but the last. */
export function sumOverPlaces(values: tf.Tensor): tf.Tensor1D {
  const channels = values.shape.at(-1)!;
  const rows = tf.reshape<tf.Rank.R2>(values, [-1, channels]);
  return tf.reshape(tf.matMul(tf.ones<tf.Rank.R2>([1, rows.shape[0]]), rows), [channels]);
}

function kernelGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  layer: ConvLayer,
  rows: Axis,
  columns: Axis,
): tf.Tensor4D {
  const [batch, , , channels] = x.shape;
  const covered = tf.slice4d(
    padImage(x, rows.padding, columns.padding),
    [0, 0, 0, 0],
    [batch, rows.covered, columns.covered, channels],
  );
  // Channels and images of the batch change places: the windows of the filter slide under the gradient.
  const images = tf.transpose(covered, [3, 1, 2, 0]);
  const filter = tf.transpose(dy, [1, 2, 0, 3]);
  const gradient = tf.conv2d(images, filter, 1, "valid", "NHWC", layer.stride);
  return tf.transpose(gradient, [1, 2, 0, 3]);
}

/** The gradient of the input's pixels at one phase of each stride: how many of them follows from `counts`. */
function phaseGradient(
  kernel: tf.Tensor4D,
  dy: tf.Tensor4D,
  phase: readonly [number, number],
  stride: readonly [number, number],
  counts: readonly [number, number],
): tf.Tensor4D {
  const [batch, height, width] = dy.shape;
  const [rows, columns, channels] = kernel.shape;
  if (phase[0] >= rows || phase[1] >= columns) return tf.zeros([batch, ...counts, channels]);
  const met =
    stride[0] * stride[1] === 1
      ? kernel
      : (tf.stridedSlice(kernel, [...phase, 0, 0], kernel.shape, [...stride, 1, 1]) as tf.Tensor4D);
  const around = padImage(
    dy,
    { before: met.shape[0] - 1, after: counts[0] - height },
    { before: met.shape[1] - 1, after: counts[1] - width },
  );
  const turned = tf.transpose(tf.reverse(met, [0, 1]), [0, 1, 3, 2]);
  return tf.conv2d(around, turned, 1, "valid");
}

/**
 * The pixels at each phase of the strides get their gradient by a convolution of their own, so that none is spent on
 * zeros between the strides; then they are put between each other.
 */
function inputGradient(
  [batch, inputHeight, inputWidth, channels]: readonly [number, number, number, number],
  kernel: tf.Tensor4D,
  dy: tf.Tensor4D,
  { stride }: ConvLayer,
  rows: Axis,
  columns: Axis,
): tf.Tensor4D {
  const [down, across] = stride;
  const count = (input: number, { padding }: Axis, step: number): number =>
    Math.ceil((padding.before + input) / step);
  const counts = [count(inputHeight, rows, down), count(inputWidth, columns, across)] as const;
  const phases = (step: number): number[] => Array.from({ length: step }, (_, phase) => phase);
  const lines = phases(down).map((row) => {
    const parts = phases(across).map((column) =>
      phaseGradient(kernel, dy, [row, column], stride, counts),
    );
    return tf.reshape(tf.concat(parts, 3), [batch, counts[0], counts[1] * across * channels]);
  });
  const image = tf.reshape<tf.Rank.R4>(tf.concat(lines, 2), [
    batch,
    counts[0] * down,
    counts[1] * across,
    channels,
  ]);
  return tf.slice4d(
    image,
    [0, rows.padding.before, columns.padding.before, 0],
    [batch, inputHeight, inputWidth, channels],
  );
}

/** @param inputNeeded false for the first layer, whose input is no weight */
export function convolve(
  input: tf.Tensor4D,
  weights: { readonly kernel: tf.Tensor4D; readonly bias: tf.Tensor1D },
  layer: ConvLayer,
  inputNeeded: boolean,
): tf.Tensor4D {
  const operation = tf.customGrad((...given) => {
    // tfjs types what it hands back as tensors alone; the last one is the function that keeps them.
    const [x, kernel, bias, save] = given as unknown as [
      tf.Tensor4D,
      tf.Tensor4D,
      tf.Tensor1D,
      tf.GradSaveFunc,
    ];
    const y: tf.Tensor4D = tf.engine().runKernel(
      "FusedConv2D",
      { x, filter: kernel, bias },
      {
        strides: layer.stride,
        pad: layer.padding,
        dataFormat: "NHWC",
        dilations: [1, 1],
        activation: activationName(layer.activation),
        leakyreluAlpha: LEAK,
      },
    );
    save([x, kernel, y]);
    const gradFunc = (dOut: tf.Tensor, saved: tf.Tensor[]): tf.Tensor[] => {
      const [image, filter, output] = saved as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
      const dy = throughActivation(dOut as tf.Tensor4D, output, layer.activation);
      const axis = (at: 0 | 1): Axis =>
        axisOf(image.shape[at + 1]!, output.shape[at + 1]!, layer.kernel[at], layer.stride[at]);
      const [rows, columns] = [axis(0), axis(1)];
      return [
        inputNeeded ? inputGradient(image.shape, filter, dy, layer, rows, columns) : image,
        kernelGradient(image, dy, layer, rows, columns),
        sumOverPlaces(dy),
      ];
    };
    return { value: y, gradFunc };
  });
  return operation(input, weights.kernel, weights.bias);
}
