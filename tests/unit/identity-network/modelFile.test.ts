import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import { decodeFloat16, encodeFloat16 } from "#shared/identity/network/float16";
import { decodeModel, encodeModel } from "#shared/identity/network/modelFile";
import type { Topology } from "#shared/identity/network/topology";
import { initialModel } from "#training/network/initialModel";

const topology: Topology = {
  input: { height: 8, width: 8, channels: 1 },
  layers: [
    {
      kind: "conv",
      filters: 4,
      kernel: [3, 3],
      stride: [2, 2],
      padding: "same",
      activation: "leakyRelu",
    },
    { kind: "dense", units: 3, activation: "linear" },
  ],
};
const { file, weights } = encodeModel(initialModel(topology, Random.seeded(1)));

describe("half-precision numbers", () => {
  it("are the same again once they were written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (half) => {
        fc.pre((half & 0x7c00) !== 0x7c00);
        const bytes = Uint8Array.of(half & 0xff, half >>> 8);
        expect(encodeFloat16(decodeFloat16(bytes))).toEqual(bytes);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it("are at most half a step away from the number", () => {
    fc.assert(
      fc.property(fc.float({ min: -60000, max: 60000, noNaN: true }), (value) => {
        const [half] = decodeFloat16(encodeFloat16(Float32Array.of(value)));
        expect(Math.abs(half! - value)).toBeLessThanOrEqual(
          Math.max(Math.abs(value) * 2 ** -11, 2 ** -25),
        );
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("the files of a network", () => {
  it("hold the network that was written", () => {
    const decoded = decodeModel(JSON.parse(JSON.stringify(file)), weights);
    expect(decoded.ok && encodeModel(decoded.value)).toEqual({ file, weights });
  });

  it.each([
    ["a changed weight", file, weights.map((byte, at) => (at === 9 ? byte ^ 1 : byte))],
    ["weights cut short", file, weights.subarray(2)],
    ["another topology", { ...file, topology: { ...topology, layers: [] } }, weights],
    ["another format", { ...file, format: "other" }, weights],
    ["no object", null, weights],
  ])("are refused with %s", (_, model, bytes) => {
    expect(decodeModel(model, bytes)).toMatchObject({
      ok: false,
      error: { code: "model.damaged" },
    });
  });
});
