import { useEffect, useRef, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { useGraph } from "../../../stores/context";
import type { ConnectedCanvas } from "./connectPainter";
import { drawMinimap, isAllInSight, minimapFrame, type MinimapFrame } from "./drawMinimap";

const SIZE = { width: 168, height: 108 };
/** Fewer are overlooked without a map. */
const FEW = 12;

/** Everything at once, and the part that is in sight, where that is not all; dragging moves it. */
export function Minimap({ canvas }: { readonly canvas: ConnectedCanvas }) {
  const { t } = useTranslation();
  const map = useRef<HTMLCanvasElement>(null);
  const frame = useRef<MinimapFrame | null>(null);
  const shown = useGraph(({ drawn }) => drawn.nodes.length > FEW);
  useEffect(() => {
    if (!shown) return;
    const draw = (): void => {
      const context = map.current?.getContext("2d");
      if (context === null || context === undefined) return;
      frame.current = minimapFrame(canvas.painter.marked().values(), SIZE);
      const { current } = frame;
      const isNeeded = current !== null && !isAllInSight(canvas.painter, current);
      context.canvas.hidden = !isNeeded;
      if (isNeeded) drawMinimap(context, canvas.painter, current, SIZE);
    };
    draw();
    return canvas.subscribe(draw);
  }, [canvas, shown]);
  if (!shown) return null;
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons !== 1 || frame.current === null) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { scale, x, y } = frame.current;
    canvas.painter.centreOn({
      x: (event.clientX - left - x) / scale,
      y: (event.clientY - top - y) / scale,
    });
  };
  return (
    <canvas
      ref={map}
      className="graph-minimap"
      width={SIZE.width}
      height={SIZE.height}
      role="img"
      aria-label={t("graph.canvas.minimap")}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        move(event);
      }}
      onPointerMove={move}
    />
  );
}
