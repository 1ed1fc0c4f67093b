import { createCanvas } from "@napi-rs/canvas";
import type { Random } from "#generator/random";
import type { GreyImage } from "#shared/identity/image";
import { damaged } from "../photos/damage";
import { lightScene } from "../photos/light";
import { drawName } from "../photos/names";
import { tonesOf } from "../photos/picture";

const PAPER = "#f4f4f2";
const INK = "#111111";

/** A card of some other layout on a plain desk: a frame, a picture box, a heading and lines, but elsewhere. */
export async function photographOtherDocument(random: Random): Promise<GreyImage> {
  const [width, height] = [random.integer(800, 1100), random.integer(800, 1100)];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const desk = random.integer(40, 200);
  context.fillStyle = `rgb(${desk},${desk},${desk})`;
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(random.between(0, 2 * Math.PI));
  const w = random.between(450, 700);
  const h = w / random.between(1.35, 1.7);
  context.fillStyle = PAPER;
  context.fillRect(-w / 2, -h / 2, w, h);
  context.strokeStyle = context.fillStyle = INK;
  context.lineWidth = 2.5;
  const margin = w * random.between(0.015, 0.06);
  if (random.chance(0.6))
    context.strokeRect(margin - w / 2, margin - h / 2, w - 2 * margin, h - 2 * margin);
  // The picture box is on the right, or on the left but of another size.
  const right = random.chance(0.6);
  const box = { w: w * random.between(0.18, 0.3), h: h * random.between(0.5, 0.75) };
  const boxX = right ? w / 2 - margin - box.w - 20 : margin + 20 - w / 2;
  context.strokeRect(boxX, -box.h / 2 + h * 0.08, box.w, box.h);
  const textX = right ? margin + 20 - w / 2 : boxX + box.w + 25;
  context.font = `${Math.round(w / 30)}px "DejaVu Sans cards"`;
  context.fillText("PERMIS DE CONDUIRE", textX, margin + w / 22 - h / 2);
  context.font = `${Math.round(w / 45)}px "DejaVu Sans cards"`;
  const lines = random.integer(3, 7);
  for (let line = 0; line < lines; line++)
    context.fillText(
      `${line + 1}. ${drawName(random)}`,
      textX,
      h * 0.22 - h / 2 + (line * h * 0.65) / lines,
    );
  const tones = tonesOf(canvas);
  lightScene(random, tones, 0.4);
  return damaged(random, tones, 0.4, 0.8);
}
