import { createCanvas, loadImage, type Canvas } from "@napi-rs/canvas";

/** A colour picture under work: red, green and blue of each pixel, rows from the top, 0 to 255 and beyond. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Float32Array;
}

/** The file a picture ends in. */
export type Encoding =
  { readonly kind: "png" } | { readonly kind: "jpeg" | "webp"; readonly quality: number };

export const PNG: Encoding = { kind: "png" };

export const blankPicture = (width: number, height: number, level = 0): Picture => ({
  width,
  height,
  rgb: new Float32Array(3 * width * height).fill(level),
});

export function pictureOf(canvas: Canvas): Picture {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const picture = blankPicture(width, height);
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let channel = 0; channel < 3; channel++)
      picture.rgb[3 * pixel + channel] = data[4 * pixel + channel]!;
  return picture;
}

/** The pixels of an image file. */
export async function decodedPicture(file: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(file));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  return pictureOf(canvas);
}

export function canvasOf({ width, height, rgb }: Picture): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      pixels.data[4 * pixel + channel] = rgb[3 * pixel + channel]!;
    pixels.data[4 * pixel + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** The bytes of the picture's file. */
export async function encoded(picture: Picture, encoding: Encoding): Promise<Uint8Array> {
  const canvas = canvasOf(picture);
  return encoding.kind === "png"
    ? canvas.encode("png")
    : encoding.kind === "jpeg"
      ? canvas.encode("jpeg", encoding.quality)
      : canvas.encode("webp", encoding.quality);
}

/** Changes every pixel: `change` gets its place and its three values, which it overwrites. */
export function eachPixel(
  { width, height, rgb }: Picture,
  change: (x: number, y: number, pixel: Float32Array) => void,
): void {
  const pixel = new Float32Array(3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      for (let channel = 0; channel < 3; channel++) pixel[channel] = rgb[at + channel]!;
      change(x, y, pixel);
      for (let channel = 0; channel < 3; channel++) rgb[at + channel] = pixel[channel]!;
    }
}
