import { createCanvas, loadImage } from "@napi-rs/canvas";
import type { Canvas } from "@napi-rs/canvas";
import type { GreyImage } from "#shared/identity/image";

/** Grey values while a picture is made: rows from the top, 0 black to 255 white, not yet clamped. */
export interface Tones {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export const blankTones = (width: number, height: number): Tones => ({
  width,
  height,
  data: new Float32Array(width * height),
});

/** Luma (Rec. 601) of a canvas. */
export function tonesOf(canvas: Canvas): Tones {
  const { width, height } = canvas;
  const rgba = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  const tones = blankTones(width, height);
  for (let at = 0; at < tones.data.length; at++) {
    const from = at * 4;
    tones.data[at] = 0.299 * rgba[from]! + 0.587 * rgba[from + 1]! + 0.114 * rgba[from + 2]!;
  }
  return tones;
}

export const greyOf = (tones: Tones): GreyImage => ({
  width: tones.width,
  height: tones.height,
  data: Uint8Array.from(Uint8ClampedArray.from(tones.data)),
});

/** What is left after saving as JPEG or WebP of this quality (1 to 100). */
export async function compressed(
  image: GreyImage,
  format: "jpeg" | "webp",
  quality: number,
): Promise<GreyImage> {
  const { width, height } = image;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(width, height);
  for (let at = 0; at < image.data.length; at++)
    pixels.data.fill(image.data[at]!, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);
  context.putImageData(pixels, 0, 0);
  const decoded = await loadImage(
    format === "jpeg" ? await canvas.encode("jpeg", quality) : await canvas.encode("webp", quality),
  );
  context.drawImage(decoded, 0, 0);
  const rgba = context.getImageData(0, 0, width, height).data;
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at++) data[at] = rgba[at * 4]!;
  return { width, height, data };
}
