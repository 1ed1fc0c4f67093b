import { describe, expect, it } from "vitest";
import type { ChartColours } from "#renderer/ui/charts/colours";
import { describePoint, type ChartSpec } from "#renderer/ui/charts/chartSpec";
import { optionOf } from "#renderer/ui/charts/optionOf";
import { pointAfter } from "#renderer/ui/charts/pointKeys";
import { tooltipOf } from "#renderer/ui/charts/tooltip";

const COLOURS: ChartColours = {
  surface: "white",
  raised: "white",
  ink: "black",
  quiet: "grey",
  line: "silver",
  lineStrong: "grey",
  selection: "blue",
  selectionSurface: "lightblue",
  risk: "red",
  ramp: ["white", "black"],
  riskRamp: ["white", "orange", "red"],
  categories: ["slate", "teal", "purple"],
  font: "sans-serif",
};

const euros = (value: number) => `${value} €`;

const bars = (more: Partial<ChartSpec> = {}): ChartSpec => ({
  kind: "horizontalBar",
  points: [
    { key: "FR", label: "France" },
    { key: "DE", label: "Germany" },
  ],
  series: [{ name: "Revenue", values: [10, null], format: euros }],
  ...more,
});

const grid = (): ChartSpec =>
  bars({
    kind: "heatmap",
    points: ["a1", "a2", "a3", "b1", "b2", "b3"].map((key) => ({ key, label: key })),
    series: [{ name: "Revenue", values: [1, 2, 3, 4, 5, null], format: euros, colour: "risk" }],
    grid: { columns: ["1", "2", "3"], rows: ["a", "b"] },
  });

const drawn = (spec: ChartSpec, ...selected: string[]) =>
  // What ECharts takes is read here as plain data.
  JSON.parse(JSON.stringify(optionOf(spec, COLOURS, { selected: new Set(selected), top: 0 }))) as {
    animation: boolean;
    series: { type: string; data: { value: unknown; itemStyle: Record<string, unknown> }[] }[];
    visualMap?: { max: number; inRange: { color: string[] } };
  };

describe("the picture of a chart", () => {
  it("edges what is selected in the colour of selections and dims the rest", () => {
    const [selected, other] = drawn(bars(), "FR").series[0]!.data;
    expect(selected?.itemStyle).toMatchObject({ borderColor: "blue", opacity: 1 });
    expect(other?.itemStyle["opacity"]).toBeLessThan(0.5);
  });

  it("dims nothing where nothing is selected", () => {
    for (const { itemStyle } of drawn(bars()).series[0]!.data) expect(itemStyle).toEqual({});
  });

  it("puts the cells of a heatmap row by row, and colours risk by the ramp of risk", () => {
    const { series, visualMap } = drawn(grid());
    expect(series[0]?.data.map(({ value }) => value)).toEqual([
      [0, 0, 1],
      [1, 0, 2],
      [2, 0, 3],
      [0, 1, 4],
      [1, 1, 5],
      [2, 1, "-"],
    ]);
    expect(visualMap).toMatchObject({ max: 5, inRange: { color: ["white", "orange", "red"] } });
  });

  it("draws series that are only told nowhere", () => {
    const [revenue] = bars().series;
    const spec = bars({ series: [revenue!, { ...revenue!, name: "Orders", draw: "told" }] });
    expect(drawn(spec).series).toHaveLength(1);
  });

  it("never moves by itself", () => {
    expect(drawn(bars()).animation).toBe(false);
  });
});

describe("the words of a chart", () => {
  it("tell a point with all its values and their units", () => {
    expect(describePoint(bars(), 0)).toBe("France: Revenue 10 €");
    expect(describePoint(bars(), 1)).toBe("Germany: Revenue –");
  });

  it("escape in the tooltip what comes from the dataset", () => {
    const point = { key: "x", label: '<img src=x onerror="alert(1)">' };
    const markup = tooltipOf(bars({ points: [point] }), 0);
    expect(markup).not.toContain("<img");
    expect(markup).toContain("&lt;img");
  });
});

describe("the keyboard on a chart", () => {
  it("begins at the first point and stays within the ends", () => {
    expect(pointAfter("ArrowRight", null, bars())).toBe(0);
    expect(pointAfter("ArrowLeft", 0, bars())).toBe(0);
    expect(pointAfter("ArrowDown", 1, bars())).toBe(1);
    expect(pointAfter("End", 0, bars())).toBe(1);
  });

  it("moves by rows in a heatmap", () => {
    expect(pointAfter("ArrowDown", 1, grid())).toBe(4);
    expect(pointAfter("ArrowUp", 4, grid())).toBe(1);
    expect(pointAfter("ArrowUp", 1, grid())).toBe(1);
  });

  it("leaves other keys alone", () => {
    expect(pointAfter("a", 0, bars())).toBeNull();
    expect(pointAfter("ArrowRight", null, bars({ points: [] }))).toBeNull();
  });
});
