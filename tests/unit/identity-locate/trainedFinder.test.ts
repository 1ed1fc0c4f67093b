import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import { locateCard } from "#shared/identity/locate/locateCard";
import { askFinder } from "#shared/identity/locate/finder";
import { Copies } from "#shared/identity/locate/sheet";
import { wholeView } from "#shared/identity/locate/views";
import { loadNetwork } from "#shared/identity/network/loadNetwork";
import type { Vision } from "#shared/identity/vision";
import { colourOf, cornerError } from "#training/finder/measureFinder";
import { makePhoto } from "#training/photos/makePhoto";
import { MODELS_DIR, testNetworks, testOpenCv } from "../../support/vision";

/** Streams that no training draws from. */
const random = Random.seeded(4242).child("trained finder");
const PHOTOS = 6;
let vision: Pick<Vision, "cv" | "finder">;

beforeAll(async () => {
  await testNetworks();
  const file = (name: string) => readFileSync(path.join(MODELS_DIR, "card-finder", name));
  const model: unknown = JSON.parse(file("model.json").toString());
  const finder = loadNetwork(model, file("weights.bin"));
  if (!finder.ok) throw new Error(finder.error.message);
  vision = { cv: (await testOpenCv()).cv, finder: finder.value };
});

const photoAt = (at: number) => makePhoto(random.child(at), { amount: 0.7, cardWidth: [420, 560] });

describe("the trained network", () => {
  it("sees where in a photo the card is and which way up", async () => {
    for (let at = 0; at < PHOTOS; at++) {
      const photo = await photoAt(at);
      const copies = new Copies(vision.cv, colourOf(photo.image));
      const vote = await askFinder(vision.finder, copies, wholeView(photo.image));
      copies.dispose();
      expect(vote.present).toBeGreaterThan(0.5);
      // An upside-down card would be about a thousand off.
      expect(cornerError(vote.corners, photo.corners)).toBeLessThan(350);
    }
  });

  it("leads to the card's corners in bad photos", async () => {
    const errors: number[] = [];
    for (let at = 0; at < PHOTOS; at++) {
      const photo = await photoAt(at);
      const found = await locateCard(vision, colourOf(photo.image));
      errors.push(found.found ? cornerError(found.corners, photo.corners) : Infinity);
    }
    errors.sort((a, b) => a - b);
    expect(errors[PHOTOS / 2]).toBeLessThan(1);
    expect(errors[PHOTOS - 1]).toBeLessThan(25);
  });
});
