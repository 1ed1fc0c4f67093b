import type { Random } from "#generator/random";
import { compressed, greyOf } from "./picture";
import type { Tones } from "./picture";
import type { GreyImage } from "#shared/identity/image";

/** Weighted mean of each pixel's neighbours along one direction. */
function smear(tones: Tones, offsets: readonly { dx: number; dy: number; weight: number }[]): Tones {
  const { width, height, data } = tones;
  const out = new Float32Array(width * height);
  for (const { dx, dy, weight } of offsets)
    for (let y = 0; y < height; y++) {
      const row = Math.min(height - 1, Math.max(0, y + dy)) * width;
      for (let x = 0, at = y * width; x < width; x++, at++)
        out[at]! += weight * data[row + Math.min(width - 1, Math.max(0, x + dx))]!;
    }
  return { width, height, data: out };
}

/** Gaussian blur, in two passes; sigma in pixels. */
export function gaussianBlur(tones: Tones, sigma: number): Tones {
  if (sigma < 0.2) return tones;
  const radius = Math.ceil(2.6 * sigma);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, at) =>
    Math.exp(-((at - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const across = weights.map((weight, at) => ({ dx: at - radius, dy: 0, weight: weight / sum }));
  const down = across.map(({ dx, weight }) => ({ dx: 0, dy: dx, weight }));
  return smear(smear(tones, across), down);
}

/** The hand moved: a mean along a short line. */
function motionBlur(random: Random, tones: Tones, length: number): Tones {
  const angle = random.between(0, Math.PI);
  const steps = Math.max(2, Math.round(length));
  const offsets = Array.from({ length: steps }, (_, at) => {
    const along = ((at + 0.5) / steps - 0.5) * length;
    return {
      dx: Math.round(along * Math.cos(angle)),
      dy: Math.round(along * Math.sin(angle)),
      weight: 1 / steps,
    };
  });
  return smear(tones, offsets);
}

/** Out of focus: a mean over a disc. */
function defocus(tones: Tones, radius: number): Tones {
  const offsets = [];
  const reach = Math.ceil(radius);
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++)
      if (dx * dx + dy * dy <= radius * radius) offsets.push({ dx, dy, weight: 1 });
  return smear(
    tones,
    offsets.map((offset) => ({ ...offset, weight: 1 / offsets.length })),
  );
}

function grain(random: Random, tones: Tones, sigma: number): void {
  for (let at = 0; at < tones.data.length; at++) {
    const sum = random.next() + random.next() + random.next() - 1.5;
    tones.data[at]! += 2 * sigma * sum;
  }
}

function specks(random: Random, tones: Tones, share: number): void {
  for (let n = share * tones.data.length; n > 0; n--)
    tones.data[random.integer(0, tones.data.length - 1)] = random.chance(0.5) ? 0 : 255;
}

/** Few tones, or two as a photocopy has them around the local mean. */
function posterised(random: Random, tones: Tones): void {
  if (random.chance(0.5)) {
    const step = 255 / random.integer(3, 8);
    for (let at = 0; at < tones.data.length; at++)
      tones.data[at] = Math.round(tones.data[at]! / step) * step;
    return;
  }
  const mean = gaussianBlur(tones, 12);
  const hardness = random.between(0.1, 0.6);
  for (let at = 0; at < tones.data.length; at++)
    tones.data[at] = 255 / (1 + Math.exp(-hardness * (tones.data[at]! - mean.data[at]! + 12)));
}

/**
 * What lens, sensor and file format do, in this order.
 * @param amount 0 (nothing) to 1 (as bad as a readable photo gets)
 * @param unit pixels of the picture for one pixel of the card: blur that can still be read grows with it
 */
export async function damaged(
  random: Random,
  scene: Tones,
  amount: number,
  unit: number,
): Promise<GreyImage> {
  let tones = scene;
  const blur = random.next();
  const readable = Math.min(unit, 1.3);
  if (blur < 0.45 * amount) tones = gaussianBlur(tones, random.between(0.3, 1.9) * readable);
  else if (blur < 0.6 * amount) tones = motionBlur(random, tones, random.between(1.5, 6) * readable);
  else if (blur < 0.7 * amount) tones = defocus(tones, random.between(0.8, 2.4) * readable);
  if (random.chance(0.06 * amount)) posterised(random, tones);
  if (random.chance(0.6 * amount)) grain(random, tones, random.between(2, 26) * amount);
  if (random.chance(0.06 * amount)) specks(random, tones, random.between(0.001, 0.02));
  let image = greyOf(tones);
  if (random.chance(0.75 * amount + 0.05))
    image = await compressed(image, "jpeg", random.integer(15, 70));
  else if (random.chance(0.08)) image = await compressed(image, "webp", random.integer(10, 70));
  return image;
}
