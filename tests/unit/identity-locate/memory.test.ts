import { expect, it } from "vitest";
import { Random } from "#generator/random";
import { locateCard } from "#shared/identity/locate/locateCard";
import { straighten } from "#shared/identity/locate/straighten";
import { colourOf } from "#training/finder/measureFinder";
import { makePhoto } from "#training/photos/makePhoto";
import { blindVision, curledCard, drawnCard, onePlainTone } from "./support";

const RUNS = 200;

it("lets go of all memory of OpenCV after every picture", async () => {
  const vision = await blindVision();
  const photo = await makePhoto(Random.seeded(1).child("memory"), {
    amount: 0.2,
    cardWidth: [400, 420],
  });
  const pictures = [
    drawnCard(1),
    curledCard(2, 9),
    colourOf(photo.image),
    onePlainTone(300, 300, 128),
  ];
  const readAll = async (): Promise<void> => {
    for (const picture of pictures) {
      const found = await locateCard(vision, picture);
      if (found.found) straighten(vision.cv, picture, found.corners, found);
    }
  };
  /** All memory of the module, which grows when something is kept and never shrinks. */
  const heapBytes = (): number => {
    const mat = new vision.cv.Mat(1, 1, vision.cv.CV_8UC1);
    const bytes = mat.data.buffer.byteLength;
    mat.delete();
    return bytes;
  };
  for (let run = 0; run < 3; run++) await readAll();
  const before = heapBytes();
  for (let run = 0; run < RUNS / pictures.length; run++) await readAll();
  expect(heapBytes()).toBe(before);
});
