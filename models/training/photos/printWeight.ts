import type { Random } from "#generator/random";
import type { Tones } from "./picture";

/** Share of the sheets that are left as they are drawn. */
const AS_DRAWN = 0.35;

/**
 * The same print by another hand: renderers, printers and copies differ in how far ink spreads to the next pixel and how
 * dark the edges of a stroke are. The published cards are set bolder than the generator draws.
 */
export function drawPrintWeight(random: Random, sheet: Tones): Tones {
  if (random.chance(AS_DRAWN)) return sheet;
  const { width, height, data } = sheet;
  const [across, down] = [random.between(0, 0.8), random.between(0, 0.5)];
  const darkening = random.between(1, 2);
  const out = Float32Array.from(data);
  for (let y = 1; y < height; y++)
    for (let x = 1; x < width; x++) {
      const at = y * width + x;
      const spreadAcross = Math.min(data[at]!, data[at - 1]! * across + data[at]! * (1 - across));
      const spread = Math.min(spreadAcross, data[at - width]! * down + data[at]! * (1 - down));
      out[at] = 255 * (spread / 255) ** darkening;
    }
  // The paper keeps its tone.
  const paper = 245 / (255 * (245 / 255) ** darkening);
  for (let at = 0; at < out.length; at++) out[at]! *= paper;
  return { width, height, data: out };
}
