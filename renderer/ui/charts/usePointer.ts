import { useEffect, useRef, useState, type RefObject } from "react";
import type { ChartSpec } from "./chartSpec";
import { pointAt } from "./pointAt";
import type { Drawing } from "./useDrawing";

/** A stretch being dragged over, in pixels from the left. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

interface Answers {
  readonly onPick: ((at: number, add: boolean) => void) | undefined;
  /** Both ends included, the smaller first. */
  readonly onStretch: ((from: number, to: number) => void) | undefined;
}

interface ChartEvent {
  readonly offsetX: number;
  readonly offsetY: number;
  readonly event: unknown;
}

/** Clicks and drags on a chart as points; answers the stretch being dragged over, null when none is. */
export function usePointer(drawing: Drawing, spec: ChartSpec, answers: Answers): Stretch | null {
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const latest = useLatest({ spec, answers });

  useEffect(() => {
    if (drawing === null || drawing === "none") return;
    const canvas = drawing.getZr();
    let from: { readonly x: number; readonly at: number } | null = null;
    const at = ({ offsetX, offsetY }: ChartEvent) =>
      pointAt(drawing, latest.current.spec, offsetX, offsetY);
    const down = (event: ChartEvent): void => {
      const point = isPlane(latest.current.spec) ? null : at(event);
      from = point === null ? null : { x: event.offsetX, at: point };
    };
    const move = (event: ChartEvent): void => {
      if (from === null || latest.current.answers.onStretch === undefined) return;
      setStretch({
        left: Math.min(from.x, event.offsetX),
        width: Math.abs(event.offsetX - from.x),
      });
    };
    const up = (event: ChartEvent): void => {
      const to = from === null ? null : at(event);
      if (from !== null && to !== null && to !== from.at)
        latest.current.answers.onStretch?.(Math.min(from.at, to), Math.max(from.at, to));
      leave();
    };
    const leave = (): void => {
      from = null;
      setStretch(null);
    };
    const click = (event: ChartEvent): void => {
      if (latest.current.spec.kind === "scatter") return;
      const point = at(event);
      if (point !== null) latest.current.answers.onPick?.(point, addsTo(event.event));
    };
    const clickPoint = (picked: { dataIndex: number; event?: { event: unknown } }): void => {
      if (latest.current.spec.kind === "scatter")
        latest.current.answers.onPick?.(picked.dataIndex, addsTo(picked.event?.event));
    };
    canvas.on("mousedown", down);
    canvas.on("mousemove", move);
    canvas.on("mouseup", up);
    canvas.on("globalout", leave);
    canvas.on("click", click);
    drawing.on("click", clickPoint as (picked: unknown) => void);
    return () => {
      if (drawing.isDisposed()) return;
      canvas.off("mousedown", down);
      canvas.off("mousemove", move);
      canvas.off("mouseup", up);
      canvas.off("globalout", leave);
      canvas.off("click", click);
      drawing.off("click");
    };
  }, [drawing, latest]);

  return stretch;
}

const isPlane = ({ kind }: ChartSpec): boolean => kind === "heatmap" || kind === "scatter";

/** Whether a click adds to the selection and does not replace it. */
const addsTo = (event: unknown): boolean =>
  event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey);

/** The latest value, for listeners that outlive a render. */
function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
