import { beforeAll, describe, expect, it } from "vitest";
import { FLAT_BEND } from "#shared/identity/locate/bend";
import { IDENTITY } from "#shared/identity/locate/homography";
import { locateCard } from "#shared/identity/locate/locateCard";
import { look } from "#shared/identity/locate/refine";
import { Copies } from "#shared/identity/locate/sheet";
import { straighten } from "#shared/identity/locate/straighten";
import { colourOf } from "#training/finder/measureFinder";
import { BLIND, cornersOf, curledCard, drawnCard } from "./support";
import { testOpenCv } from "../../support/vision";

let cv: Awaited<ReturnType<typeof testOpenCv>>["cv"];
beforeAll(async () => {
  ({ cv } = await testOpenCv());
});

describe("a bent card", () => {
  it("is found, said to be bent, and laid flat to a pixel and a half", async () => {
    const card = curledCard(1, 9);
    const found = await locateCard({ cv, finder: BLIND }, card);
    if (!found.found) throw new Error(found.problem);
    expect(found.bend).not.toBeNull();
    const copies = new Copies(cv, colourOf(straighten(cv, card, found.corners, found)));
    const shifts = look(copies, IDENTITY, { level: 1, reach: 6 }).map(({ dx, dy }) => Math.hypot(dx, dy)); // prettier-ignore
    copies.dispose();
    shifts.sort((a, b) => a - b);
    expect(shifts[Math.floor(0.9 * shifts.length)]).toBeLessThan(1.5);
  });

  it("is not seen in a flat one", async () => {
    const found = await locateCard({ cv, finder: BLIND }, drawnCard(2));
    expect(found.found && found.bend).toBeNull();
  });

  it("laid flat without a bend is as without correction", () => {
    const card = drawnCard(3);
    const corners = cornersOf(900, 560);
    const plain = straighten(cv, card, corners).data;
    const bent = straighten(cv, card, corners, { bend: FLAT_BEND, inverted: false }).data;
    const different = plain.filter((tone, at) => Math.abs(tone - bent[at]!) > 3).length;
    expect(different / plain.length).toBeLessThan(0.002);
  });
});
