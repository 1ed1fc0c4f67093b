import type { Shape, Token } from "./scene";

export type Colours = Readonly<Record<Token, string>>;

const FONT_SIZE = 10;
const HATCH = 6;

/** Draws shapes in CSS pixels; the context is scaled to those of the device. */
export function drawShapes(
  context: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  colours: Colours,
  font: string,
): void {
  for (const shape of shapes) {
    context.globalAlpha = 1;
    switch (shape.kind) {
      case "rect":
        context.globalAlpha = shape.alpha;
        context.fillStyle = colours[shape.fill];
        context.fillRect(shape.x, shape.y, shape.width, shape.height);
        break;
      case "polygon":
        context.fillStyle = colours[shape.fill];
        context.beginPath();
        for (const [x, y] of shape.points) context.lineTo(x, y);
        context.fill();
        break;
      case "text":
        context.fillStyle = colours[shape.fill];
        context.font = `${FONT_SIZE}px ${font}`;
        context.textAlign = shape.align;
        context.fillText(shape.text, shape.x, shape.y);
        break;
      case "hatch":
        drawHatch(context, shape, colours);
        break;
    }
  }
  context.globalAlpha = 1;
}

function drawHatch(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Extract<Shape, { kind: "hatch" }>,
  colours: Colours,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.fillStyle = colours["surface-quiet"];
  context.fillRect(x, y, width, height);
  context.strokeStyle = colours["line-strong"];
  context.lineWidth = 1;
  context.beginPath();
  for (let at = x - height; at < x + width; at += HATCH) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}
