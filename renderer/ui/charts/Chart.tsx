import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { describePoint, type ChartSpec } from "./chartSpec";
import { ChartLegend } from "./ChartLegend";
import { useChartColours } from "./colours";
import { pointAfter } from "./pointKeys";
import { useDrawing, type Drawing } from "./useDrawing";
import { usePointer } from "./usePointer";

interface Props {
  readonly spec: ChartSpec;
  /** Name of the chart for those who do not see it. */
  readonly label: string;
  /** One sentence: what it shows and of how many. */
  readonly summary: string;
  /** Pixels, legend included. */
  readonly height: number;
  readonly selected?: ReadonlySet<string>;
  /** A point was clicked, or Enter pressed on it; `add` with Ctrl, Cmd or Shift (or by the space bar). */
  readonly onSelect?: (key: string, add: boolean) => void;
  /** Points dragged over, or marked by Shift and an arrow key and then Enter; the first and the last one's keys. */
  readonly onRange?: (first: string, last: string) => void;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * A chart on a canvas, drawn by ECharts, which is loaded when the first chart appears. Colours follow the theme at
 * once. By keyboard: arrow keys, Home and End move a highlighted point, which is announced; Enter selects it.
 *
 *     <Chart
 *       label="Revenue by country" summary="The 10 best of 27 countries." height={240}
 *       spec={{ kind: "horizontalBar", points: [{ key: "FR", label: "France" }],
 *               series: [{ name: "Revenue", values: [1234.5], format: (v) => `${format.money(v)} €` }] }}
 *     />
 *
 * Keep `spec` and `selected` with `useMemo`: a new one is drawn anew. The picture as a file: `pngOfChart`.
 */
export function Chart(props: Props) {
  const { spec, label, summary, height, selected = NONE, onSelect, onRange } = props;
  const { t } = useTranslation();
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const colours = useChartColours();
  const view = useMemo(() => ({ selected, top: 0 }), [selected]);
  const drawing = useDrawing(host, spec, colours, view);
  const keyOf = (at: number): string => spec.points[at]?.key ?? "";
  const stretch = usePointer(drawing, spec, {
    onPick: onSelect && ((at, add) => onSelect(keyOf(at), add)),
    onStretch: onRange && ((from, to) => onRange(keyOf(from), keyOf(to))),
  });
  const keyboard = useKeyboard(props, drawing);
  const { active } = keyboard;

  return (
    <div
      className="chart"
      style={{ height }}
      role="application"
      aria-roledescription={t("overview.chart.role")}
      aria-label={label}
      aria-describedby={id}
      aria-busy={drawing === null}
      tabIndex={0}
      onKeyDown={keyboard.onKeyDown}
      onBlur={keyboard.onBlur}
    >
      <p id={id} className="visually-hidden">
        {summary} {onSelect === undefined ? t("overview.chart.look") : t("overview.chart.select")}
      </p>
      <ChartLegend spec={spec} colours={colours} />
      <div className="chart-canvas" ref={host} />
      {stretch !== null && <div className="chart-stretch" style={stretch} />}
      {drawing === "none" && (
        <ol className="chart-values">
          {spec.points.map(({ key }, at) => (
            <li key={key}>{describePoint(spec, at)}</li>
          ))}
        </ol>
      )}
      <p className="visually-hidden" aria-live="polite">
        {active === null ? "" : describePoint(spec, active)}
        {active !== null && selected.has(keyOf(active)) && `, ${t("overview.chart.selected")}`}
      </p>
    </div>
  );
}

/** The point the keyboard is at, and where a stretch marked with Shift began. */
function useKeyboard({ spec, onSelect, onRange }: Props, drawing: Drawing) {
  const [at, setAt] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const active = at !== null && at < spec.points.length ? at : null;
  useHighlight(drawing, active);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = pointAfter(event.key, active, spec);
    if (next !== null) {
      if (onRange !== undefined) setAnchor(event.shiftKey ? (anchor ?? active) : null);
      setAt(next);
    } else if (event.key === "Escape" && active !== null) {
      setAt(null);
    } else if ((event.key === "Enter" || event.key === " ") && active !== null) {
      choose(active, event);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const choose = (to: number, event: KeyboardEvent): void => {
    const keyOf = (index: number): string => spec.points[index]?.key ?? "";
    if (anchor !== null && anchor !== to)
      onRange?.(keyOf(Math.min(anchor, to)), keyOf(Math.max(anchor, to)));
    else onSelect?.(keyOf(to), event.key === " " || event.ctrlKey || event.metaKey);
    setAnchor(null);
  };

  return { active, onKeyDown, onBlur: () => setAt(null) };
}

/** Shows the point the keyboard is at as if the mouse were over it. */
function useHighlight(drawing: Drawing, at: number | null): void {
  useEffect(() => {
    if (drawing === null || drawing === "none" || at === null) return;
    const point = { seriesIndex: 0, dataIndex: at };
    drawing.dispatchAction({ type: "highlight", ...point });
    drawing.dispatchAction({ type: "showTip", ...point });
    return () => {
      if (drawing.isDisposed()) return;
      drawing.dispatchAction({ type: "downplay", ...point });
      drawing.dispatchAction({ type: "hideTip" });
    };
  }, [drawing, at]);
}
