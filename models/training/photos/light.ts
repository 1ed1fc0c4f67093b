import type { Random } from "#generator/random";
import type { Tones } from "./picture";

const eachPixel = (tones: Tones, change: (tone: number, x: number, y: number) => number): void => {
  for (let y = 0, at = 0; y < tones.height; y++)
    for (let x = 0; x < tones.width; x++, at++) tones.data[at] = change(tones.data[at]!, x, y);
};

/** The scene grows lighter from one side to the other, down to `least` of its light. */
function gradient(random: Random, tones: Tones, least: number): void {
  const angle = random.between(0, 2 * Math.PI);
  const [dx, dy] = [Math.cos(angle) / tones.width, Math.sin(angle) / tones.height];
  const middle = 0.5 * (1 + least);
  eachPixel(tones, (tone, x, y) => {
    const along = (x - tones.width / 2) * dx + (y - tones.height / 2) * dy;
    return tone * Math.min(1.2, Math.max(least, middle + (1 - least) * along));
  });
}

/** A soft or hard edge of shadow across the scene. */
function shadow(random: Random, tones: Tones, light: number): void {
  const angle = random.between(0, 2 * Math.PI);
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const size = Math.hypot(tones.width, tones.height);
  const offset = random.between(-0.25, 0.25) * size;
  const softness = random.between(0.004, 0.15) * size;
  const width = random.chance(0.5) ? random.between(0.05, 0.4) * size : size;
  eachPixel(tones, (tone, x, y) => {
    const along = (x - tones.width / 2) * dx + (y - tones.height / 2) * dy - offset;
    const inside =
      1 / (1 + Math.exp(-along / softness)) - 1 / (1 + Math.exp((width - along) / softness));
    return tone * (1 - (1 - light) * Math.max(0, inside));
  });
}

/** A lamp mirrored in the card: a blob that lifts every tone towards white. */
function glare(random: Random, tones: Tones, strength: number): void {
  const size = Math.hypot(tones.width, tones.height);
  const [cx, cy] = [random.between(0, tones.width), random.between(0, tones.height)];
  const [a, b] = [random.between(0.03, 0.2) * size, random.between(0.03, 0.2) * size];
  const angle = random.between(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  eachPixel(tones, (tone, x, y) => {
    const u = ((x - cx) * cos + (y - cy) * sin) / a;
    const v = ((y - cy) * cos - (x - cx) * sin) / b;
    return tone + strength * Math.exp(-0.5 * (u * u + v * v)) * Math.max(0, 255 - 0.5 * tone);
  });
}

function vignette(random: Random, tones: Tones): void {
  const amount = random.between(0.1, 0.6);
  const [cx, cy] = [tones.width / 2, tones.height / 2];
  eachPixel(tones, (tone, x, y) => {
    const r2 = ((x - cx) / cx) ** 2 + ((y - cy) / cy) ** 2;
    return tone * (1 - (amount * r2) / 2);
  });
}

/** Darker, flatter, lifted blacks, other curves. */
function exposure(random: Random, tones: Tones, amount: number): void {
  const gamma = Math.exp(random.normal(0, 0.35 * amount));
  const black = random.between(0, 90) * amount;
  const white = 255 - random.between(0, 110) * amount;
  const [low, high] = [Math.min(black, white - 50), Math.max(white, black + 50)];
  eachPixel(
    tones,
    (tone) => low + (high - low) * Math.min(1, Math.max(0, tone / 255)) ** gamma,
  );
}

/** Fine stripes, as a screen or a fluorescent lamp leaves them. */
function stripes(random: Random, tones: Tones): void {
  const angle = random.between(0, Math.PI);
  const period = random.between(2.2, 24);
  const [kx, ky] = [(2 * Math.PI * Math.cos(angle)) / period, (2 * Math.PI * Math.sin(angle)) / period];
  const amount = random.between(0.03, 0.18);
  eachPixel(tones, (tone, x, y) => tone * (1 + amount * Math.sin(kx * x + ky * y)));
}

/** @param amount 0 (none) to 1 (as bad as a readable photo gets) */
export function lightScene(random: Random, tones: Tones, amount: number): void {
  if (random.chance(0.6 * amount)) gradient(random, tones, 1 - random.between(0.1, 0.75) * amount);
  if (random.chance(0.5 * amount)) shadow(random, tones, 1 - random.between(0.1, 0.7) * amount);
  if (random.chance(0.2 * amount)) shadow(random, tones, 1 - random.between(0.1, 0.5) * amount);
  if (random.chance(0.45 * amount)) glare(random, tones, random.between(0.1, 0.75) * amount);
  if (random.chance(0.2 * amount)) vignette(random, tones);
  if (random.chance(0.15 * amount)) stripes(random, tones);
  if (random.chance(0.6 * amount)) exposure(random, tones, amount);
}
