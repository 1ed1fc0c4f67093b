import { createCanvas, loadImage, type Image } from "@napi-rs/canvas";
import { DAMAGED, type Decoded } from "#shared/identity/picture/decoded";
import { inspectPicture } from "#shared/identity/picture/inspect";
import { withoutOrientation } from "#shared/identity/picture/withoutOrientation";
import { workSize } from "#shared/identity/picture/workSize";

/** Pixels of a picture's bytes, by Skia as in Chromium. The orientation that a camera noted in a JPEG is heeded. */
export async function decodePicture(bytes: Uint8Array): Promise<Decoded> {
  const inspected = inspectPicture(bytes);
  if (!inspected.ok) return { ok: false, refusal: inspected.refusal };
  const picture = await decoded(withoutOrientation(inspected.mediaType, bytes));
  if (picture === null || picture.width === 0 || picture.height === 0) return DAMAGED;
  const { width, height } = workSize(picture);
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { ok: true, image: { width, height, data } };
}

async function decoded(bytes: Uint8Array): Promise<Image | null> {
  try {
    return await loadImage(bytes);
  } catch {
    return null;
  }
}
