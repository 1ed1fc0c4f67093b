import type { ECharts } from "echarts/core";
import { isLying } from "./cartesian";
import type { ChartSpec } from "./chartSpec";

/**
 * The point at a pixel of the chart, null where there is none. All of a bar's row or column counts, its name beside
 * the axis included, so that short bars are hit as easily as long ones. Not for scatters.
 */
export function pointAt(chart: ECharts, spec: ChartSpec, x: number, y: number): number | null {
  const within = (at: number): number | null =>
    Number.isInteger(at) && at >= 0 && at < spec.points.length ? at : null;
  if (isLying(spec)) return within(Number(chart.convertFromPixel({ yAxisIndex: 0 }, y)));
  if (!chart.containPixel({ gridIndex: 0 }, [x, y])) return null;
  if (spec.kind !== "heatmap") return within(Number(chart.convertFromPixel({ xAxisIndex: 0 }, x)));
  const [column = -1, row = -1] = chart.convertFromPixel({ gridIndex: 0 }, [x, y]);
  return within(row * (spec.grid?.columns.length ?? 0) + column);
}
