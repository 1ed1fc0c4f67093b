import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { nodesShownAt } from "#shared/graph/export/shownAt";
import { useApp, useGraph } from "../../../stores/context";
import { useSentence } from "../../../ui/useSentence";
import { CanvasMenu, type MenuAt } from "./CanvasMenu";
import { CanvasTools } from "./CanvasTools";
import { connectPainter, type ConnectedCanvas } from "./connectPainter";
import { DifferenceStrip } from "./DifferenceStrip";
import { HoverCard } from "./HoverCard";
import { Legend } from "./Legend";
import { Minimap } from "./Minimap";
import { ToCome } from "./ToCome";
import { useCanvasKeys } from "./useCanvasKeys";
import { useDeedSaid } from "./useDeedSaid";
import { WindowBand } from "./WindowBand";

/** The scene, drawn: follows the clock without React. */
export function GraphCanvas() {
  const { t } = useTranslation();
  const app = useApp();
  const unnamed = t("graph.group.unnamed");
  const host = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<ConnectedCanvas | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const [lasso, setLasso] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const drawn = useGraph((state) => state.drawn);
  const moment = useGraph((state) => state.at.moment);
  const nodes = useMemo(() => nodesShownAt(drawn, moment).length, [drawn, moment]);
  useEffect(() => {
    const { current } = host;
    if (current === null) return;
    const connected = connectPainter({
      host: current,
      app,
      openMenu: (key, left, top) => setMenu({ key, left, top }),
      unnamed,
    });
    setCanvas(connected);
    return () => {
      setCanvas(null);
      connected.stop();
    };
  }, [app, unnamed]);
  useEffect(() => canvas?.painter.setLasso(lasso), [canvas, lasso]);
  const deed = useDeedSaid();
  const sentence = useSentence();
  const { press, said } = useCanvasKeys(canvas, setMenu);
  // Before the selection, which Escape gives up as well.
  const endLasso = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !lasso || menu !== null) return;
    event.stopPropagation();
    setLasso(false);
  };
  return (
    <div className="graph-canvas" data-lasso={lasso} onKeyDownCapture={endLasso}>
      <div className="graph-sheet">
        <div
          ref={host}
          className="graph-host"
          role="application"
          aria-roledescription={t("graph.canvas.role")}
          aria-label={t("graph.canvas.label", { count: nodes, n: nodes })}
          aria-keyshortcuts={hasFocus ? "0 + - Enter ContextMenu" : undefined}
          tabIndex={0}
          onFocus={() => setHasFocus(true)}
          onBlur={() => {
            setHasFocus(false);
            canvas?.painter.setFocused(null);
          }}
          onContextMenu={(event) => event.preventDefault()}
          onKeyDown={press}
        />
        <span className="visually-hidden" aria-live="polite">
          {said}
        </span>
        <span className="visually-hidden" aria-live="polite">
          {deed !== null && sentence(deed)}
        </span>
        {canvas !== null && (
          <>
            <div className="graph-bands">
              <DifferenceStrip painter={canvas.painter} />
              <WindowBand />
              <ToCome />
            </div>
            <HoverCard canvas={canvas} />
            <CanvasTools painter={canvas.painter} lasso={lasso} onLasso={setLasso} />
            <Minimap canvas={canvas} />
          </>
        )}
      </div>
      <Legend />
      {menu !== null && <CanvasMenu at={menu} onClose={() => setMenu(null)} />}
    </div>
  );
}
