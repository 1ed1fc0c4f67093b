import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Random } from "#generator/random";
import { pictureOf } from "./picture";

/** What the card lies on: puts the colour at a place, in pixels of the card, into the last argument. */
export type Desk = (x: number, y: number, into: Float32Array) => void;

export const DESKS = ["plain", "wood", "stone", "cloth", "tiles", "print", "clutter"] as const;
export type DeskKind = (typeof DESKS)[number];

type Colour = readonly [number, number, number];

const put = (into: Float32Array, colour: Colour, by: number): void => {
  for (let channel = 0; channel < 3; channel++) into[channel] = colour[channel]! * by;
};

const anyColour = (random: Random, from: number, to: number): Colour => [
  random.between(from, to),
  random.between(from, to),
  random.between(from, to),
];

const LATTICE = 64;

/** Smooth noise from 0 to 1 with features of one unit, repeating every 64. */
function valueNoise(random: Random): (x: number, y: number) => number {
  const values = Float32Array.from({ length: LATTICE * LATTICE }, () => random.next());
  const at = (x: number, y: number) => values[(y & (LATTICE - 1)) * LATTICE + (x & (LATTICE - 1))]!;
  const eased = (t: number) => t * t * (3 - 2 * t);
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [eased(x - left), eased(y - top)];
    const upper = at(left, top) + right * (at(left + 1, top) - at(left, top));
    const lower = at(left, top + 1) + right * (at(left + 1, top + 1) - at(left, top + 1));
    return upper + down * (lower - upper);
  };
}

/** One colour: a white table of `level`, or a coloured one. */
export const plainDesk =
  (colour: Colour): Desk =>
  (_x, _y, into) =>
    put(into, colour, 1);

function wood(random: Random): Desk {
  const noise = valueNoise(random);
  const colour: Colour = [random.between(90, 200), random.between(60, 130), random.between(25, 80)];
  const angle = random.between(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y, into) => {
    const [along, across] = [x * cos + y * sin, y * cos - x * sin];
    const ring = across / 26 + 2.5 * noise(along / 420, across / 60);
    const grain = 0.2 * noise(along / 40, across / 2.5);
    put(into, colour, 0.7 + 0.25 * Math.sin(ring * 2 * Math.PI) * noise(along / 90, 7) + grain);
  };
}

function stone(random: Random): Desk {
  const noise = valueNoise(random);
  const colour = anyColour(random, 90, 220);
  return (x, y, into) => {
    const vein = Math.abs(2 * noise(x / 120, y / 120) + noise(x / 40, y / 40) - 1.5);
    put(into, colour, 0.75 + 0.25 * Math.min(1, 4 * vein) + 0.15 * (noise(x / 3, y / 3) - 0.5));
  };
}

function cloth(random: Random): Desk {
  const noise = valueNoise(random);
  const colour = anyColour(random, 40, 200);
  const thread = random.between(5, 14);
  return (x, y, into) => {
    const weave = Math.sin((2 * Math.PI * x) / thread) * Math.sin((2 * Math.PI * y) / thread);
    put(into, colour, 0.9 + 0.2 * weave + 0.3 * (noise(x / 200, y / 200) - 0.5));
  };
}

function tiles(random: Random): Desk {
  const colours = [anyColour(random, 30, 230), anyColour(random, 30, 230)] as const;
  const size = random.between(60, 200);
  return (x, y, into) => {
    const odd = (Math.floor(x / size) + Math.floor(y / size)) & 1;
    put(into, colours[odd as 0 | 1], 1);
  };
}

const TILE = 1400;

/** A drawing that repeats. */
function drawn(draw: (context: SKRSContext2D) => void): Desk {
  const canvas = createCanvas(TILE, TILE);
  draw(canvas.getContext("2d"));
  const { rgb } = pictureOf(canvas);
  return (x, y, into) => {
    const column = ((Math.floor(x) % TILE) + TILE) % TILE;
    const row = ((Math.floor(y) % TILE) + TILE) % TILE;
    const at = 3 * (row * TILE + column);
    for (let channel = 0; channel < 3; channel++) into[channel] = rgb[at + channel]!;
  };
}

const WORDS =
  "le marché du jeudi rue des Acacias commande livrée facture total TVA merci de votre visite date nom".split(
    " ",
  );

/** A printed page: text is what most looks like the card's own lines. */
const print = (random: Random): Desk =>
  drawn((context) => {
    context.fillStyle = "#e9e6dc";
    context.fillRect(0, 0, TILE, TILE);
    context.fillStyle = "#2a2a2e";
    const size = random.integer(14, 34);
    context.font = `${size}px "DejaVu Sans cards"`;
    for (let y = size; y < TILE; y += 1.6 * size)
      context.fillText(random.sample(WORDS, 12).join(" "), random.integer(0, 40), y);
  });

const clutter = (random: Random): Desk =>
  drawn((context) => {
    const paint = () => `rgb(${anyColour(random, 10, 245).map(Math.round).join(",")})`;
    context.fillStyle = paint();
    context.fillRect(0, 0, TILE, TILE);
    for (let n = 0; n < 40; n++) {
      context.fillStyle = paint();
      const [x, y, size] = [
        random.integer(0, TILE),
        random.integer(0, TILE),
        random.between(30, 260),
      ];
      context.beginPath();
      if (random.chance(0.5)) context.ellipse(x, y, size / 2, size / 3, random.next() * 3, 0, 7);
      else context.roundRect(x, y, size, size * random.between(0.2, 1.2), 6);
      context.fill();
    }
  });

/** A desk of this kind, of random colours. */
export function deskOf(kind: DeskKind, random: Random): Desk {
  switch (kind) {
    case "plain":
      return plainDesk(anyColour(random, 20, 250));
    case "wood":
      return wood(random);
    case "stone":
      return stone(random);
    case "cloth":
      return cloth(random);
    case "tiles":
      return tiles(random);
    case "print":
      return print(random);
    case "clutter":
      return clutter(random);
  }
}
