import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import { CLASSES } from "#shared/identity/read/alphabet";
import { ctcLoss } from "#training/reader/ctcLoss";
import { frameLoss } from "#training/reader/frameLoss";
import type { Loss } from "#training/network/gradients";

const COLUMNS = 7;

function outputsOf(strips: number): Float32Array {
  const random = Random.seeded(2);
  return Float32Array.from({ length: strips * COLUMNS * CLASSES }, () => random.normal());
}

/** Largest difference of the gradient from central differences. */
function worstDifference(outputs: Float32Array, lossOf: (outputs: Float32Array) => Loss): number {
  const { gradient } = lossOf(outputs);
  const step = 1e-2;
  const costAt = (at: number, by: number): number =>
    lossOf(outputs.map((value, n) => (n === at ? value + by : value))).loss;
  return Math.max(
    ...Array.from(gradient, (slope, at) =>
      Math.abs((costAt(at, step) - costAt(at, -step)) / (2 * step) - slope),
    ),
  );
}

const twoStrips = Uint8Array.of(0, 5, 5, 0, 5, 9, 0, /**/ 1, 0, 0, 2, 2, 3, 0);

describe("what reading wrongly costs", () => {
  it("has the gradient it states, column by column", () => {
    expect(worstDifference(outputsOf(2), (outputs) => frameLoss(outputs, twoStrips))).toBeLessThan(
      1e-4,
    );
  });

  it("has the gradient it states, over all ways to lay a text", () => {
    expect(
      worstDifference(outputsOf(2), (outputs) => ctcLoss(outputs, twoStrips, COLUMNS)),
    ).toBeLessThan(1e-4);
  });

  it("is the chance of all paths that spell the text", () => {
    const outputs = new Float32Array(COLUMNS * CLASSES);
    const { loss } = ctcLoss(outputs, Uint8Array.of(0, 0, 4, 4, 0, 0, 0), COLUMNS);
    // One character over seven columns that tell nothing: a run of each length at each place.
    const paths = (COLUMNS * (COLUMNS + 1)) / 2;
    expect(loss * 2).toBeCloseTo(COLUMNS * Math.log(CLASSES) - Math.log(paths), 4);
  });

  it("does not know a text that the columns cannot hold", () => {
    const outputs = outputsOf(1).fill(0);
    const { loss, gradient } = ctcLoss(outputs, Uint8Array.of(0, 0, 0, 0, 0, 0, 0), COLUMNS);
    expect(Number.isFinite(loss)).toBe(true);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });
});
