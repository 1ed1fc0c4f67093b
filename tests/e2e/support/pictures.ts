import type { Page } from "playwright/test";

/** Differences of a channel up to this are of smoothed edges, 0 … 255. */
const SMOOTHING = 64;

/** Share of the pixels of two PNGs that differ, 0 … 1; 1 where the pictures have other sizes. `page` draws them. */
export const differingShare = (page: Page, one: Buffer, other: Buffer): Promise<number> =>
  page.evaluate(
    async ({ addresses, smoothing }) => {
      const pixelsOf = async (address: string): Promise<ImageData> => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
        const context = canvas.getContext("2d")!;
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, canvas.width, canvas.height);
      };
      const [a, b] = await Promise.all(addresses.map(pixelsOf));
      if (a!.width !== b!.width || a!.height !== b!.height) return 1;
      let differing = 0;
      for (let at = 0; at < a!.data.length; at += 4)
        if ([0, 1, 2].some((by) => Math.abs(a!.data[at + by]! - b!.data[at + by]!) > smoothing))
          differing += 1;
      return (differing * 4) / a!.data.length;
    },
    { addresses: [one, other].map(addressOf), smoothing: SMOOTHING },
  );

/** How many colours a PNG has. */
export const coloursOf = (page: Page, png: Buffer): Promise<number> =>
  page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, addressOf(png));

const addressOf = (png: Buffer): string => `data:image/png;base64,${png.toString("base64")}`;
