import { createCanvas } from "@napi-rs/canvas";
import type { Random } from "#generator/random";
import { drawName } from "./names";
import { blankTones, tonesOf } from "./picture";
import type { Tones } from "./picture";

/** Smooth noise: random values on a lattice, read between its points. */
function addNoise(random: Random, scene: Tones, cell: number, amount: number): void {
  const columns = Math.ceil(scene.width / cell) + 2;
  const rows = Math.ceil(scene.height / cell) + 2;
  const lattice = Float32Array.from({ length: columns * rows }, () => random.between(-1, 1));
  for (let y = 0; y < scene.height; y++) {
    const [row, v] = [Math.floor(y / cell), (y / cell) % 1];
    for (let x = 0; x < scene.width; x++) {
      const [column, u] = [Math.floor(x / cell), (x / cell) % 1];
      const at = row * columns + column;
      const top = lattice[at]! * (1 - u) + lattice[at + 1]! * u;
      const bottom = lattice[at + columns]! * (1 - u) + lattice[at + columns + 1]! * u;
      scene.data[y * scene.width + x]! += amount * (top * (1 - v) + bottom * v);
    }
  }
}

function addWaves(random: Random, scene: Tones): void {
  const angle = random.between(0, Math.PI);
  const [kx, ky] = [Math.cos(angle), Math.sin(angle)];
  const period = random.between(4, 60);
  const bend = random.between(0, 0.08);
  const amount = random.between(5, 35);
  for (let y = 0; y < scene.height; y++)
    for (let x = 0; x < scene.width; x++) {
      const along = kx * x + ky * y;
      const across = kx * y - ky * x;
      scene.data[y * scene.width + x]! +=
        amount * Math.sin((2 * Math.PI * along) / period + 6 * Math.sin(across * bend));
    }
}

const grey = (random: Random): string => {
  const tone = random.integer(0, 255);
  return `rgb(${tone},${tone},${tone})`;
};

/** Sheets, boxes, lines and words lying about: what has edges and print of its own. */
function clutter(random: Random, width: number, height: number): Tones {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = grey(random);
  context.fillRect(0, 0, width, height);
  for (let n = random.integer(2, 14); n > 0; n--) {
    context.save();
    context.translate(random.between(0, width), random.between(0, height));
    context.rotate(random.between(0, 2 * Math.PI));
    const [w, h] = [random.between(0.05, 0.9) * width, random.between(0.02, 0.6) * height];
    context.fillStyle = context.strokeStyle = grey(random);
    context.lineWidth = random.between(1, 8);
    const kind = random.integer(0, 3);
    if (kind === 0) context.fillRect(-w / 2, -h / 2, w, h);
    else if (kind === 1) context.strokeRect(-w / 2, -h / 2, w, h);
    else if (kind === 2) {
      context.font = `${random.integer(8, 40)}px "DejaVu Sans cards"`;
      context.fillText(`${drawName(random)} ${drawName(random)}`, 0, 0);
    } else {
      context.beginPath();
      context.ellipse(0, 0, w / 2, h / 2, 0, 0, 2 * Math.PI);
      context.fill();
    }
    context.restore();
  }
  return tonesOf(canvas);
}

/** A desk, a cloth, a table of papers: what a card may lie on. */
export function drawBackground(random: Random, width: number, height: number): Tones {
  const scene = random.chance(0.45) ? clutter(random, width, height) : blankTones(width, height);
  if (scene.data[0] === 0) scene.data.fill(random.between(0, 255));
  if (random.chance(0.5)) addNoise(random, scene, random.between(30, 200), random.between(5, 60));
  if (random.chance(0.45)) addNoise(random, scene, random.between(2, 12), random.between(3, 40));
  if (random.chance(0.35)) addWaves(random, scene);
  return scene;
}
