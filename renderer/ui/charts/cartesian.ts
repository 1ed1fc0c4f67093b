import type { ChartColours } from "./colours";
import type { ChartPoint, ChartSeries, ChartSpec, ChartView } from "./chartSpec";
import { colourOf, markOf } from "./marking";
import { tooltipOption } from "./tooltip";

const FONT_SIZE = 11;
const FEW_POINTS = 40;

/** Bars, lines and areas over named points, upright or lying. */
export function cartesianOption(spec: ChartSpec, colours: ChartColours, view: ChartView) {
  const lying = isLying(spec);
  const names = nameAxis(spec, colours, view, lying);
  const values = valueAxes(spec, colours, lying);
  return {
    grid: {
      left: 4,
      right: 8,
      top: view.top + (spec.series.some(({ draw }) => draw === "marks") ? 20 : 8),
      bottom: 2,
      outerBoundsMode: "same" as const,
    },
    tooltip: tooltipOption(spec, colours, "axis"),
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: spec.series
      .map((series, at) => seriesOption({ spec, series, at, colours, view }))
      .filter((option) => option !== null),
  };
}

export const isLying = ({ kind }: ChartSpec): boolean =>
  kind === "horizontalBar" || kind === "funnel";

function nameAxis(spec: ChartSpec, colours: ChartColours, view: ChartView, lying: boolean) {
  return {
    type: "category" as const,
    data: spec.points.map(({ label }) => label),
    inverse: lying,
    axisLine: { lineStyle: { color: colours.lineStrong } },
    axisTick: { show: false },
    axisLabel: {
      color: colours.quiet,
      fontFamily: colours.font,
      fontSize: FONT_SIZE,
      hideOverlap: true,
      formatter: (label: string, at: number) => axisName(spec.points[at], label, view),
      rich: { on: { color: colours.ink, fontWeight: 600 as const, fontSize: FONT_SIZE } },
      ...(lying ? { width: 116, overflow: "truncate" as const, interval: 0 } : {}),
    },
  };
}

/** A selected point is told by a tick and weight besides its colour. */
const axisName = (point: ChartPoint | undefined, label: string, { selected }: ChartView): string =>
  point !== undefined && selected.has(point.key) ? `{on|✓ ${label}}` : label;

/** The scales: left and right (or the one of lying bars, which say their values themselves), and that of the marks. */
function valueAxes(spec: ChartSpec, colours: ChartColours, lying: boolean) {
  if (lying)
    return [{ type: "value" as const, show: false, max: ({ max }: { max: number }) => room(max) }];
  const of = (side: "left" | "right") =>
    spec.series.find(({ axis = "left", draw }) => axis === side && isDrawn(draw));
  const scale = (series: ChartSeries | undefined, position: "left" | "right") => ({
    type: "value" as const,
    position,
    show: series !== undefined,
    splitNumber: 3,
    minInterval: isWhole(series) ? 1 : 0,
    axisLabel: {
      color: colours.quiet,
      fontFamily: colours.font,
      fontSize: FONT_SIZE,
      formatter: (value: number) => (series === undefined ? "" : shortOf(series)(value)),
    },
    splitLine: { show: position === "left", lineStyle: { color: colours.line } },
  });
  const marks = { type: "value" as const, show: false, min: 0, max: 1 };
  return [scale(of("left"), "left"), scale(of("right"), "right"), marks];
}

const shortOf = ({ short, format }: ChartSeries) => short ?? format;

const isWhole = (series: ChartSeries | undefined): boolean =>
  series?.values.every((value) => value === null || Number.isInteger(value)) ?? true;

const isDrawn = (draw: ChartSeries["draw"]): boolean => draw !== "marks" && draw !== "told";

/** Beside the longest bar its value has to find room. */
const room = (longest: number): number => (longest > 0 ? longest * 1.45 : 1);

interface Drawn {
  readonly spec: ChartSpec;
  readonly series: ChartSeries;
  readonly at: number;
  readonly colours: ChartColours;
  readonly view: ChartView;
}

function seriesOption(drawn: Drawn) {
  const { spec, series, at, colours, view } = drawn;
  const draw = series.draw ?? (spec.kind === "line" || spec.kind === "area" ? spec.kind : "bar");
  const colour = colourOf(series, at, colours);
  switch (draw) {
    case "told":
      return null;
    case "marks":
      return marksOption(series, colour);
    case "bar":
      return barOption(drawn, colour);
    case "line":
    case "area":
      return {
        type: "line" as const,
        name: series.name,
        yAxisIndex: series.axis === "right" ? 1 : 0,
        data: spec.points.map((_, i) => series.values[i] ?? null),
        color: colour,
        lineStyle: { width: 1.5, opacity: view.selected.size > 0 ? 0.4 : 1 },
        ...(draw === "area" ? { areaStyle: { opacity: 0.18 } } : {}),
        showSymbol: spec.points.length <= FEW_POINTS,
        symbolSize: 4,
        z: 3,
      };
  }
}

function barOption({ spec, series, colours, view }: Drawn, colour: string) {
  const lying = isLying(spec);
  const most = spec.kind === "funnel" ? (series.values[0] ?? 0) : 0;
  return {
    type: "bar" as const,
    name: series.name,
    ...(lying ? {} : { yAxisIndex: series.axis === "right" ? 1 : 0 }),
    color: colour,
    barMaxWidth: 26,
    barCategoryGap: "24%",
    emphasis: { itemStyle: { color: "inherit", borderColor: colours.ink, borderWidth: 1 } },
    data: spec.points.map(({ key }, i) => ({
      value: series.values[i] ?? null,
      itemStyle: markOf(key, view, colours),
    })),
    ...(lying
      ? {
          label: {
            show: true,
            position: "right" as const,
            color: colours.ink,
            fontFamily: colours.font,
            fontSize: FONT_SIZE,
            formatter: ({ dataIndex }: { dataIndex: number }) =>
              barText(series, series.values[dataIndex] ?? null, spec, most),
          },
        }
      : {}),
  };
}

function barText(series: ChartSeries, value: number | null, spec: ChartSpec, most: number): string {
  if (value === null) return "–";
  const text = shortOf(series)(value);
  const share = spec.shareFormat;
  return share === undefined || most === 0 ? text : `${text} · ${share(value / most)}`;
}

function marksOption(series: ChartSeries, colour: string) {
  const most = series.values.reduce<number>((max, value) => Math.max(max, value ?? 0), 1);
  return {
    type: "scatter" as const,
    name: series.name,
    yAxisIndex: 2,
    color: colour,
    symbol: "diamond",
    symbolOffset: [0, -8],
    clip: false,
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
      6 + 8 * Math.sqrt((series.values[dataIndex] ?? 0) / most),
    data: series.values.map((value) => ((value ?? 0) > 0 ? 1 : null)),
    z: 4,
  };
}
