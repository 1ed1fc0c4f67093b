import { cartesianOption } from "./cartesian";
import type { ChartSpec, ChartView } from "./chartSpec";
import type { ChartColours } from "./colours";
import { heatmapOption, scatterOption } from "./planeOptions";

/** What ECharts draws of a chart, in these colours; it depends on nothing else. */
export function optionOf(spec: ChartSpec, colours: ChartColours, view: ChartView) {
  return {
    // Nothing moves that the user did not move, whatever the system says of motion.
    animation: false,
    textStyle: { fontFamily: colours.font },
    ...picture(spec, colours, view),
  };
}

function picture(spec: ChartSpec, colours: ChartColours, view: ChartView) {
  switch (spec.kind) {
    case "heatmap":
      return heatmapOption(spec, colours, view);
    case "scatter":
      return scatterOption(spec, colours, view);
    case "bar":
    case "line":
    case "area":
    case "horizontalBar":
    case "funnel":
      return cartesianOption(spec, colours, view);
  }
}
