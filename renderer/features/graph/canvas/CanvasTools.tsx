import { Button } from "@blueprintjs/core";
import { Minus, Plus, PolygonFilter, ZoomToFit } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { GraphPainter } from "./graphPainter";
import { ZOOM_STEP } from "./useCanvasKeys";

interface Props {
  readonly painter: GraphPainter;
  readonly lasso: boolean;
  readonly onLasso: (on: boolean) => void;
}

/** Zoom and lasso, at the edge of the canvas. */
export function CanvasTools({ painter, lasso, onLasso }: Props) {
  const { t } = useTranslation();
  const acts = [
    { name: "zoomIn", Icon: Plus, act: () => painter.zoomBy(ZOOM_STEP) },
    { name: "zoomOut", Icon: Minus, act: () => painter.zoomBy(1 / ZOOM_STEP) },
    { name: "fit", Icon: ZoomToFit, act: () => painter.fit() },
    { name: "lasso", Icon: PolygonFilter, act: () => onLasso(!lasso), pressed: lasso },
  ] as const;
  return (
    <div className="graph-tools" role="toolbar" aria-label={t("graph.canvas.tools")}>
      {acts.map(({ name, Icon, act, ...state }) => (
        <Button
          key={name}
          size="small"
          icon={<Icon size={14} title={false} />}
          aria-label={t(`graph.canvas.tool.${name}`)}
          title={t(`graph.canvas.tool.${name}`)}
          onClick={act}
          {...("pressed" in state ? { active: state.pressed, "aria-pressed": state.pressed } : {})}
        />
      ))}
    </div>
  );
}
