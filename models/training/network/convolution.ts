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

/** Puts `stride − 1` zeros behind every value of both axes of the image. */
function spreadApart(values: tf.Tensor4D, [down, across]: readonly [number, number]): tf.Tensor4D {
  const [batch, height, width, channels] = values.shape;
  const spaces = tf.zeros([batch, height, width, (across - 1) * channels]);
  const widened = across === 1 ? values : tf.concat([values, spaces], 3);
  const row = width * across * channels;
  const rows = tf.reshape(widened, [batch, height, row]);
  const gaps = tf.zeros([batch, height, (down - 1) * row]);
  const heightened = down === 1 ? rows : tf.concat([rows, gaps], 2);
  return tf.reshape(heightened, [batch, height * down, width * across, channels]);
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

function inputGradient(
  shape: readonly [number, number, number, number],
  kernel: tf.Tensor4D,
  dy: tf.Tensor4D,
  layer: ConvLayer,
  rows: Axis,
  columns: Axis,
): tf.Tensor4D {
  const turned = tf.transpose(tf.reverse(kernel, [0, 1]), [0, 1, 3, 2]);
  const apart = spreadApart(dy, layer.stride);
  const [, height, width] = apart.shape;
  const edges = (length: number, size: number, { padding }: Axis, given: number): Padding => {
    const before = size - 1 - padding.before;
    return { before, after: given + size - 1 - before - length };
  };
  const down = edges(height, layer.kernel[0], rows, shape[1]);
  const across = edges(width, layer.kernel[1], columns, shape[2]);
  return tf.conv2d(padOrCut(apart, down, across), turned, 1, "valid");
}

/** Negative paddings cut. */
function padOrCut(x: tf.Tensor4D, rows: Padding, columns: Padding): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const cut = ({ before, after }: Padding): Padding => ({
    before: Math.max(-before, 0),
    after: Math.max(-after, 0),
  });
  const add = ({ before, after }: Padding): Padding => ({
    before: Math.max(before, 0),
    after: Math.max(after, 0),
  });
  const [cutRows, cutColumns] = [cut(rows), cut(columns)];
  const kept = tf.slice4d(
    x,
    [0, cutRows.before, cutColumns.before, 0],
    [
      batch,
      height - cutRows.before - cutRows.after,
      width - cutColumns.before - cutColumns.after,
      channels,
    ],
  );
  return padImage(kept, add(rows), add(columns));
}

/** @param inputNeeded false for the first layer, whose input is no weight */
export function convolve(
  input: tf.Tensor4D,
  weights: { readonly kernel: tf.Tensor4D; readonly bias: tf.Tensor1D },
  layer: ConvLayer,
  inputNeeded: boolean,
): tf.Tensor4D {
  const operation = tf.customGrad((...given) => {
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
