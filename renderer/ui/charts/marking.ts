import type { ChartColours } from "./colours";
import type { ChartSeries, ChartView } from "./chartSpec";

/** How faint what is not selected becomes. */
const DIMMED = 0.3;

/** A selected point has an edge in the colour of selections, the others fade; without a selection all are plain. */
export function markOf(key: string, { selected }: ChartView, colours: ChartColours) {
  if (selected.size === 0) return {};
  return selected.has(key)
    ? { opacity: 1, borderColor: colours.selection, borderWidth: 2 }
    : { opacity: DIMMED };
}

/** The colour a series asks for, else that of its turn. */
export function colourOf({ colour }: ChartSeries, at: number, colours: ChartColours): string {
  const category = (i: number): string =>
    colours.categories[i % colours.categories.length] ?? colours.ink;
  switch (colour) {
    case "risk":
      return colours.risk;
    case "neutral":
      return category(0);
    case "second":
      return category(1);
    case "third":
      return category(2);
    case undefined:
      return category(at);
  }
}
