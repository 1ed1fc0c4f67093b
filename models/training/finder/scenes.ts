import type { Random } from "#generator/random";
import type { Quad } from "#shared/contract/identity";
import type { GreyImage } from "#shared/identity/image";
import { mapQuad, scaling } from "#shared/identity/locate/homography";
import { drawBackground } from "../photos/background";
import { damaged } from "../photos/damage";
import { lightScene } from "../photos/light";
import { makePhoto } from "../photos/makePhoto";

/** A small picture and where in it a card's corners are; null where there is no card. */
export interface Scene {
  readonly image: GreyImage;
  readonly corners: Quad | null;
}

/** Longest side a scene is kept at, pixels: some more than the network sees, so that it can be looked at closer. */
export const SCENE_SIDE = 224;
const WITHOUT_CARD = 0.1;

/** Each pixel the mean of what it covers. */
function reduced(image: GreyImage, by: number): GreyImage {
  const width = Math.max(1, Math.round(image.width * by));
  const height = Math.max(1, Math.round(image.height * by));
  const sums = new Float64Array(width * height);
  const counts = new Uint32Array(width * height);
  for (let y = 0; y < image.height; y++) {
    const row = Math.min(height - 1, Math.floor((y * height) / image.height)) * width;
    for (let x = 0; x < image.width; x++) {
      const at = row + Math.min(width - 1, Math.floor((x * width) / image.width));
      sums[at]! += image.data[y * image.width + x]!;
      counts[at]!++;
    }
  }
  return { width, height, data: Uint8Array.from(sums, (sum, at) => sum / counts[at]!) };
}

async function emptyScene(random: Random): Promise<Scene> {
  const [width, height] = [random.integer(120, SCENE_SIDE), random.integer(120, SCENE_SIDE)];
  const tones = drawBackground(random, width, height);
  lightScene(random, tones, 1);
  return { image: await damaged(random, tones, 1, 0.2), corners: null };
}

/** A photo small enough to keep thousands, with a card on it or, seldom, without. */
export async function drawScene(random: Random): Promise<Scene> {
  if (random.chance(WITHOUT_CARD)) return emptyScene(random);
  const { image, corners } = await makePhoto(random, {
    amount: random.between(0.2, 1),
    cardWidth: [60, 200],
  });
  const by = Math.min(1, SCENE_SIDE / Math.max(image.width, image.height));
  if (by === 1) return { image, corners };
  const small = reduced(image, by);
  return {
    image: small,
    corners: mapQuad(scaling(small.width / image.width, small.height / image.height), corners),
  };
}
