import { describe, expect, it } from "vitest";
import type { LayoutPlaces, LayoutRequest } from "#shared/contract/layout";
import { fcosePlaces } from "#renderer/workers/layout/fcose";
import { LayoutEngine } from "#renderer/workers/layout/layoutEngine";
import { withSeededRandom } from "#renderer/workers/layout/seededRandom";
import { layoutRequest, sharedLinks, unplaced } from "../../support/layoutRequests";

const engine = new LayoutEngine(() => Promise.resolve(fcosePlaces));

async function places(request: LayoutRequest): Promise<LayoutPlaces> {
  const answer = await engine.run(request, () => {});
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Three customers that share four devices, one of which a fourth customer uses too. */
const SHARING = layoutRequest(unplaced(8), [...sharedLinks(3, 4), [3, 7]]);

describe("The layout engine", () => {
  it("gives the same places whatever ran before", async () => {
    const first = await places(SHARING);
    await places({ ...SHARING, seed: 7 });
    await places(layoutRequest(unplaced(20), sharedLinks(12, 8)));
    expect(await places(SHARING)).toEqual(first);
  });

  it("gives other places for another seed", async () => {
    expect(await places({ ...SHARING, seed: 7 })).not.toEqual(await places(SHARING));
  });

  it("draws components of one shape alike", async () => {
    const twice = layoutRequest(unplaced(10), [
      ...sharedLinks(2, 3),
      ...sharedLinks(2, 3).map(([a, b]): [number, number] => [a + 5, b + 5]),
    ]);
    const { x, y } = await places(twice);
    for (let node = 1; node < 5; node++) {
      expect(x[node + 5]! - x[5]!).toBeCloseTo(x[node]! - x[0]!);
      expect(y[node + 5]! - y[5]!).toBeCloseTo(y[node]! - y[0]!);
    }
  });

  it("lays a large component out roughly, and no node on another", async () => {
    const links = Array.from({ length: 2600 }, (_, at): [number, number] => [
      at % 1300,
      (at * 7 + 1) % 1300,
    ]);
    const { x, y } = await places(layoutRequest(unplaced(1300), links));
    const cells = new Set(
      Array.from(x, (value, at) => `${Math.round(value)},${Math.round(y[at]!)}`),
    );
    expect(cells.size).toBe(1300);
  });

  it("fetches the forces only where they may be needed", async () => {
    const without = new LayoutEngine(() => Promise.reject(new Error("Not to be fetched")));
    const nodes = [{ x: 0, y: 0 }, ...unplaced(7)];
    const beside = layoutRequest(nodes, [...sharedLinks(3, 4), [3, 7]], { newOnly: true });
    expect((await without.run(beside, () => {})).ok).toBe(true);
    expect((await without.run({ ...SHARING, name: "time" }, () => {})).ok).toBe(true);
  });
});

describe("Seeded randomness", () => {
  const draw = () => [Math.random(), Math.random(), Math.random()];

  it("is the same for the same seed, and between 0 and 1", () => {
    const drawn = withSeededRandom(3, draw);
    expect(withSeededRandom(3, draw)).toEqual(drawn);
    expect(withSeededRandom(4, draw)).not.toEqual(drawn);
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  });

  it("gives the real one back, also after a failure", () => {
    const real = Math.random;
    const failing = () =>
      withSeededRandom(3, () => {
        throw new Error("It went wrong");
      });
    expect(failing).toThrow("It went wrong");
    expect(Math.random).toBe(real);
  });
});
