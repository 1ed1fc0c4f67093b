import type { Core } from "cytoscape";
import { drawLayer, LabelChoice, type MarksScene } from "./marksLayer";

/** Canvases above this width or height are refused by browsers. */
const MOST_PIXELS = 12_000;
/** Room around everything, for the labels of what lies at the edge. */
const MARGIN = 60;

/**
 * A PNG of the whole graph: the shapes as cytoscape draws them before this returns, labels and signs as for a screen of
 * that size.
 */
export async function paintPicture(cy: Core, scene: MarksScene, scale: number): Promise<Blob> {
  const box = cy.elements(":visible").boundingBox();
  const longest = Math.max(box.w, box.h) + 2 * MARGIN;
  const zoom = Math.min(scale, MOST_PIXELS / longest);
  const size = {
    width: Math.ceil((box.w + 2 * MARGIN) * zoom),
    height: Math.ceil((box.h + 2 * MARGIN) * zoom),
  };
  const pan = { x: (MARGIN - box.x1) * zoom, y: (MARGIN - box.y1) * zoom };
  const canvas = document.createElement("canvas");
  Object.assign(canvas, size);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("a canvas has no context of two dimensions");
  context.fillStyle = scene.colours.surface;
  context.fillRect(0, 0, size.width, size.height);
  if (cy.elements(":visible").length > 0) {
    const shapes = await createImageBitmap(
      await cy.png({ full: true, scale: zoom, output: "blob-promise" }),
    );
    context.drawImage(shapes, MARGIN * zoom, MARGIN * zoom);
    shapes.close();
  }
  drawLayer(context, { ...scene, camera: { zoom, pan, size } }, new LabelChoice());
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("a picture could not be made")) : resolve(blob)),
      "image/png",
    ),
  );
}
