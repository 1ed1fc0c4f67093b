import type { Random } from "#generator/random";
import { seeded } from "../seeded";
import { blankPicture, eachPixel, type Picture } from "./picture";
import type { Placement } from "./placement";

/** What light, lens and sensor do to a picture, in the order of a camera. Changes are made in place. */

const smooth = (t: number): number => {
  const inside = Math.max(0, Math.min(1, t));
  return inside * inside * (3 - 2 * inside);
};

const shaded = (pixel: Float32Array, factor: number): void => {
  for (let channel = 0; channel < 3; channel++) pixel[channel]! *= factor;
};

/** Light that falls off across the picture: `loss` of it is missing at the darkest end. */
export function gradient(picture: Picture, loss: number, random: Random): void {
  const angle = random.between(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.abs(cos) * picture.width + Math.abs(sin) * picture.height;
  eachPixel(picture, (x, y, pixel) => {
    const along = ((x - picture.width / 2) * cos + (y - picture.height / 2) * sin) / reach + 0.5;
    shaded(pixel, 1 - loss * along);
  });
}

/** A place somewhere on the card, in the picture. */
function onCard({ corners }: Placement, random: Random): { x: number; y: number } {
  const [u, v] = [random.between(0.1, 0.9), random.between(0.1, 0.9)];
  const [a, b, c, d] = corners;
  const mixed = (axis: "x" | "y") =>
    (1 - v) * ((1 - u) * a[axis] + u * b[axis]) + v * ((1 - u) * d[axis] + u * c[axis]);
  return { x: mixed("x"), y: mixed("y") };
}

/** The soft shadow of something straight across the card, as a hand or a window frame throws: `loss` of the light. */
export function shadow(picture: Picture, placement: Placement, loss: number, random: Random): void {
  const unit = 900 * placement.scale;
  const centre = onCard(placement, random);
  const angle = random.between(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const softness = random.between(0.01, 0.12) * unit;
  const width = random.chance(0.5) ? Infinity : random.between(0.1, 0.4) * unit;
  eachPixel(picture, (x, y, pixel) => {
    const across = (x - centre.x) * cos + (y - centre.y) * sin;
    const depth = smooth(across / softness) * smooth((width - across) / softness);
    shaded(pixel, 1 - loss * depth);
  });
}

/** The lamp's reflection on the card: up to `share` of the way to white, so that ink stays darker than paper. */
export function glare(picture: Picture, placement: Placement, share: number, random: Random): void {
  const unit = 900 * placement.scale;
  const centre = onCard(placement, random);
  const angle = random.between(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [long, short] = [random.between(0.12, 0.3) * unit, random.between(0.06, 0.14) * unit];
  eachPixel(picture, (x, y, pixel) => {
    const along = ((x - centre.x) * cos + (y - centre.y) * sin) / long;
    const across = ((y - centre.y) * cos - (x - centre.x) * sin) / short;
    const part = share * Math.exp(-(along * along + across * across) / 2);
    for (let channel = 0; channel < 3; channel++) pixel[channel]! += part * (255 - pixel[channel]!);
  });
}

/** Out of focus: a Gaussian of this deviation, pixels of the picture. */
export function blur(picture: Picture, deviation: number): Picture {
  const reach = Math.ceil(3 * deviation);
  if (reach === 0) return picture;
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const kernel = weights.map((weight) => weight / sum);
  return smeared(smeared(picture, kernel, 1, 0), kernel, 0, 1);
}

/** Weighted mean of the pixels along a direction; the picture's edge goes on beyond it. */
export function smeared(
  { width, height, rgb }: Picture,
  weights: Float32Array,
  dx: number,
  dy: number,
): Picture {
  const out = blankPicture(width, height);
  const reach = (weights.length - 1) / 2;
  for (const [tap, weight] of weights.entries()) {
    const right = Math.round((tap - reach) * dx);
    const down = Math.round((tap - reach) * dy);
    for (let y = 0; y < height; y++) {
      const row = within(y + down, height) * width;
      for (let x = 0; x < width; x++) {
        const from = 3 * (row + within(x + right, width));
        const to = 3 * (y * width + x);
        out.rgb[to]! += weight * rgb[from]!;
        out.rgb[to + 1]! += weight * rgb[from + 1]!;
        out.rgb[to + 2]! += weight * rgb[from + 2]!;
      }
    }
  }
  return out;
}

const within = (at: number, size: number): number => (at < 0 ? 0 : at >= size ? size - 1 : at);

const DEVIATES = 1 << 16;

/** Sensor noise of this deviation: two thirds of its variance in brightness, one third in each colour. */
export function noise(picture: Picture, deviation: number, random: Random): void {
  const normals = Float32Array.from({ length: DEVIATES }, () => random.normal());
  const draw = seeded(random.integer(0, 2 ** 31 - 1));
  const normal = () => normals[Math.floor(draw() * DEVIATES)]!;
  const [bright, colour] = [deviation * Math.sqrt(2 / 3), deviation * Math.sqrt(1 / 3)];
  eachPixel(picture, (_x, _y, pixel) => {
    const common = bright * normal();
    for (let channel = 0; channel < 3; channel++) pixel[channel]! += common + colour * normal();
  });
}
