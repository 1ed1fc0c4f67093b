import { describe, expect, test } from "vitest";
import { decodePicture } from "#services/identity/decodePicture";
import { WORK_PIXELS } from "#shared/identity/picture/workSize";
import type { RgbaImage } from "#shared/identity/image";
import {
  bmpFile,
  CMYK_JPEG,
  drawnPicture,
  gifFile,
  pngFile,
  withExif,
  withOrientation,
} from "../../support/pictureFiles";

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];

async function decoded(bytes: Uint8Array): Promise<RgbaImage> {
  const result = await decodePicture(bytes);
  if (!result.ok) throw new Error(`refused: ${result.refusal.problem} ${result.refusal.found}`);
  return result.image;
}

/** Red, green and blue at a part of the width and height. */
function colourAt({ width, height, data }: RgbaImage, x: number, y: number): number[] {
  const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
  return [...data.subarray(at, at + 3)];
}

function expectColour(actual: readonly number[], wanted: readonly number[]): void {
  wanted.forEach((value, at) => expect(Math.abs(actual[at]! - value)).toBeLessThan(20));
}

const grey = (depth: 8 | 16, row: readonly number[]) =>
  pngFile({ width: 48, height: 48, depth, colourType: 0, row });

describe("pictures decoded in Node", () => {
  test.each(["image/png", "image/jpeg", "image/webp"] as const)("%s", async (type) => {
    const image = await decoded(drawnPicture(type));
    expect([image.width, image.height, image.data.length]).toEqual([64, 64, 64 * 64 * 4]);
    expectColour(colourAt(image, 0.25, 0.25), BLUE);
    expectColour(colourAt(image, 0.75, 0.75), RED);
  });

  test("a Windows bitmap", async () => {
    expectColour(colourAt(await decoded(bmpFile(50, 48, RED)), 0.5, 0.5), RED);
  });

  test("a GIF", async () => {
    expectColour(colourAt(await decoded(gifFile([50, 48])), 0.5, 0.5), [0, 0, 0]);
  });

  test("a JPEG in the inks of a printer", async () => {
    expectColour(colourAt(await decoded(CMYK_JPEG), 0.5, 0.5), RED);
  });

  test("a grey PNG of 8 bits and of 16", async () => {
    const row = Array.from({ length: 48 }, () => 0x80);
    const wide = row.flatMap((value) => [value, 0]);
    for (const file of [grey(8, row), grey(16, wide)])
      expectColour(colourAt(await decoded(file), 0.5, 0.5), [128, 128, 128]);
  });

  test("a PNG with a palette", async () => {
    const row = Array.from({ length: 48 }, () => 1);
    const palette = [0, 0, 0, ...RED];
    const file = pngFile({ width: 48, height: 48, depth: 8, colourType: 3, row, palette });
    expectColour(colourAt(await decoded(file), 0.5, 0.5), RED);
  });

  test("what is transparent lies on white", async () => {
    const row = Array.from({ length: 48 }, () => [0, 0, 0, 0]).flat();
    const file = pngFile({ width: 48, height: 48, depth: 8, colourType: 6, row });
    const image = await decoded(file);
    expectColour(colourAt(image, 0.5, 0.5), [255, 255, 255]);
    expect(image.data[3]).toBe(255);
  });

  // Where the blue quarter comes to lie: EXIF numbers the place of the first row and column (Exif 2.3 §4.6.4).
  test.each([
    [1, 0.25, 0.25],
    [2, 0.75, 0.25],
    [3, 0.75, 0.75],
    [4, 0.25, 0.75],
    [5, 0.25, 0.25],
    [6, 0.75, 0.25],
    [7, 0.75, 0.75],
    [8, 0.25, 0.75],
  ])("a photo taken with the camera held as orientation %i says", async (orientation, x, y) => {
    const file = withOrientation(drawnPicture("image/jpeg", undefined, 96, 64), orientation);
    const image = await decoded(file);
    expect([image.width, image.height]).toEqual(orientation < 5 ? [96, 64] : [64, 96]);
    expectColour(colourAt(image, x, y), BLUE);
    expectColour(colourAt(image, 1 - x, 1 - y), RED);
  });

  test("a PNG or WebP that says how to turn it is left as it is, since not all decoders heed it", async () => {
    for (const type of ["image/png", "image/webp"] as const) {
      const image = await decoded(withExif(type, drawnPicture(type, undefined, 96, 64)));
      expect([image.width, image.height]).toEqual([96, 64]);
      expectColour(colourAt(image, 0.25, 0.25), BLUE);
    }
  });

  test("a picture of 40 megapixels is scaled down in its proportions", async () => {
    const row = Array.from({ length: 1000 }, () => 0xff);
    const file = pngFile({ width: 8000, height: 5000, depth: 1, colourType: 0, row });
    const { width, height } = await decoded(file);
    expect(width * height).toBeLessThanOrEqual(WORK_PIXELS);
    expect(width * height).toBeGreaterThan(0.99 * WORK_PIXELS);
    expect(width / height).toBeCloseTo(1.6, 2);
  });

  test("pixels that cannot be unpacked make an unreadable image", async () => {
    const file = Buffer.from(drawnPicture("image/webp"));
    file.fill(0x55, 30);
    expect(await decodePicture(file)).toMatchObject({
      ok: false,
      refusal: { problem: "unreadable_image", found: "damaged" },
    });
  });
});
