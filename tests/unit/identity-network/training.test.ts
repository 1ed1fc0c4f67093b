import * as tf from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import type { TrainedModel } from "#shared/identity/network/modelFile";
import { networkOf } from "#shared/identity/network/loadNetwork";
import type { Layer, Topology } from "#shared/identity/network/topology";
import { Adam, cosineRate } from "#training/network/adam";
import { gradientsOf } from "#training/network/gradients";
import type { Batch, LossOf } from "#training/network/gradients";
import { initialModel } from "#training/network/initialModel";
import { startWasmBackend } from "#training/network/wasmBackend";

beforeAll(startWasmBackend);

const conv = (changes: Partial<Extract<Layer, { kind: "conv" }>>): Layer => ({
  kind: "conv",
  filters: 3,
  kernel: [3, 3],
  stride: [1, 1],
  padding: "same",
  activation: "leakyRelu",
  ...changes,
});

const SHAPE = [2, 7, 9, 2] as const;

function batchOf(random: Random): Batch {
  const values = Float32Array.from({ length: 2 * 7 * 9 * 2 }, () => random.normal());
  return { values, shape: SHAPE };
}

const modelOf = (...layers: Layer[]): TrainedModel => {
  const topology: Topology = { input: { height: 7, width: 9, channels: 2 }, layers };
  const model = initialModel(topology, Random.seeded(7));
  for (const { bias } of model.layers) bias.forEach((_, at) => (bias[at] = 0.1 * (at + 1)));
  return model;
};

/** Half the sum of squares away from a fixed pattern. */
const squares: LossOf = (output) => {
  const gradient = output.map((value, at) => value - Math.sin(at));
  return { loss: gradient.reduce((sum, g) => sum + (g * g) / 2, 0), gradient };
};

/** Largest difference between the gradients and central differences, over the largest gradient. */
function worstDifference(model: TrainedModel): number {
  const batch = batchOf(Random.seeded(3));
  const { gradients } = gradientsOf(model, batch, squares);
  let [worst, largest] = [0, 0];
  for (const [at, layer] of model.layers.entries())
    for (const part of ["kernel", "bias"] as const)
      for (let n = 0; n < layer[part].length; n += 5) {
        const kept = layer[part][n]!;
        const costAt = (value: number): number => {
          layer[part][n] = value;
          return gradientsOf(model, batch, squares).loss;
        };
        const step = 2e-3;
        const difference = (costAt(kept + step) - costAt(kept - step)) / (2 * step);
        layer[part][n] = kept;
        worst = Math.max(worst, Math.abs(difference - gradients[at]![part][n]!));
        largest = Math.max(largest, Math.abs(difference));
      }
  return worst / largest;
}

describe("gradients of a network", () => {
  it.each([
    ["stride 1", [conv({}), conv({ filters: 2, kernel: [1, 5] })]],
    ["stride 2", [conv({ stride: [2, 2] }), conv({ stride: [2, 2], filters: 4 })]],
    ["stride 2 down only", [conv({ kernel: [5, 3] }), conv({ stride: [2, 1] })]],
    ["valid windows that leave a rest", [conv({}), conv({ padding: "valid", stride: [3, 2] })]],
    ["windows smaller than the stride", [conv({}), conv({ kernel: [1, 1], stride: [2, 3] })]],
    ["relu and no activation", [conv({ activation: "relu" }), conv({ activation: "linear" })]],
    [
      "a dense end",
      [conv({ stride: [2, 2] }), { kind: "dense", units: 5, activation: "leakyRelu" }],
    ],
  ] satisfies [string, Layer[]][])("agree with finite differences: %s", (_, layers) => {
    expect(worstDifference(modelOf(...layers))).toBeLessThan(5e-3);
  });

  it("leave no tensor behind", () => {
    const model = modelOf(conv({}), conv({ stride: [2, 2] }));
    const before = tf.memory().numTensors;
    gradientsOf(model, batchOf(Random.seeded(3)), squares);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("training", () => {
  const layers = [conv({}), conv({ kernel: [1, 1], activation: "linear" })];

  function trained(steps: number): TrainedModel {
    const model = modelOf(...layers);
    const adam = new Adam(model, { rate: cosineRate(0.02, 5, steps), clip: 50 });
    const batch = batchOf(Random.seeded(3));
    for (let step = 0; step < steps; step++)
      adam.apply(model, gradientsOf(model, batch, squares).gradients);
    return model;
  }

  const costOf = (model: TrainedModel): number =>
    gradientsOf(model, batchOf(Random.seeded(3)), squares).loss;

  it("lowers the cost", () => {
    expect(costOf(trained(60))).toBeLessThan(0.8 * costOf(modelOf(...layers)));
  });

  it("gives the same weights from the same seed", () => {
    expect(trained(5).layers).toEqual(trained(5).layers);
  });

  it("runs as the loaded network runs", async () => {
    const model = modelOf(...layers);
    const batch = batchOf(Random.seeded(3));
    let seen = new Float32Array();
    gradientsOf(model, batch, (output) => {
      seen = output.slice();
      return squares(output, []);
    });
    const { values, shape } = await networkOf(model).run(batch.values, batch.shape);
    expect(shape).toEqual([2, 7, 9, 3]);
    values.forEach((value, at) => expect(value).toBeCloseTo(seen[at]!, 4));
  });
});
