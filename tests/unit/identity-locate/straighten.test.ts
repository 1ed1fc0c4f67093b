import { beforeAll, describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import type { RgbaImage } from "#shared/identity/image";
import { straighten, straightenColour } from "#shared/identity/locate/straighten";
import { colourOf } from "#training/finder/measureFinder";
import { makePhoto } from "#training/photos/makePhoto";
import { testOpenCv } from "../../support/vision";
import { cornersOf, drawnCard, rearranged } from "./support";

let cv: Awaited<ReturnType<typeof testOpenCv>>["cv"];
beforeAll(async () => {
  ({ cv } = await testOpenCv());
});

const meanDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs(a[at]! - b[at]!);
  return sum / a.length;
};

const greyOf = (card: RgbaImage) => straighten(cv, card, cornersOf(card.width, card.height)).data;

describe("a straightened card", () => {
  it("has the very pixels of an undistorted one", () => {
    const card = drawnCard(1);
    const straight = straighten(cv, card, cornersOf(900, 560));
    expect([straight.width, straight.height]).toEqual([900, 560]);
    // The drawing is grey, so that each channel is the grey value.
    expect(
      meanDifference(
        straight.data,
        card.data.filter((_, at) => at % 4 === 0),
      ),
    ).toBe(0);
    expect(meanDifference(straightenColour(cv, card, cornersOf(900, 560)).data, card.data)).toBe(0);
  });

  it("stands upright where its corners are given turned", () => {
    const card = drawnCard(2);
    const turned = rearranged(card, 560, 900, (x, y) => [y, 559 - x]);
    const [a, b, c, d] = cornersOf(560, 900);
    expect(meanDifference(straighten(cv, turned, [b, c, d, a]).data, greyOf(card))).toBe(0);
  });

  it("is smoothed, not thinned out, where the picture is larger", () => {
    const card = drawnCard(3);
    const large = rearranged(card, 2700, 1680, (x, y) => [Math.floor(x / 3), Math.floor(y / 3)]);
    const straight = straighten(cv, large, cornersOf(2700, 1680)).data;
    expect(meanDifference(straight, greyOf(card))).toBeLessThan(1.5);
  });

  it("is turned to dark print on light paper where it is not", () => {
    const card = drawnCard(4);
    const negative = {
      ...card,
      data: card.data.map((tone, at) => (at % 4 < 3 ? 255 - tone : tone)),
    };
    const straight = straighten(cv, negative, cornersOf(900, 560), {
      bend: null,
      inverted: true,
    }).data;
    expect(meanDifference(straight, greyOf(card))).toBe(0);
  });

  it("lies as the card was drawn, whatever the slant", async () => {
    const random = Random.seeded(5).child("slant");
    const photo = await makePhoto(random, { amount: 0.05, cardWidth: [850, 950] });
    const straight = straighten(cv, colourOf(photo.image), photo.corners).data;
    const frame = (x: number, y: number): number => straight[y * 900 + x]!;
    for (const x of [100, 450, 800]) expect(frame(x, 21)).toBeLessThan(frame(x, 32) - 60);
    for (const y of [100, 300, 450]) expect(frame(21, y)).toBeLessThan(frame(32, y) - 60);
  });

  it("is black where the corners lie on a line", () => {
    const point = { x: 5, y: 5 };
    const straight = straighten(cv, drawnCard(6), [point, point, point, point]);
    expect(straight.data.every((tone) => tone === 0)).toBe(true);
  });
});
