import { useCallback, useEffect, useRef, type MouseEvent, type PointerEvent } from "react";
import { useApp } from "../../../stores/context";
import type { Picture } from "./draw";
import { msAt, type Scale } from "./shapes";
import { usePainting } from "./useBoard";
import { useWheel, type Gestures } from "./useGestures";

/** A place on the canvas: pixels from its left and top, and the time there. */
export interface BoardPoint {
  readonly x: number;
  readonly y: number;
  /** Pixels from the top of the window. */
  readonly clientY: number;
  readonly ms: number;
}

interface Props {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly scaleNow: () => Scale | null;
  readonly gestures: Gestures;
  readonly picture: () => Picture | null;
  /** Another function where it paints something else. */
  readonly paint: (context: CanvasRenderingContext2D, picture: Picture) => void;
  /** Null where the pointer has left, or is dragging. */
  readonly onHover: (point: BoardPoint | null) => void;
  readonly onOpen: (point: BoardPoint) => void;
}

/** A canvas over the clock's window: painted as the clock moves, without the views around it being drawn again. */
export function BoardCanvas(props: Props) {
  const { label, width, height, scaleNow, gestures, picture, paint, onHover, onOpen } = props;
  const { clock } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const repaint = usePainting(
    canvas,
    width,
    height,
    useCallback(
      (context) => {
        const drawn = picture();
        if (drawn !== null) paint(context, drawn);
      },
      [picture, paint],
    ),
  );
  useEffect(() => clock.subscribe(repaint), [clock, repaint]);
  useWheel(canvas, scaleNow);
  const { handlers, isHeld } = gestures;

  const pointAt = (event: MouseEvent<HTMLElement>): BoardPoint | null => {
    const scale = scaleNow();
    if (scale === null) return null;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const x = event.clientX - left;
    const { clientY } = event;
    return { x, y: clientY - top, clientY, ms: msAt(scale, x) };
  };
  return (
    <canvas
      ref={canvas}
      className="timeline-canvas"
      role="img"
      aria-label={label}
      style={{ height }}
      {...handlers}
      onPointerMove={(event: PointerEvent<HTMLElement>) => {
        handlers.onPointerMove(event);
        onHover(isHeld() ? null : pointAt(event));
      }}
      onPointerLeave={() => onHover(null)}
      onDoubleClick={(event) => {
        const point = pointAt(event);
        if (point !== null) onOpen(point);
      }}
    />
  );
}
