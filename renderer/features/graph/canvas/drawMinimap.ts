import type { GraphPainter } from "./graphPainter";
import type { Marked } from "./marks";
import { riskLevel } from "./looks";
import type { Size } from "./viewport";

/** How the canvas lies on the map: pixels of the map = canvas × scale + (x, y). */
export interface MinimapFrame {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const PADDING = 6;

/** The largest frame that holds every node; null without any. */
export function minimapFrame(
  nodes: Iterable<Pick<Marked, "x" | "y">>,
  { width, height }: Size,
): MinimapFrame | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of nodes) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return null;
  const scale = Math.min(
    (width - 2 * PADDING) / Math.max(right - left, 1),
    (height - 2 * PADDING) / Math.max(bottom - top, 1),
  );
  return {
    scale,
    x: (width - (left + right) * scale) / 2,
    y: (height - (top + bottom) * scale) / 2,
  };
}

export function drawMinimap(
  context: CanvasRenderingContext2D,
  painter: GraphPainter,
  frame: MinimapFrame | null,
  { width, height }: Size,
): void {
  context.clearRect(0, 0, width, height);
  if (frame === null) return;
  const { scale, x, y } = frame;
  const colours = painter.colours();
  for (const { node, look, x: atX, y: atY } of painter.marked().values()) {
    if (!look.shown) continue;
    context.fillStyle = look.fraud ? colours.fraud : colours.riskLines[riskLevel(look.risk)]!;
    context.globalAlpha = node.dimmed ? 0.2 : 1;
    context.fillRect(atX * scale + x - 1, atY * scale + y - 1, 2.5, 2.5);
  }
  context.globalAlpha = 1;
  const { zoom, pan, size } = painter.camera();
  context.strokeStyle = colours.selection;
  context.lineWidth = 1.5;
  context.strokeRect(
    (-pan.x / zoom) * scale + x,
    (-pan.y / zoom) * scale + y,
    (size.width / zoom) * scale,
    (size.height / zoom) * scale,
  );
}
