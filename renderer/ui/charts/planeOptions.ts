import type { ChartColours } from "./colours";
import type { ChartSpec, ChartView } from "./chartSpec";
import { colourOf, markOf } from "./marking";
import { tooltipOption } from "./tooltip";

const FONT_SIZE = 11;

/** So many columns of a heatmap are all named, however narrow they are. */
const FEW_COLUMNS = 8;

/** Cells of a grid, coloured by the first series. */
export function heatmapOption(spec: ChartSpec, colours: ChartColours, view: ChartView) {
  const [series] = spec.series;
  const { columns, rows } = spec.grid ?? { columns: [], rows: [] };
  const values = series?.values ?? [];
  const most = values.reduce<number>((max, value) => Math.max(max, value ?? 0), 0);
  const names = (data: readonly string[], interval: "auto" | 0) => ({
    type: "category" as const,
    data: [...data],
    axisLine: { show: false },
    axisTick: { show: false },
    splitArea: { show: false },
    axisLabel: {
      color: colours.quiet,
      fontFamily: colours.font,
      fontSize: FONT_SIZE,
      interval,
      width: 116,
      overflow: "truncate" as const,
    },
  });
  return {
    grid: { left: 4, right: 8, top: view.top + 24, bottom: 2, outerBoundsMode: "same" as const },
    tooltip: tooltipOption(spec, colours, "item"),
    xAxis: names(columns, columns.length <= FEW_COLUMNS ? 0 : "auto"),
    yAxis: { ...names(rows, 0), inverse: true },
    visualMap: {
      type: "continuous" as const,
      min: 0,
      max: most > 0 ? most : 1,
      dimension: 2,
      orient: "horizontal" as const,
      right: 8,
      top: view.top + 4,
      itemWidth: 8,
      itemHeight: 80,
      padding: 0,
      text: series === undefined ? [] : [most, 0].map(series.short ?? series.format),
      textGap: 6,
      textStyle: { color: colours.quiet, fontFamily: colours.font, fontSize: FONT_SIZE },
      inRange: { color: series?.colour === "risk" ? [...colours.riskRamp] : [...colours.ramp] },
    },
    series: [
      {
        type: "heatmap" as const,
        name: series?.name ?? "",
        data: spec.points.map(({ key }, i) => ({
          value: [i % columns.length, Math.floor(i / columns.length), values[i] ?? "-"],
          itemStyle: {
            borderColor: colours.surface,
            borderWidth: 1,
            ...markOf(key, view, colours),
          },
        })),
        emphasis: { itemStyle: { borderColor: colours.ink, borderWidth: 1 } },
      },
    ],
  };
}

/** Points by two numbers. */
export function scatterOption(spec: ChartSpec, colours: ChartColours, view: ChartView) {
  const [first] = spec.series;
  const scale = (format: ((value: number) => string) | undefined) => ({
    type: "value" as const,
    scale: true,
    splitNumber: 4,
    axisLabel: {
      color: colours.quiet,
      fontFamily: colours.font,
      fontSize: FONT_SIZE,
      hideOverlap: true,
      formatter: (value: number) => format?.(value) ?? String(value),
    },
    splitLine: { lineStyle: { color: colours.line } },
  });
  return {
    grid: { left: 4, right: 16, top: view.top + 8, bottom: 2, outerBoundsMode: "same" as const },
    tooltip: tooltipOption(spec, colours, "item"),
    xAxis: scale(spec.x?.format),
    yAxis: scale(first?.format),
    series: spec.series
      .filter(({ draw }) => draw !== "told")
      .map((series, at) => ({
        type: "scatter" as const,
        name: series.name,
        color: colourOf(series, at, colours),
        symbolSize: 6,
        data: spec.points.map(({ key }, i) => ({
          value: [spec.x?.values[i] ?? "-", series.values[i] ?? "-"],
          itemStyle: { opacity: 0.7, ...markOf(key, view, colours) },
        })),
      })),
  };
}
