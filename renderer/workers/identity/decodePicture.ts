import { DAMAGED, type Decoded } from "#shared/identity/picture/decoded";
import { inspectPicture } from "#shared/identity/picture/inspect";
import { withoutOrientation } from "#shared/identity/picture/withoutOrientation";
import { workSize } from "#shared/identity/picture/workSize";

/** Pixels of a picture's bytes, by the browser. The orientation that a camera noted in a JPEG is heeded. */
export async function decodePicture(bytes: Uint8Array): Promise<Decoded> {
  const inspected = inspectPicture(bytes);
  if (!inspected.ok) return { ok: false, refusal: inspected.refusal };
  const picture = await decoded(bytes, inspected.mediaType);
  if (picture === null) return DAMAGED;
  const { width, height } = workSize(picture);
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("There is no memory for a canvas");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { ok: true, image: { width, height, data } };
}

async function decoded(bytes: Uint8Array, type: string): Promise<ImageBitmap | null> {
  try {
    const file = new Uint8Array(withoutOrientation(type, bytes));
    return await createImageBitmap(new Blob([file], { type }));
  } catch {
    return null;
  }
}
