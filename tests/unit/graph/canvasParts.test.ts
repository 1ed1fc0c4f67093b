import { describe, expect, it } from "vitest";
import { menuActs } from "#renderer/features/graph/canvas/menuActs";
import { nextInDirection, DIRECTIONS } from "#renderer/features/graph/canvas/walking";
import { placeLabels, shortLabel } from "#renderer/features/graph/canvas/labelPlaces";
import { isInside } from "#renderer/features/graph/canvas/lasso";
import { isDark, mix } from "#renderer/features/graph/canvas/graphColours";
import { Flashes, FLASH_MS } from "#renderer/features/graph/canvas/flashes";
import { panOf, viewportOf } from "#renderer/features/graph/canvas/viewport";

const about = (...keys: string[]) => ({ keys, pinned: new Set<string>(), pathFrom: null });

describe("the menu of the canvas", () => {
  it("offers nothing without a node", () => {
    expect(menuActs(about())).toEqual([]);
  });

  it("offers to open a group, and not to expand it", () => {
    const acts = menuActs(about("group:country:FR"));
    expect(acts).toContain("open");
    expect(acts).not.toContain("expand");
    expect(acts).not.toContain("colour");
  });

  it("offers likenesses of customers alone", () => {
    expect(menuActs(about("customer:C1"))).toContain("similar");
    expect(menuActs(about("device:d1"))).not.toContain("similar");
  });

  it("offers a record page where the kind has one", () => {
    expect(menuActs(about("ip:i1"))).toContain("record");
    expect(menuActs(about("bin:457199"))).not.toContain("record");
  });

  it("offers the end of a path once its beginning is said, and elsewhere", () => {
    const pathFrom = "customer:C1";
    expect(menuActs({ ...about("device:d1"), pathFrom })).toContain("pathTo");
    expect(menuActs({ ...about("customer:C1"), pathFrom })).not.toContain("pathTo");
  });

  it("offers paths between exactly two nodes", () => {
    expect(menuActs(about("customer:C1", "customer:C2"))).toContain("pathBetween");
    expect(menuActs(about("customer:C1", "customer:C2", "ip:i"))).not.toContain("pathBetween");
  });

  it("takes pins away only where all are pinned", () => {
    const pinned = new Set(["ip:a"]);
    expect(menuActs({ ...about("ip:a"), pinned })).toContain("unpin");
    expect(menuActs({ ...about("ip:a", "ip:b"), pinned })).toContain("pin");
  });
});

describe("walking by arrow keys", () => {
  const from = { key: "a", x: 0, y: 0 };

  it("prefers a neighbour that is further away", () => {
    const nodes = [from, { key: "near", x: 10, y: 0 }, { key: "linked", x: 50, y: 5 }];
    expect(nextInDirection(from, DIRECTIONS.ArrowRight, nodes, new Set(["linked"]))).toBe("linked");
    expect(nextInDirection(from, DIRECTIONS.ArrowRight, nodes, new Set())).toBe("near");
  });

  it("stays where nothing lies in that direction", () => {
    const nodes = [from, { key: "above", x: 0, y: -10 }];
    expect(nextInDirection(from, DIRECTIONS.ArrowDown, nodes, new Set())).toBeNull();
  });
});

describe("labels on the canvas", () => {
  const node = (x: number, y: number) => ({ x, y, radius: 10, text: "id", width: 40 });

  it("give way to a more important one they would cover", () => {
    const nodes = [node(0, 0), node(30, 0), node(100, 0)];
    expect(placeLabels(nodes, nodes)).toEqual([0, 2]);
  });

  it("cover no other node", () => {
    const [labelled, below] = [node(0, 0), node(0, 22)];
    expect(placeLabels([labelled], [labelled, below])).toEqual([]);
  });

  it("keep both ends of a long id", () => {
    expect(shortLabel("dev_0123456789abcdef0123")).toBe("dev_01234…cdef0123");
    expect(shortLabel("C00042")).toBe("C00042");
  });
});

describe("the lasso", () => {
  const line = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 5, y: 5 },
    { x: 0, y: 10 },
  ];

  it("holds what is inside its line, notches left out", () => {
    expect(isInside({ x: 5, y: 2 }, line)).toBe(true);
    expect(isInside({ x: 5, y: 8 }, line)).toBe(false);
    expect(isInside({ x: 12, y: 5 }, line)).toBe(false);
  });
});

describe("colours of the canvas", () => {
  it("lie between the two they are mixed of", () => {
    expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
    expect(mix("#102030", "#ffffff", 0)).toBe("#102030");
  });

  it("tell light from dark", () => {
    expect(isDark("#1f242b")).toBe(true);
    expect(isDark("#e3a335")).toBe(false);
  });
});

describe("flashes", () => {
  it("end after their time", () => {
    const flashes = new Flashes();
    flashes.add(["a"], 1000);
    expect(flashes.at(1000 + FLASH_MS / 2).get("a")).toBeCloseTo(0.5);
    expect(flashes.at(1000 + FLASH_MS).size).toBe(0);
  });

  it("leave out what is another picture rather than an event", () => {
    const flashes = new Flashes();
    flashes.add(
      Array.from({ length: 1000 }, (_, at) => `n${at}`),
      0,
    );
    expect(flashes.at(1).size).toBe(0);
  });
});

describe("the part in sight", () => {
  it("comes back exactly from its pan", () => {
    const size = { width: 801, height: 477 };
    const viewport = { zoom: 0.75, x: 123.5, y: -40.25 };
    const back = viewportOf(viewport.zoom, panOf(viewport, size), size);
    expect(back.x).toBeCloseTo(viewport.x, 9);
    expect(back.y).toBeCloseTo(viewport.y, 9);
  });
});
