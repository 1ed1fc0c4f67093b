import type { GraphPainter } from "./graphPainter";
import { fillOf, type Marked } from "./marks";
import { riskLevel } from "./looks";
import type { Size } from "./viewport";

/** How the canvas lies on the map: pixels of the map = canvas × scale + (x, y). */
export interface MinimapFrame {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
  /** What the nodes take up on the canvas. */
  readonly extent: Extent;
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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
    extent: { left, top, right, bottom },
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
  for (const marked of painter.marked().values()) {
    const { node, look, x: atX, y: atY } = marked;
    if (!look.shown) continue;
    context.fillStyle =
      node.colour === null ? colours.riskLines[riskLevel(look.risk)]! : fillOf(marked, colours);
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

/** Whether the screen shows all that the map does. */
export function isAllInSight(painter: GraphPainter, { extent }: MinimapFrame): boolean {
  const { zoom, pan, size } = painter.camera();
  return (
    extent.left * zoom + pan.x >= 0 &&
    extent.top * zoom + pan.y >= 0 &&
    extent.right * zoom + pan.x <= size.width &&
    extent.bottom * zoom + pan.y <= size.height
  );
}
