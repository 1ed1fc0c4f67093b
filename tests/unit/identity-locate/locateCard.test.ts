import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import type { Point, Quad } from "#shared/contract/identity";
import { locateCard } from "#shared/identity/locate/locateCard";
import { colourOf, cornerError } from "#training/finder/measureFinder";
import { photographOtherDocument } from "#training/finder/otherDocument";
import { makePhoto } from "#training/photos/makePhoto";
import { blindVision, cornersOf, drawnCard, onePlainTone, rearranged } from "./support";

const located = async (image: Parameters<typeof locateCard>[1]) => {
  const found = await locateCard(await blindVision(), image);
  if (!found.found) throw new Error(`not found: ${found.problem} (${found.agreement})`);
  return found;
};

const starting = ([a, b, c, d]: Quad, at: number): Quad => {
  const turned = [a, b, c, d, a, b, c, d].slice(at);
  return [turned[0]!, turned[1]!, turned[2]!, turned[3]!];
};

const shifted = ([a, b, c, d]: Quad, x: number, y: number): Quad => {
  const by = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
  return [by(a), by(b), by(c), by(d)];
};

describe("a picture that is the card itself", () => {
  it("is found to a fifth of a pixel", async () => {
    const found = await located(drawnCard(1));
    expect(cornerError(found.corners, cornersOf(900, 560))).toBeLessThan(0.2);
    expect(found.agreement).toBeGreaterThan(0.9);
    expect(found.quality.inside).toBe(1);
    expect(found.quality.scale).toBeCloseTo(1, 2);
  });

  it("is found upside down", async () => {
    const image = rearranged(drawnCard(2), 900, 560, (x, y) => [899 - x, 559 - y]);
    const found = await located(image);
    expect(cornerError(found.corners, starting(cornersOf(900, 560), 2))).toBeLessThan(0.2);
  });

  it.each([
    ["clockwise", 1, (x: number, y: number) => [y, 559 - x] as const],
    ["anticlockwise", 3, (x: number, y: number) => [899 - y, x] as const],
  ])("is found turned %s", async (_, first, from) => {
    const found = await located(rearranged(drawnCard(3), 560, 900, from));
    expect(cornerError(found.corners, starting(cornersOf(560, 900), first))).toBeLessThan(0.2);
  });

  it("is found with light print on dark paper, and said to be so", async () => {
    const image = drawnCard(4);
    for (let at = 0; at < image.data.length; at++)
      if (at % 4 !== 3) image.data[at] = 255 - image.data[at]!;
    const found = await located(image);
    expect(found.inverted).toBe(true);
    expect(cornerError(found.corners, cornersOf(900, 560))).toBeLessThan(0.2);
  });

  it("is found with its edge cut off", async () => {
    const image = rearranged(drawnCard(5), 840, 540, (x, y) => [x + 60, y + 10]);
    const corners = shifted(cornersOf(900, 560), -60, -10);
    const found = await located(image);
    expect(cornerError(found.corners, corners)).toBeLessThan(2);
    expect(found.quality.inside).toBeLessThan(0.95);
  });

  it("is found by its photo box with its frame cut off on two sides", async () => {
    const image = rearranged(drawnCard(6), 560, 300, (x, y) => [x + 50, y + 100]);
    const corners = shifted(cornersOf(900, 560), -50, -100);
    const found = await located(image);
    // Three of the corners lie outside the picture, the farthest by more than half of it.
    expect(cornerError(found.corners, corners)).toBeLessThan(20);
    expect(found.agreement).toBeGreaterThan(0.8);
  });
});

describe("a photo of a card on a desk", () => {
  it("is found without the network where the card's outline shows", async () => {
    const errors = [];
    for (let seed = 0; seed < 4; seed++) {
      const random = Random.seeded(seed).child("outline");
      const photo = await makePhoto(random, { amount: 0.2, cardWidth: [450, 600] });
      const found = await located(colourOf(photo.image));
      errors.push(cornerError(found.corners, photo.corners));
    }
    expect(Math.max(...errors)).toBeLessThan(3);
    expect(errors.sort((a, b) => a - b)[2]).toBeLessThan(0.5);
  });
});

describe("a picture without the card", () => {
  const outcome = async (image: Parameters<typeof locateCard>[1]) => {
    const found = await locateCard(await blindVision(), image);
    return found.found ? "found" : found.problem;
  };

  it("has no card where it is blank", async () => {
    expect(await outcome(onePlainTone(900, 560, 250))).toBe("no_card");
    expect(await outcome(onePlainTone(1200, 800, 0))).toBe("no_card");
  });

  it("is too small where no card in it could be read", async () => {
    expect(await outcome(onePlainTone(120, 80, 250))).toBe("too_small");
    expect(await outcome(onePlainTone(1, 1, 250))).toBe("too_small");
  });

  it.each([
    [5000, 1],
    [1, 5000],
    [3000, 2],
  ])("has no card where it is a strip of %i by %i", async (width, height) => {
    expect(await outcome(onePlainTone(width, height, 200))).toBe("no_card");
  });

  it("has no card where it is noise", async () => {
    const random = Random.seeded(9);
    const image = onePlainTone(600, 400, 255);
    for (let at = 0; at < image.data.length; at++)
      if (at % 4 !== 3) image.data[at] = random.integer(0, 255);
    expect(await outcome(image)).toBe("no_card");
  });

  it("is refused where it shows another document", async () => {
    for (let seed = 0; seed < 2; seed++) {
      const image = colourOf(await photographOtherDocument(Random.seeded(seed)));
      expect(["no_card", "other_layout"]).toContain(await outcome(image));
    }
  });
});
