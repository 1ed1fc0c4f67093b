/** Canvases above this width or height are refused by browsers. */
const MOST_PIXELS = 12_000;

/**
 * A PNG of a vector picture that needs nothing else.
 *
 * @param scale pixels per unit of the picture; fewer where it would become too large
 */
export async function rasterise(svg: string, scale: number): Promise<Uint8Array> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  const shrunk = Math.min(scale, MOST_PIXELS / Math.max(naturalWidth, naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(naturalWidth * shrunk);
  canvas.height = Math.ceil(naturalHeight * shrunk);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("a canvas has no context of two dimensions");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("a picture could not be made");
  return new Uint8Array(await blob.arrayBuffer());
}
