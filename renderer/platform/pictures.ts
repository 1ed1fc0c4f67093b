/** SHA-256 as 64 hexadecimal digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Below this width nothing in a picture can be read. */
const NARROWEST = 320;
const STEP = 0.8;

/**
 * A PNG of at most so many bytes that shows the same, smaller where it has to be; null where even a small one has more,
 * or the bytes are no picture.
 */
export async function shrinkPicture(
  png: Uint8Array,
  mostBytes: number,
): Promise<Uint8Array | null> {
  if (png.length <= mostBytes) return png;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([new Uint8Array(png)], { type: "image/png" }));
  } catch {
    return null;
  }
  try {
    for (let width = picture.width * STEP; width >= NARROWEST; width *= STEP) {
      const smaller = await drawn(picture, Math.round(width));
      if (smaller !== null && smaller.length <= mostBytes) return smaller;
    }
    return null;
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, width: number): Promise<Uint8Array | null> {
  const height = Math.max(Math.round((picture.height * width) / picture.width), 1);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  return new Uint8Array(await blob.arrayBuffer());
}
