import { describe, expect, it } from "vitest";
import type { Histogram } from "#shared/contract/replay";
import {
  backShapes,
  barAt,
  barShapes,
  bookmarkAt,
  frontShapes,
  msAt,
  xOf,
  type SceneState,
  type Shape,
} from "#renderer/features/scrubber/scene";

const SIZE = { width: 400, height: 68 };
const WINDOW = { fromMs: 0, toMs: 4000 };

const aScene = (more: Partial<SceneState> = {}): SceneState => ({
  ...SIZE,
  window: WINDOW,
  pointerMs: 1000,
  gaps: [],
  marks: { a: null, b: null },
  looping: false,
  bookmarks: [],
  label: (ms) => String(ms),
  ...more,
});

/** Four bars; counts that are not given are 0. */
const aHistogram = (
  counts: Partial<Record<"records" | "allowed" | "challenged" | "blocked" | "alerts", number[]>>,
): Histogram => {
  const of = (list: number[] | undefined) => Uint32Array.from(list ?? [0, 0, 0, 0]);
  return {
    ...WINDOW,
    bars: 4,
    decided: true,
    records: of(counts.records),
    allowed: of(counts.allowed),
    challenged: of(counts.challenged),
    blocked: of(counts.blocked),
    alerts: of(counts.alerts),
  };
};

const aBookmark = (id: string, ms: number) => ({
  id,
  name: id,
  note: "",
  moment: { ms, before: 1 },
  address: "#/overview",
});

const rects = (shapes: readonly Shape[], fill: string) =>
  shapes.filter((shape) => shape.kind === "rect").filter((shape) => shape.fill === fill);

describe("the bars of the track", () => {
  it("stack payments by outcome, the gravest on top", () => {
    const shapes = barShapes(
      aHistogram({ allowed: [10, 0, 0, 0], challenged: [5, 0, 0, 0], blocked: [5, 0, 0, 0] }),
      SIZE,
    );
    const [allowed] = rects(shapes, "chart-1");
    const [challenged] = rects(shapes, "chart-risk-middle");
    const [blocked] = rects(shapes, "chart-risk");
    expect(allowed!.height).toBeCloseTo(2 * challenged!.height);
    expect(challenged!.y + challenged!.height).toBeCloseTo(allowed!.y);
    expect(blocked!.y + blocked!.height).toBeCloseTo(challenged!.y);
    expect(blocked!.y).toBeGreaterThan(0);
  });

  it("show one blocked payment among thousands", () => {
    const shapes = barShapes(aHistogram({ allowed: [9000, 0, 0, 0], blocked: [0, 1, 0, 0] }), SIZE);
    expect(rects(shapes, "chart-risk")[0]!.height).toBeGreaterThanOrEqual(2);
  });

  it("have a silhouette of all records behind them on its own scale", () => {
    const shapes = barShapes(aHistogram({ records: [0, 100, 50, 0], allowed: [0, 1, 0, 0] }), SIZE);
    const silhouette = rects(shapes, "line-strong");
    expect(silhouette.map(({ x }) => x)).toEqual([100, 200]);
    expect(silhouette[0]!.height).toBeCloseTo(2 * silhouette[1]!.height);
  });

  it("mark the dataset's alerts with triangles", () => {
    const shapes = barShapes(aHistogram({ alerts: [0, 0, 3, 0] }), SIZE);
    expect(shapes).toHaveLength(1);
    expect(shapes[0]).toMatchObject({ kind: "polygon", fill: "risk-high" });
  });
});

describe("what is around the bars", () => {
  it("has a hatched break for a gap that is wide enough to be seen", () => {
    const gaps = [
      { fromMs: 1000, toMs: 2000, before: 1 },
      { fromMs: 3000, toMs: 3010, before: 2 },
    ];
    const hatched = backShapes(aScene({ gaps })).filter(({ kind }) => kind === "hatch");
    expect(hatched).toMatchObject([{ x: 100, width: 100 }]);
  });

  it("shades the loop between its marks, whatever their order, and flags both", () => {
    const marks = { a: { ms: 3000, before: 3 }, b: { ms: 1000, before: 1 } };
    const state = aScene({ marks, looping: true });
    expect(rects(backShapes(state), "selection")).toMatchObject([{ x: 100, width: 200 }]);
    const flags = frontShapes(state).flatMap((shape) =>
      shape.kind === "text" ? [shape.text] : [],
    );
    expect(flags).toEqual(["A", "B"]);
    expect(rects(backShapes({ ...state, looping: false }), "selection")).toEqual([]);
  });

  it("has the cursor where the pointer is, and none out of sight", () => {
    expect(rects(frontShapes(aScene()), "selection-line")[0]!.x).toBeCloseTo(99.5);
    expect(frontShapes(aScene({ pointerMs: 9000 }))).toEqual([]);
    expect(frontShapes(aScene({ pointerMs: null }))).toEqual([]);
  });

  it("labels round times that have room", () => {
    const labels = backShapes(aScene()).flatMap((shape) =>
      shape.kind === "text" ? [shape.text] : [],
    );
    expect(labels).toEqual(["1000", "2000", "3000"]);
  });
});

describe("a place on the track", () => {
  it("is a time and the other way round", () => {
    expect(xOf(msAt(123, WINDOW, 400), WINDOW, 400)).toBeCloseTo(123);
  });

  it("is on a bookmark in the band of bookmarks only, the later one where two are near", () => {
    const state = aScene({ bookmarks: [aBookmark("one", 1000), aBookmark("two", 1020)] });
    expect(bookmarkAt(101, 5, state)?.id).toBe("two");
    expect(bookmarkAt(101, 40, state)).toBeNull();
    expect(bookmarkAt(200, 5, state)).toBeNull();
  });

  it("is in a bar, or outside of all", () => {
    const histogram = aHistogram({});
    expect([0, 999, 1000, 3999].map((ms) => barAt(histogram, ms))).toEqual([0, 0, 1, 3]);
    expect([-1, 4000].map((ms) => barAt(histogram, ms))).toEqual([null, null]);
  });
});
