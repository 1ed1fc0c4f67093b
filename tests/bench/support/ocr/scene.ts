import type { Point } from "#shared/contract/identity";
import type { Desk } from "./desks";
import { blankPicture, type Picture } from "./picture";
import type { Placement } from "./placement";

/** Moves a place in the picture before the card is looked up there: a lens, a crease. */
export type Bending = (x: number, y: number) => Point;

/** The card as the camera sees it on the desk: linear interpolation, four samples a pixel where it shrinks. */
export function photographed(
  card: Picture,
  placement: Placement,
  desk: Desk,
  bend: Bending | null = null,
): Picture {
  const { width, height, scale } = placement;
  const picture = blankPicture(width, height);
  const samples = scale <= 1 ? 2 : 1;
  const sample = new Float32Array(3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      for (let part = 0; part < samples * samples; part++) {
        const px = x + ((part % samples) + 0.5) / samples;
        const py = y + (Math.floor(part / samples) + 0.5) / samples;
        const from = bend === null ? { x: px, y: py } : bend(px, py);
        const on = placement.toCard(from.x, from.y);
        if (!sampled(card, on.x, on.y, sample)) desk(from.x / scale, from.y / scale, sample);
        for (let channel = 0; channel < 3; channel++)
          picture.rgb[at + channel]! += sample[channel]! / (samples * samples);
      }
    }
  return picture;
}

/** Puts the card's colour at this place into `into`; false beside the card. */
function sampled(card: Picture, x: number, y: number, into: Float32Array): boolean {
  const { width, height, rgb } = card;
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return false;
  const left = Math.max(0, Math.min(width - 2, Math.floor(x - 0.5)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y - 0.5)));
  const right = Math.max(0, Math.min(1, x - 0.5 - left));
  const down = Math.max(0, Math.min(1, y - 0.5 - top));
  const at = 3 * (top * width + left);
  const below = at + 3 * width;
  for (let channel = 0; channel < 3; channel++) {
    const upper = rgb[at + channel]! + right * (rgb[at + 3 + channel]! - rgb[at + channel]!);
    const lower =
      rgb[below + channel]! + right * (rgb[below + 3 + channel]! - rgb[below + channel]!);
    into[channel] = upper + down * (lower - upper);
  }
  return true;
}
