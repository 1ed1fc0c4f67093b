import type { ECharts } from "echarts/core";

/**
 * Gives a chart back. A picture that is painted over several frames asks for the next one, which disposing does not
 * call off: it would find its layers gone. A new, empty picture does.
 */
export function disposeChart(chart: ECharts): void {
  if (chart.isDisposed()) return;
  chart.clear();
  chart.getZr().refreshImmediately();
  chart.dispose();
}
