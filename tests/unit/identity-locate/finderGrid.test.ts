import { describe, expect, it } from "vitest";
import type { Quad } from "#shared/contract/identity";
import { cellCentre, countVotes, FINDER, normalised } from "#shared/identity/locate/finderGrid";
import { finderLoss } from "#training/finder/loss";
import { cellsOnCard } from "#training/finder/example";

const CARD: Quad = [
  { x: 30, y: 40 },
  { x: 130, y: 45 },
  { x: 128, y: 110 },
  { x: 28, y: 105 },
];

/** What a network that knows the card would say. */
function perfectOutput(corners: Quad): Float32Array {
  const output = new Float32Array(FINDER.cells ** 2 * FINDER.channels);
  for (const [cell, on] of cellsOnCard(corners).entries()) {
    const at = cell * FINDER.channels;
    const centre = cellCentre(cell % FINDER.cells, Math.floor(cell / FINDER.cells));
    output[at] = on ? 8 : -8;
    for (const [corner, { x, y }] of corners.entries()) {
      output[at + 1 + 2 * corner] = (x - centre.x) / FINDER.unit;
      output[at + 2 + 2 * corner] = (y - centre.y) / FINDER.unit;
    }
    output[at + 9] = -3;
  }
  return output;
}

describe("the votes of the finder's cells", () => {
  it("name the corners that the cells agree on", () => {
    const { present, corners } = countVotes(perfectOutput(CARD));
    expect(present).toBeGreaterThan(0.99);
    for (const [at, { x, y }] of CARD.entries()) {
      expect(corners[at]!.x).toBeCloseTo(x, 3);
      expect(corners[at]!.y).toBeCloseTo(y, 3);
    }
  });

  it("outvote a cell that is far off", () => {
    const output = perfectOutput(CARD);
    const cell = cellsOnCard(CARD).indexOf(true) * FINDER.channels;
    for (let channel = 1; channel <= 8; channel++) output[cell + channel]! += 3;
    expect(countVotes(output).corners[0].x).toBeCloseTo(CARD[0].x, 3);
  });

  it("see no card where no cell does", () => {
    const output = perfectOutput(CARD);
    for (let at = 0; at < output.length; at += FINDER.channels) output[at] = -8;
    expect(countVotes(output).present).toBeLessThan(0.01);
  });
});

describe("the loss in training", () => {
  it("states the slopes of its own value", () => {
    const output = perfectOutput(CARD).map((value, at) => value + 0.3 * Math.sin(at));
    for (let at = 0; at < output.length; at += FINDER.channels) output[at]! *= 0.1;
    const { gradient } = finderLoss(output, [CARD]);
    const step = 1e-3;
    const cell = cellsOnCard(CARD).indexOf(true) * FINDER.channels;
    for (let channel = 0; channel < FINDER.channels; channel++) {
      const [up, down] = [output.slice(), output.slice()];
      up[cell + channel]! += step;
      down[cell + channel]! -= step;
      const slope = (finderLoss(up, [CARD]).loss - finderLoss(down, [CARD]).loss) / (2 * step);
      expect(gradient[cell + channel]).toBeCloseTo(slope, 2);
    }
  });

  it("asks nothing of corners where there is no card", () => {
    const { gradient } = finderLoss(perfectOutput(CARD), [null]);
    expect(gradient.every((slope, at) => at % FINDER.channels === 0 || slope === 0)).toBe(true);
  });
});

it("normalises tones to a mean of 0 and a deviation of 1, and leaves what is flat flat", () => {
  expect([...normalised([100, 200])]).toEqual([-1, 1]);
  expect([...normalised([9, 9, 9])]).toEqual([0, 0, 0]);
});
