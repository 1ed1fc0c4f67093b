import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_SCENE, Scene } from "#shared/contract/scene";
import { collapsible } from "#shared/graph/scene/collapse";
import * as edits from "#shared/graph/scene/edits";
import { readScene, writeScene } from "#shared/graph/scene/savedScene";
import { dataOf, sceneOf } from "../../support/sceneFacts";

const KEYS = ["customer:C1", "customer:C2", "device:d1", "ip:i1", "group:community:C1"];
const keys = fc.subarray(KEYS);
const nodes = fc.subarray(KEYS.slice(0, 4));
const coordinate = fc.integer({ min: -500, max: 500 });

type Edit = (scene: Scene) => Scene;

/** Any edit on few nodes, so that most of them meet. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  keys.map(
    (some): Edit =>
      (scene) =>
        edits.add(scene, some),
  ),
  keys.map(
    (some): Edit =>
      (scene) =>
        edits.remove(scene, some),
  ),
  keys.map(
    (some): Edit =>
      (scene) =>
        edits.hide(scene, some),
  ),
  fc.constant<Edit>(edits.showHidden),
  fc.tuple(keys, fc.boolean()).map(
    ([some, on]): Edit =>
      (scene) =>
        edits.pin(scene, some, on),
  ),
  fc.tuple(keys, fc.option(fc.integer({ min: 0, max: 7 }))).map(
    ([some, own]): Edit =>
      (scene) =>
        edits.colour(scene, some, own),
  ),
  fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom("", "seen", " called ")).map(
    ([key, text]): Edit =>
      (scene) =>
        edits.note(scene, key, text),
  ),
  fc.tuple(keys, coordinate, coordinate).map(
    ([some, x, y]): Edit =>
      (scene) =>
        edits.move(
          scene,
          some.map((key) => ({ key, x, y })),
        ),
  ),
  fc.constantFrom(...KEYS).map(
    (key): Edit =>
      (scene) =>
        edits.openGroup(scene, key),
  ),
  fc.constantFrom(...KEYS).map(
    (key): Edit =>
      (scene) =>
        edits.closeGroup(scene, key),
  ),
  fc.constantFrom("community" as const, "country" as const, null).map(
    (by): Edit =>
      (scene) =>
        edits.setGroup(scene, by),
  ),
  fc.constantFrom("entities" as const, "customers" as const).map(
    (view): Edit =>
      (scene) =>
        edits.setView(scene, view),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (leastPayments): Edit =>
      (scene) =>
        edits.setFilter(scene, { leastPayments }),
  ),
  nodes.map(
    (some): Edit =>
      (scene) =>
        edits.follow(scene, some, 7),
  ),
  nodes.map(
    (some): Edit =>
      (scene) =>
        edits.unfollow(scene, some),
  ),
);
const options = { seed: 20251114, numRuns: 300 };

describe("edits of a scene", () => {
  it("give a scene that can be saved, whatever is done", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (list) => {
        const scene = list.reduce<Scene>((before, one) => one(before), EMPTY_SCENE);
        expect(Scene.parse(scene)).toEqual(scene);
        expect(readScene(writeScene(scene))).toEqual({ ok: true, value: scene });
      }),
      options,
    );
  });

  it("leave the scene they start from as it is, and answer the same one where nothing changes", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), edit, (list, last) => {
        const scene = list.reduce<Scene>((before, one) => one(before), EMPTY_SCENE);
        const text = writeScene(scene);
        const after = last(scene);
        expect(writeScene(scene)).toBe(text);
        if (after !== scene) expect(writeScene(after)).not.toBe(text);
      }),
      options,
    );
  });

  it("keep one item a key", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), (list) => {
        const { items } = list.reduce<Scene>((before, one) => one(before), EMPTY_SCENE);
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      }),
      options,
    );
  });

  it("take what hangs on a node away with it", () => {
    const scene = {
      ...sceneOf(["customer:C1", "customer:C2"]),
      path: { from: "customer:C1", to: "customer:C2", count: 3 },
      similar: [{ key: "customer:C2", kinds: ["bin" as const] }],
      following: [{ key: "customer:C2", before: 3 }],
    };
    expect(edits.remove(scene, ["customer:C2"])).toMatchObject({
      items: [{ key: "customer:C1" }],
      path: null,
      similar: [],
      following: [],
    });
  });

  it("give places only to what has none", () => {
    const scene = edits.add(sceneOf(["customer:C1"]), ["device:d1"]);
    const places = ["customer:C1", "device:d1"].map((key) => ({ key, x: 9, y: 9 }));
    expect(edits.settle(scene, places).items).toEqual([
      { key: "customer:C1", x: 0, y: 0 },
      { key: "device:d1", x: 9, y: 9 },
    ]);
  });
});

describe("collapsing", () => {
  const data = dataOf([
    { at: 1, by: "C1", with: ["device:d1", "ip:i1"] },
    { at: 2, by: "C2", with: ["device:d1"] },
    { at: 3, by: "C1", with: ["ip:i2"] },
  ]);
  const scene = sceneOf(data.nodes.map(({ key }) => key));

  it("takes the neighbours that hang on nothing else", () => {
    expect(collapsible(scene, data, "customer:C1")).toEqual(["ip:i1", "ip:i2"]);
  });

  it("leaves what is pinned", () => {
    expect(collapsible(edits.pin(scene, ["ip:i1"], true), data, "customer:C1")).toEqual(["ip:i2"]);
  });
});

describe("a saved scene", () => {
  it("of a newer version is refused with what to do", () => {
    const text = JSON.stringify({ ...EMPTY_SCENE, version: 99 });
    expect(readScene(text)).toMatchObject({ ok: false, error: { code: "casework.damaged" } });
  });

  it("that is none is refused", () => {
    for (const text of ["", "{}", "[]", "null", '{"version":1}'])
      expect(readScene(text)).toMatchObject({ ok: false });
  });
});
