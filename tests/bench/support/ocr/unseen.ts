import type { Random } from "#generator/random";
import { drawnDesk, drawnPose, exposed } from "./augment";
import { blur, smeared } from "./exposure";
import { eachPixel, encoded, PNG, type Encoding, type Picture } from "./picture";
import { placed, type Placement } from "./placement";
import { photographed, type Bending } from "./scene";
import { FLAT, MILD, type Severity } from "./severities";

/** A distortion of another kind than those of the severities, on a card that lies as in a casual photo. */
interface Unseen {
  readonly severity: Severity;
  /** Before the camera: a lens, a fold in the card. */
  readonly bend?: (random: Random, placement: Placement) => Bending;
  /** On the picture. */
  readonly alter?: (random: Random, picture: Picture, placement: Placement) => Picture;
  readonly encoding?: Encoding;
}

const CASUAL: Severity = {
  ...MILD,
  rotation: [-25, 25],
  tilt: [0, 12],
  scale: [0.8, 1.5],
  blur: [0, 0.4],
  noise: [0, 4],
  gradient: [0, 0.2],
  desks: ["plain", "wood", "stone", "cloth"],
  margin: [0.03, 0.2],
};

/** Each kind by name, with its parameters. */
export const UNSEEN: Readonly<Record<string, Unseen>> = {
  /** The camera moved by up to 4.5 pixels of the card. */
  motion_blur: { severity: CASUAL, alter: motionBlur },
  /** A wide-angle lens: the corners of the picture move inwards or outwards by 6 to 14 %. */
  lens: { severity: CASUAL, bend: lens },
  /** Photographed from a screen: coloured stripes of two gratings, 12 to 25 % deep. */
  moire: { severity: CASUAL, alter: moire },
  /** Folded once: a ridge of light and shade, and everything beyond it moved by up to 3 pixels of the card. */
  crease: { severity: CASUAL, bend: fold, alter: ridge },
  /** Bent like a page: lines bow by up to 10 pixels of the card. */
  bowed: { severity: CASUAL, bend: bowed },
  /** A coloured lamp: one channel down to 45 %. */
  colour_cast: { severity: CASUAL, alter: colourCast },
  /** Ink and paper only 45 to 80 levels apart. */
  low_contrast: { severity: { ...CASUAL, noise: [0, 2] }, alter: lowContrast },
  /** Four or five levels in each channel. */
  posterised: { severity: CASUAL, alter: posterised },
  /** A photocopy: black and white, nothing between. */
  photocopy: {
    severity: {
      ...FLAT,
      rotation: [-4, 4],
      quarters: true,
      scale: [0.9, 1.5],
      margin: [0.02, 0.1],
    },
    alter: photocopied,
    encoding: PNG,
  },
  /** A finger over one corner of the card, clear of the fields. */
  finger: { severity: CASUAL, alter: finger },
  /** 1 to 3 % of the pixels black or white. */
  salt_pepper: { severity: CASUAL, alter: saltAndPepper },
  /** The picture's corners lose 50 to 80 % of their light. */
  vignette: { severity: CASUAL, alter: vignette },
  /** WebP at quality 10. */
  webp: { severity: { ...CASUAL, scale: [1, 1.5] }, encoding: { kind: "webp", quality: 10 } },
  /** Taken from too near: the frame is cut off on two sides, the fields are not. */
  cropped: { severity: { ...CASUAL, rotation: [-3, 3], tilt: [0, 4] } },
};

/** The file of one picture of the card under this kind of distortion. */
export function unseen(random: Random, card: Picture, kind: string): Promise<Uint8Array> {
  const { severity, bend, alter, encoding } = UNSEEN[kind]!;
  const pose = drawnPose(random, severity);
  const placement = placed(
    kind === "cropped" ? { ...pose, margins: [0.02, 0.02, -0.12, -0.12] } : pose,
  );
  const desk = drawnDesk(random, severity);
  const seen = photographed(card, placement, desk, bend?.(random, placement) ?? null);
  const altered = alter?.(random, seen, placement) ?? seen;
  const picture = exposed(random, severity, altered, placement);
  const jpeg: Encoding = { kind: "jpeg", quality: random.integer(50, 90) };
  return encoded(picture, encoding ?? jpeg);
}

function motionBlur(random: Random, picture: Picture, { scale }: Placement): Picture {
  const steps = 2 * Math.round((random.between(2.5, 4.5) * scale) / 2) + 1;
  const angle = random.between(0, Math.PI);
  const weights = new Float32Array(steps).fill(1 / steps);
  return smeared(picture, weights, Math.cos(angle), Math.sin(angle));
}

function lens(random: Random, { width, height }: Placement): Bending {
  const strength = random.between(0.06, 0.14) * (random.chance(0.7) ? 1 : -1);
  const reach = (width ** 2 + height ** 2) / 4;
  return (x, y) => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    const factor = 1 + strength * ((dx * dx + dy * dy) / reach);
    return { x: width / 2 + dx * factor, y: height / 2 + dy * factor };
  };
}

function moire(random: Random, picture: Picture, { scale }: Placement): Picture {
  const gratings = [0, 1].map(() => ({
    angle: random.between(0, Math.PI),
    period: random.between(2.5, 9) * scale,
    depth: random.between(0.06, 0.125),
    shift: random.between(0, 2),
  }));
  eachPixel(picture, (x, y, pixel) => {
    for (const { angle, period, depth, shift } of gratings) {
      const phase = (2 * Math.PI * (x * Math.cos(angle) + y * Math.sin(angle))) / period;
      for (let channel = 0; channel < 3; channel++)
        pixel[channel]! *= 1 + depth * Math.sin(phase + shift * channel);
    }
  });
  return picture;
}

