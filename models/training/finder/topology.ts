import { FINDER } from "#shared/identity/locate/finderGrid";
import type { Layer, Topology } from "#shared/identity/network/topology";

const conv = (filters: number, kernel: number, stride: number): Layer => ({
  kind: "conv",
  filters,
  kernel: [kernel, kernel],
  stride: [stride, stride],
  padding: "same",
  activation: "leakyRelu",
});

/** Down to the grid in three steps; then on until a cell sees the far end of a card. */
export const finderTopology: Topology = {
  input: { height: FINDER.side, width: FINDER.side, channels: 1 },
  layers: [
    conv(32, 7, 4),
    conv(48, 3, 2),
    conv(64, 3, 2),
    ...Array.from({ length: 5 }, () => conv(64, 3, 1)),
    { ...conv(FINDER.channels, 1, 1), activation: "linear" },
  ],
};
