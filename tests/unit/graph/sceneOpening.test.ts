import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roomFor } from "#shared/graph/scene/opening";
import { aDrawnNode } from "../../support/drawnGraph";

const group = { ...aDrawnNode("group:country:FR", { kind: "group", width: 60 }), x: 10, y: -20 };
const members = [
  { key: "customer:a", x: 1000, y: 0 },
  { key: "customer:b", x: 1200, y: 0 },
];
const WIDTHS = new Map([
  ["customer:a", 20],
  ["customer:b", 20],
]);

describe("members of a group that is opened", () => {
  it("lie about the place of the group as they were laid out", () => {
    const places = roomFor({ group, around: [group] }, members, WIDTHS);
    expect(places).toEqual([
      { key: "customer:a", x: -90, y: -20 },
      { key: "customer:b", x: 110, y: -20 },
    ]);
  });

  it("lie on nothing that was around the group, and nothing comes nearer to anything", () => {
    const spot = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
    });
    const apart = fc
      .uniqueArray(spot, { minLength: 1, maxLength: 12, selector: ({ x, y }) => `${x} ${y}` })
      .map((spots) => spots.filter(({ x, y }) => Math.hypot(x - group.x, y - group.y) > 40));
    fc.assert(
      fc.property(apart, (spots) => {
        const around = spots.map((at, number) => aDrawnNode(`group:g:${number}`, at));
        const moved = roomFor({ group, around }, members, WIDTHS).slice(members.length);
        expect(moved).toHaveLength(spots.length);
        for (const [at, { x, y }] of moved.entries()) {
          expect(Math.hypot(x - group.x, y - group.y)).toBeGreaterThan(110);
          for (const [other, place] of moved.slice(0, at).entries()) {
            const before = Math.hypot(
              spots[at]!.x - spots[other]!.x,
              spots[at]!.y - spots[other]!.y,
            );
            expect(Math.hypot(x - place.x, y - place.y)).toBeGreaterThan(before - 1e-6);
          }
        }
      }),
      { seed: 6 },
    );
  });

  it("leave what is pinned where it is", () => {
    const pinned = aDrawnNode("group:country:DE", { x: 60, y: 0, pinned: true });
    expect(roomFor({ group, around: [pinned] }, members, WIDTHS)).toHaveLength(members.length);
  });
});
