/** Draws everything that is there at the moment; `scale` pixels per unit of the canvas. */
export type Picture = (scale: number) => Promise<Blob>;

let drawn: Picture | null = null;

/** The canvas on screen offers its picture; answers the function that withdraws it. */
export function offerPicture(picture: Picture): () => void {
  drawn = picture;
  return () => {
    if (drawn === picture) drawn = null;
  };
}

/** A PNG of the graph on screen, without what is chosen or flashes; null where none is drawn. */
export async function graphPicture(scale = 2): Promise<Uint8Array | null> {
  if (drawn === null) return null;
  const blob = await drawn(scale);
  return new Uint8Array(await blob.arrayBuffer());
}
