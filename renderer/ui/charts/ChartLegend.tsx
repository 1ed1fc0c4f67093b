import type { ChartSeries, ChartSpec } from "./chartSpec";
import type { ChartColours } from "./colours";
import { colourOf } from "./marking";

interface Props {
  readonly spec: ChartSpec;
  readonly colours: ChartColours;
}

/** Names what is drawn, by colour and by shape, where there is more than one thing. */
export function ChartLegend({ spec, colours }: Props) {
  const drawn = spec.series
    .map((series, at) => ({ series, at }))
    .filter(({ series }) => isShown(series));
  if (spec.kind === "heatmap" || drawn.length < 2) return null;
  return (
    <ul className="chart-legend" aria-hidden>
      {drawn.map(({ series, at }) => (
        <li key={series.name}>
          <svg width="14" height="10" viewBox="0 0 14 10" fill={colourOf(series, at, colours)}>
            <path d={SHAPES[series.draw === undefined ? shapeOf(spec) : shapeFor(series.draw)]} />
          </svg>
          {series.name}
        </li>
      ))}
    </ul>
  );
}

const isShown = ({ draw }: ChartSeries): boolean => draw !== "told";

type Shape = "box" | "line" | "diamond";

const SHAPES: Readonly<Record<Shape, string>> = {
  box: "M2 0h10v10h-10z",
  line: "M0 4h14v2h-14z",
  diamond: "M7 0l5 5l-5 5l-5 -5z",
};

const shapeOf = ({ kind }: ChartSpec): Shape =>
  kind === "line" || kind === "area" ? "line" : "box";

function shapeFor(draw: NonNullable<ChartSeries["draw"]>): Shape {
  switch (draw) {
    case "line":
    case "area":
      return "line";
    case "marks":
      return "diamond";
    case "bar":
    case "told":
      return "box";
  }
}
