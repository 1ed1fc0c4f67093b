import type { Random } from "#generator/random";
import type { Quad } from "#shared/contract/identity";
import { CARD_SIZE } from "#shared/identity/cardLayout";
import type { GreyImage } from "#shared/identity/image";
import { damaged } from "../photos/damage";
import { lightScene } from "../photos/light";
import { homographyBetween, mapped } from "../photos/warp";

/** Pixels by which corners that were found are off. */
const CORNER_ERROR = 0.5;

const CORNERS: Quad = [
  { x: -0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: -0.5 },
  { x: CARD_SIZE.width - 0.5, y: CARD_SIZE.height - 0.5 },
  { x: -0.5, y: CARD_SIZE.height - 0.5 },
];

/** The card between corners laid flat, each pixel read between four; the corners are a little off, as found ones are. */
export function laidFlat(random: Random, image: GreyImage, corners: Quad = CORNERS): GreyImage {
  const off = (): number => random.normal(0, CORNER_ERROR);
  const [a, b, c, d] = corners.map(({ x, y }) => ({ x: x + off(), y: y + off() }));
  const map = homographyBetween(CORNERS, [a!, b!, c!, d!]);
  const { width, height } = CARD_SIZE;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = mapped(map, { x, y });
      const u = Math.min(Math.max(at.x, 0), image.width - 1.001);
      const v = Math.min(Math.max(at.y, 0), image.height - 1.001);
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [right, bottom] = [u - left, v - top];
      const first = top * image.width + left;
      const below = first + image.width;
      data[y * width + x] = Math.round(
        (image.data[first]! * (1 - right) + image.data[first + 1]! * right) * (1 - bottom) +
          (image.data[below]! * (1 - right) + image.data[below + 1]! * right) * bottom,
      );
    }
  return { width, height, data };
}

/**
 * A drawing of a card as a photo leaves it once it is laid flat.
 * @param amount 0 (the drawing itself) to 1 (as bad as a readable photo gets)
 */
export async function photographed(
  random: Random,
  drawing: GreyImage,
  amount: number,
): Promise<GreyImage> {
  if (amount === 0) return drawing;
  const { width, height } = drawing;
  const tones = { width, height, data: Float32Array.from(drawing.data) };
  lightScene(random, tones, amount);
  return laidFlat(random, await damaged(random, tones, amount, 1));
}