/** The line of the fold: through the card's middle, more upright than flat. */
function foldLine(random: Random, { corners }: Placement) {
  const centre = {
    x: (corners[0].x + corners[2].x) / 2,
    y: (corners[0].y + corners[2].y) / 2,
  };
  const angle = random.between(0, 2 * Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x: number, y: number) => (x - centre.x) * cos + (y - centre.y) * sin;
}

const FOLD = "fold";

function fold(random: Random, placement: Placement): Bending {
  const across = foldLine(random.child(FOLD), placement);
  const [dx, dy] = [
    random.between(-2, 2) * placement.scale,
    random.between(-2, 2) * placement.scale,
  ];
  return (x, y) => (across(x, y) > 0 ? { x: x + dx, y: y + dy } : { x, y });
}

function ridge(random: Random, picture: Picture, placement: Placement): Picture {
  const across = foldLine(random.child(FOLD), placement);
  const width = 2.5 * placement.scale;
  eachPixel(picture, (x, y, pixel) => {
    const from = across(x, y) / width;
    const light = 30 * Math.exp(-((from - 1.2) ** 2)) - 90 * Math.exp(-(from ** 2));
    const plane = from > 0 ? -18 : 0;
    for (let channel = 0; channel < 3; channel++) pixel[channel]! += light + plane;
  });
  return picture;
}

function bowed(random: Random, placement: Placement): Bending {
  const { width, height, scale } = placement;
  const bow = random.between(5, 10) * scale * (random.chance(0.5) ? 1 : -1);
  const upright = random.chance(0.5);
  const along = (at: number, size: number) => bow * Math.cos((Math.PI * (at - size / 2)) / size);
  return (x, y) => (upright ? { x: x + along(y, height), y } : { x, y: y + along(x, width) });
}

function colourCast(random: Random, picture: Picture): Picture {
  const gains = random.shuffled([1, random.between(0.7, 0.95), random.between(0.45, 0.7)]);
  eachPixel(picture, (_x, _y, pixel) => {
    for (let channel = 0; channel < 3; channel++) pixel[channel]! *= gains[channel]!;
  });
  return picture;
}

function lowContrast(random: Random, picture: Picture): Picture {
  const range = random.between(45, 80);
  const dark = random.between(20, 235 - range);
  eachPixel(picture, (_x, _y, pixel) => {
    for (let channel = 0; channel < 3; channel++)
      pixel[channel] = dark + (range * pixel[channel]!) / 255;
  });
  return picture;
}

function posterised(random: Random, picture: Picture): Picture {
  const steps = random.integer(3, 4);
  eachPixel(picture, (_x, _y, pixel) => {
    for (let channel = 0; channel < 3; channel++)
      pixel[channel] = (Math.round((steps * pixel[channel]!) / 255) * 255) / steps;
  });
  return picture;
}

function photocopied(random: Random, picture: Picture, { scale }: Placement): Picture {
  const soft = blur(picture, 0.4 * scale);
  const threshold = random.between(150, 200);
  eachPixel(soft, (_x, _y, pixel) => {
    pixel.fill((pixel[0]! + pixel[1]! + pixel[2]!) / 3 > threshold ? 255 : 0);
  });
  return soft;
}

function finger(random: Random, picture: Picture, { corners, scale }: Placement): Picture {
  // Bottom left or bottom right: the title is at the top, the fields in the middle.
  const at = random.chance(0.5) ? 2 : 3;
  const [corner, middle] = [corners[at], corners[at === 2 ? 0 : 1]];
  const length = Math.hypot(middle.x - corner.x, middle.y - corner.y);
  const [ux, uy] = [(middle.x - corner.x) / length, (middle.y - corner.y) / length];
  const skin = [random.between(150, 235), random.between(100, 180), random.between(70, 150)];
  const [long, short] = [random.between(120, 170) * scale, random.between(45, 65) * scale];
  eachPixel(picture, (x, y, pixel) => {
    const along = ((x - corner.x) * ux + (y - corner.y) * uy) / long;
    const across = ((y - corner.y) * ux - (x - corner.x) * uy) / short;
    const distance = Math.hypot(Math.max(0, along), across);
    if (along < -1.5 || distance > 1) return;
    for (let channel = 0; channel < 3; channel++)
      pixel[channel] = skin[channel]! * (1 - 0.45 * distance ** 3);
  });
  return picture;
}

function saltAndPepper(random: Random, picture: Picture): Picture {
  const pixels = picture.width * picture.height;
  const count = Math.round(random.between(0.01, 0.03) * pixels);
  for (let n = 0; n < count; n++) {
    const at = 3 * random.integer(0, pixels - 1);
    picture.rgb.fill(random.chance(0.5) ? 255 : 0, at, at + 3);
  }
  return picture;
}

function vignette(random: Random, picture: Picture): Picture {
  const loss = random.between(0.5, 0.8);
  const { width, height } = picture;
  const reach = (width ** 2 + height ** 2) / 4;
  eachPixel(picture, (x, y, pixel) => {
    const far = ((x - width / 2) ** 2 + (y - height / 2) ** 2) / reach;
    for (let channel = 0; channel < 3; channel++) pixel[channel]! *= 1 - loss * far;
  });
  return picture;
}
