import { z } from "zod";

/** What a network is made of: layers in order, each fed by the one before. Images are [batch, height, width, channels]. */

const Pair = z.tuple([z.int().positive(), z.int().positive()]);
const Size = z.int().positive();
export const Activation = z.enum(["linear", "relu", "leakyRelu"]);
export type Activation = z.infer<typeof Activation>;

/** Slope of "leakyRelu" below zero. */
export const LEAK = 0.1;

const ConvLayer = z.strictObject({
  kind: z.literal("conv"),
  filters: Size,
  /** Height, width. */
  kernel: Pair,
  stride: Pair,
  /** "same" adds zeros, so that the output is as large as the input over the stride, rounded up. */
  padding: z.enum(["same", "valid"]),
  activation: Activation,
});
export type ConvLayer = z.infer<typeof ConvLayer>;

/** Every value of the image before it, flattened row by row, to each unit. */
const DenseLayer = z.strictObject({
  kind: z.literal("dense"),
  units: Size,
  activation: Activation,
});
export type DenseLayer = z.infer<typeof DenseLayer>;

export const Layer = z.discriminatedUnion("kind", [ConvLayer, DenseLayer]);
export type Layer = z.infer<typeof Layer>;

export const Topology = z.strictObject({
  input: z.strictObject({ height: Size, width: Size, channels: Size }),
  layers: z.array(Layer).min(1),
});
/** The width of the input may differ where no layer is dense. */
export type Topology = z.infer<typeof Topology>;

/** Shapes of a layer's weights: [height, width, in, out] or [in, out]; its bias is [out]. */
export interface LayerShape {
  readonly kernel: readonly number[];
  readonly bias: readonly [number];
}

const outputLength = (length: number, kernel: number, stride: number, layer: ConvLayer): number =>
  Math.ceil((layer.padding === "same" ? length : length - kernel + 1) / stride);

/** Shapes of the weights, layer by layer. */
export function layerShapes({ input, layers }: Topology): LayerShape[] {
  let [height, width, channels] = [input.height, input.width, input.channels];
  return layers.map((layer) => {
    if (layer.kind === "dense") {
      const kernel = [height * width * channels, layer.units];
      [height, width, channels] = [1, 1, layer.units];
      return { kernel, bias: [layer.units] };
    }
    const kernel = [...layer.kernel, channels, layer.filters];
    height = outputLength(height, layer.kernel[0], layer.stride[0], layer);
    width = outputLength(width, layer.kernel[1], layer.stride[1], layer);
    channels = layer.filters;
    return { kernel, bias: [layer.filters] };
  });
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** How many numbers the weights of a network are. */
export const weightCount = (topology: Topology): number =>
  layerShapes(topology).reduce((sum, { kernel, bias }) => sum + sizeOf(kernel) + bias[0], 0);
