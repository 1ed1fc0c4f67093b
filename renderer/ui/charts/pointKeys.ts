import type { ChartSpec } from "./chartSpec";

/** The point a key leads to from `from` (null: none yet); null for keys that move nothing. */
export function pointAfter(key: string, from: number | null, spec: ChartSpec): number | null {
  const last = spec.points.length - 1;
  if (last < 0) return null;
  const row = spec.kind === "heatmap" ? (spec.grid?.columns.length ?? 1) : 1;
  const step = STEPS[key];
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (step === undefined) return null;
  if (from === null) return 0;
  const to = from + step.along + step.across * row;
  return to < 0 || to > last ? from : to;
}

const STEPS: Readonly<Record<string, { readonly along: number; readonly across: number }>> = {
  ArrowRight: { along: 1, across: 0 },
  ArrowLeft: { along: -1, across: 0 },
  ArrowDown: { along: 0, across: 1 },
  ArrowUp: { along: 0, across: -1 },
};
