/**
 * What a chart shows, free of any drawing library: data in, picture out.
 *
 * - `bar`, `line`, `area`: points along the horizontal axis in the given order; series may each be drawn otherwise
 *   (`draw`) and have their own scale (`axis`).
 * - `horizontalBar`: the first point on top; for names. `funnel`: the same with each step's share of the first.
 * - `heatmap`: points are cells, row by row from the top; `grid` names rows and columns; the first series is coloured,
 *   the others are told with it.
 * - `scatter`: points at (`x`, value), `x` numeric.
 */
export type ChartKind =
  "bar" | "line" | "area" | "scatter" | "heatmap" | "horizontalBar" | "funnel";

/** Something that can be pointed at and selected: a bar, a moment, a cell. */
export interface ChartPoint {
  /** Unique within the chart; what `onSelect` answers. */
  readonly key: string;
  readonly label: string;
  /** Stands in for the label where it is told in full: a tooltip, the announcement. */
  readonly detail?: string;
}

/** `risk` is the ramp or colour of fraud; the others are neutral categories, given in turn where none is named. */
export type ChartColour = "risk" | "neutral" | "second" | "third";

export interface ChartSeries {
  readonly name: string;
  /** Parallel to `points`; null = no value. */
  readonly values: readonly (number | null)[];
  /** Writes a value with its unit, in the language on screen. */
  readonly format: (value: number) => string;
  /** The same where room is short, on scales and beside bars; `format` where there is none. */
  readonly short?: (value: number) => string;
  /**
   * `marks` are diamonds along the upper edge, larger for more, none for 0; `told` is in tooltips only. Without it
   * the kind of the chart decides.
   */
  readonly draw?: "bar" | "line" | "area" | "marks" | "told";
  /** Which side's scale it is measured on; `left` without it. */
  readonly axis?: "left" | "right";
  readonly colour?: ChartColour;
}

export interface ChartSpec {
  readonly kind: ChartKind;
  readonly points: readonly ChartPoint[];
  readonly series: readonly ChartSeries[];
  /** Of a heatmap: `points[row * columns.length + column]`. */
  readonly grid?: { readonly columns: readonly string[]; readonly rows: readonly string[] };
  /** Of a funnel: writes a step's share of the first one. */
  readonly shareFormat?: (share: number) => string;
  /** Of a scatter: position of each point. */
  readonly x?: {
    readonly values: readonly (number | null)[];
    readonly format: (v: number) => string;
  };
}

/** How a chart is looked at. */
export interface ChartView {
  /** Keys selected; the other points are dimmed. Empty = nothing is selected. */
  readonly selected: ReadonlySet<string>;
  /** Pixels kept free above the picture. */
  readonly top: number;
}

/** Writes a point as one line: its name, then every series with its value. */
export function describePoint({ points, series }: ChartSpec, at: number): string {
  const point = points[at];
  if (point === undefined) return "";
  const values = series.map(({ name, values, format }) => `${name} ${textOf(values[at], format)}`);
  return `${point.detail ?? point.label}: ${values.join(", ")}`;
}

export const textOf = (
  value: number | null | undefined,
  format: (value: number) => string,
): string => (value === null || value === undefined ? "–" : format(value));
