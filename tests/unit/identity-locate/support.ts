import { drawPrintedCard } from "#generator/kivendtout/cards/drawCard";
import { Random } from "#generator/random";
import type { Quad } from "#shared/contract/identity";
import { FINDER } from "#shared/identity/locate/finderGrid";
import type { RgbaImage } from "#shared/identity/image";
import type { Network } from "#shared/identity/network/network";
import { drawPrinted } from "#training/photos/names";
import { testOpenCv } from "../../support/vision";

/** A network that sees a card nowhere, so that only what needs none is tried. */
export const BLIND: Network = {
  run: () => {
    const shape = [1, FINDER.cells, FINDER.cells, FINDER.channels];
    const values = new Float32Array(FINDER.cells ** 2 * FINDER.channels);
    for (let at = 0; at < values.length; at += FINDER.channels) values[at] = -9;
    return Promise.resolve({ values, shape });
  },
};

export const blindVision = async () => ({ cv: (await testOpenCv()).cv, finder: BLIND });

/** A card as it is drawn, filling its picture. */
export function drawnCard(seed: number): RgbaImage {
  const random = Random.seeded(seed);
  const canvas = drawPrintedCard(random, drawPrinted(random));
  const { width, height } = canvas;
  return { width, height, data: canvas.getContext("2d").getImageData(0, 0, width, height).data };
}

/** Corners of an undistorted card of this size. */
export const cornersOf = (width: number, height: number): Quad => [
  { x: -0.5, y: -0.5 },
  { x: width - 0.5, y: -0.5 },
  { x: width - 0.5, y: height - 0.5 },
  { x: -0.5, y: height - 0.5 },
];

/** A picture whose pixel at (x, y) is that of another at the place `from` gives. */
export function rearranged(
  image: RgbaImage,
  width: number,
  height: number,
  from: (x: number, y: number) => readonly [number, number],
): RgbaImage {
  const source = new Uint32Array(image.data.slice().buffer);
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = from(x, y);
      pixels[y * width + x] = source[v * image.width + u]!;
    }
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) };
}

export const onePlainTone = (width: number, height: number, tone: number): RgbaImage => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4).fill(tone),
});

/** The card as it looks with its middle lower than its ends, as of a sheet that is curled. */
export const curledCard = (seed: number, depth: number) =>
  rearranged(drawnCard(seed), 900, 560, (x, y) => {
    const row = y - Math.round(depth * Math.sin((Math.PI * x) / 900));
    return [x, Math.min(559, Math.max(0, row))];
  });
