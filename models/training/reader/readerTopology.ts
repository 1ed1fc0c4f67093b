import { CLASSES } from "#shared/identity/read/alphabet";
import { STRIP } from "#shared/identity/read/strips";
import type { Layer, Topology } from "#shared/identity/network/topology";

const conv = (
  filters: number,
  kernel: readonly [number, number],
  stride: readonly [number, number] = [1, 1],
): Layer => ({
  kind: "conv",
  filters,
  kernel: [...kernel],
  stride: [...stride],
  padding: "same",
  activation: "leakyRelu",
});

/** Folds the height of a strip away in four steps, then looks sideways; one column of output for two of the strip. */
export const READER_TOPOLOGY: Topology = {
  input: { height: STRIP.height, width: STRIP.width, channels: 1 },
  layers: [
    conv(16, [5, 5], [2, 2]),
    conv(24, [3, 3]),
    conv(32, [3, 3], [2, 1]),
    conv(48, [3, 3], [2, 1]),
    conv(80, [4, 3], [4, 1]),
    conv(80, [1, 5]),
    conv(80, [1, 5]),
    { ...conv(CLASSES, [1, 1]), activation: "linear" },
  ],
};
