import { escapeHtml } from "#shared/domain/html";
import type { ChartColours } from "./colours";
import { textOf, type ChartSpec } from "./chartSpec";

/** A point with all its values, as the markup of a tooltip; names from the dataset are escaped. */
export function tooltipOf({ points, series }: ChartSpec, at: number): string {
  const point = points[at];
  if (point === undefined) return "";
  const rows = series.map(
    ({ name, values, format }) =>
      `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(textOf(values[at], format))}</td></tr>`,
  );
  const title = escapeHtml(point.detail ?? point.label);
  return `<div class="chart-tip"><b>${title}</b><table>${rows.join("")}</table></div>`;
}

export interface Pointed {
  readonly dataIndex: number;
}

/** What all tooltips share; `trigger` as ECharts has it. */
export const tooltipOption = (
  spec: ChartSpec,
  colours: ChartColours,
  trigger: "axis" | "item",
) => ({
  trigger,
  appendTo: "body",
  transitionDuration: 0,
  backgroundColor: colours.raised,
  borderColor: colours.lineStrong,
  padding: [6, 8],
  textStyle: { color: colours.ink, fontFamily: colours.font, fontSize: 12 },
  axisPointer: { type: "shadow" as const, shadowStyle: { color: colours.line, opacity: 0.4 } },
  formatter: (pointed: Pointed | readonly Pointed[]): string => {
    const first = "dataIndex" in pointed ? pointed : pointed[0];
    return first === undefined ? "" : tooltipOf(spec, first.dataIndex);
  },
});
