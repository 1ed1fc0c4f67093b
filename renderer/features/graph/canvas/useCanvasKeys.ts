import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { DrawnGraph } from "#shared/graph/scene/drawn";
import { usesAt } from "#shared/graph/scene/uses";
import { useApp } from "../../../stores/context";
import type { App } from "../../../stores/stores";
import { useFormat } from "../../../ui/useFormat";
import type { MenuAt } from "./CanvasMenu";
import { openNode, type ConnectedCanvas } from "./connectPainter";
import type { GraphPainter } from "./graphPainter";
import { DIRECTIONS, nextInDirection, type Standing } from "./walking";

export const ZOOM_STEP = 1.3;

interface CanvasKeys {
  readonly press: (event: KeyboardEvent<HTMLElement>) => void;
  /** What the keyboard stands at, for those who do not see it. */
  readonly said: string;
}

/** The canvas by keyboard: arrows walk along the links and select, Enter expands, + − 0 zoom. */
export function useCanvasKeys(
  canvas: ConnectedCanvas | null,
  openMenu: (at: MenuAt) => void,
): CanvasKeys {
  const { t } = useTranslation();
  const app = useApp();
  const format = useFormat();
  const [said, setSaid] = useState("");

  const say = (key: string): void => {
    const { drawn } = app.graph.getState();
    const node = drawn.nodes.find((one) => one.key === key);
    if (node === undefined) return;
    const at = usesAt(node.uses, app.clock.getState().moment, drawn.filter.window);
    const links = neighboursOf(drawn, key).size;
    setSaid(
      t("graph.canvas.focused", {
        kind: t(`graph.kind.${node.kind}`),
        id: node.label === "" ? t("graph.group.unnamed") : node.label,
        payments: format.count(node.group?.payments ?? at?.payments ?? 0),
        links: format.count(links),
      }),
    );
  };
  const goTo = (painter: GraphPainter, key: string, adds: boolean): void => {
    const { selected, select } = app.graph.getState();
    select(adds ? [...selected.filter((one) => one !== key), key] : [key]);
    painter.setFocused(key);
    say(key);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (canvas === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { painter } = canvas;
    const done = isDirection(event.key)
      ? walk(app, painter, event.key, (key) => goTo(painter, key, event.shiftKey))
      : act(app, painter, event, openMenu);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { press, said };
}

const isDirection = (key: string): key is keyof typeof DIRECTIONS => key in DIRECTIONS;

function walk(
  { graph }: App,
  painter: GraphPainter,
  key: keyof typeof DIRECTIONS,
  goTo: (key: string) => void,
): boolean {
  const { drawn, selected } = graph.getState();
  const nodes: Standing[] = [...painter.marked().values()]
    .filter(({ look }) => look.shown)
    .map(({ node, x, y }) => ({ key: node.key, x, y }));
  const from = nodes.find((node) => node.key === selected.at(-1));
  if (from === undefined) {
    const { x, y } = painter.viewport();
    const [nearest] = nodes.sort(
      (a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y),
    );
    if (nearest !== undefined) goTo(nearest.key);
    return true;
  }
  const next = nextInDirection(from, DIRECTIONS[key], nodes, neighboursOf(drawn, from.key));
  if (next === null) return true;
  goTo(next);
  painter.bringIntoView(next);
  return true;
}

function act(
  app: App,
  painter: GraphPainter,
  { key, shiftKey, currentTarget }: KeyboardEvent<HTMLElement>,
  openMenu: (at: MenuAt) => void,
): boolean {
  const { selected, select } = app.graph.getState();
  const last = selected.at(-1) ?? null;
  if (key === "+" || key === "=") painter.zoomBy(ZOOM_STEP);
  else if (key === "-") painter.zoomBy(1 / ZOOM_STEP);
  else if (key === "0") painter.zoomBy(1 / painter.viewport().zoom);
  else if (key === "Enter" && last !== null) openNode(app, last);
  else if (key === "Escape" && selected.length > 0) select([]);
  else if (key === "ContextMenu" || (key === "F10" && shiftKey)) {
    const box = currentTarget.getBoundingClientRect();
    const spot = last === null ? null : painter.spotOf(last);
    openMenu({
      key: last,
      left: box.left + (spot?.x ?? box.width / 2),
      top: box.top + (spot?.y ?? box.height / 2),
    });
  } else return false;
  return true;
}

function neighboursOf({ edges }: DrawnGraph, key: string): ReadonlySet<string> {
  return new Set(
    edges.flatMap(({ source, target }) =>
      source === key ? [target] : target === key ? [source] : [],
    ),
  );
}
