import type { Random } from "#generator/random";
import { deskOf, type Desk } from "./desks";
import { blur, glare, gradient, noise, shadow } from "./exposure";
import { encoded, PNG, type Encoding, type Picture } from "./picture";
import { placed, type Placement, type Pose } from "./placement";
import { photographed } from "./scene";
import { atScale, type Range, type Severity } from "./severities";

const within = (random: Random, [from, to]: Range): number => random.between(from, to);

const logWithin = (random: Random, [from, to]: Range): number =>
  from * (to / from) ** random.next();

/** How the card lies in one picture of this severity. */
export function drawnPose(random: Random, severity: Severity): Pose {
  const margin = () => within(random, severity.margin);
  return {
    rotation:
      within(random, severity.rotation) + (severity.quarters ? 90 * random.integer(0, 3) : 0),
    tilt: within(random, severity.tilt),
    tiltAxis: random.between(0, 360),
    scale: logWithin(random, severity.scale),
    margins: [margin(), margin(), margin(), margin()],
  };
}

export const drawnDesk = (random: Random, { desks }: Severity): Desk =>
  deskOf(random.pick(desks), random);

/** Light, focus and sensor of one picture of this severity. */
export function exposed(
  random: Random,
  severity: Severity,
  picture: Picture,
  placement: Placement,
): Picture {
  const [dim, dark, bright] = [severity.gradient, severity.shadow, severity.glare].map((range) =>
    within(random, range),
  );
  if (dim! > 0) gradient(picture, dim!, random);
  if (dark! > 0) shadow(picture, placement, dark!, random);
  if (bright! > 0) glare(picture, placement, bright!, random);
  const focused = blur(picture, within(random, severity.blur) * placement.scale);
  const grain = within(random, severity.noise);
  if (grain > 0) noise(focused, grain, random);
  return focused;
}

const drawnEncoding = (random: Random, { jpeg }: Severity): Encoding =>
  jpeg === null ? PNG : { kind: "jpeg", quality: Math.round(within(random, jpeg)) };

/** The file of one picture of the card under this severity. */
export function augmented(random: Random, card: Picture, severity: Severity): Promise<Uint8Array> {
  const placement = placed(drawnPose(random, severity));
  const seen = photographed(card, placement, drawnDesk(random, severity));
  const eased = atScale(severity, placement.scale);
  const picture = exposed(random, eased, seen, placement);
  return encoded(picture, drawnEncoding(random, eased));
}
