import { disposeChart } from "./disposeChart";
import { inTurn } from "./inTurn";
import type { init } from "./echartsParts";

const AXES = {
  animation: false,
  grid: { left: 4, right: 8, top: 8, bottom: 2, outerBoundsMode: "same" as const },
  xAxis: { type: "category" as const, data: ["a", "b", "c"], axisLabel: { hideOverlap: true } },
  yAxis: { type: "value" as const, splitNumber: 3 },
};
const BARS = { ...AXES, series: [{ type: "bar" as const, data: [1, 2, 3] }] };

let rehearsed = false;

/**
 * Draws out of sight once, axes and bars in a frame each: a browser compiles what it runs for the first time, and
 * that doubles the time of the first chart.
 */
export function rehearse(start: typeof init): void {
  if (rehearsed) return;
  rehearsed = true;
  const chart = start(document.createElement("div"), null, {
    renderer: "canvas",
    width: 400,
    height: 200,
  });
  inTurn(() => chart.setOption(AXES));
  inTurn(() => {
    chart.setOption(BARS);
    disposeChart(chart);
  });
}
