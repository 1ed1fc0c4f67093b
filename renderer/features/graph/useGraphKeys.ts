import { Classes } from "@blueprintjs/core";
import { useEffect, useEffectEvent } from "react";
import { EXPAND_STEP } from "#shared/contract/graph";
import { asNodeKey, isGroupKey } from "#shared/graph/scene/keys";
import { useApp } from "../../stores/context";
import { GRAPH_KEYS, type GraphCommand } from "../../stores/graphKeys";
import type { GraphState } from "../../stores/graphState";
import { isPressed } from "../../stores/shortcuts";

interface Handlers {
  readonly onSave: () => void;
  readonly onFull: () => void;
}

/** The keys of the workspace, wherever the focus is but in a field, a menu or a dialog. */
export function useGraphKeys({ onSave, onFull }: Handlers): void {
  const { graph, navigation } = useApp();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || navigation.getState().overlay !== null) return;
    if (isTaken(event.target)) return;
    const found = GRAPH_KEYS.find(({ keys }) => keys.some((known) => isPressed(known, event)));
    if (found === undefined) return;
    event.preventDefault();
    if (found.command === "save") onSave();
    else if (found.command === "full") onFull();
    else carryOut(found.command, graph.getState());
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function carryOut(command: Exclude<GraphCommand, "save" | "full">, graph: GraphState): void {
  const { scene, selected } = graph;
  const items = selected.filter((key) => isGroupKey(key) || asNodeKey(key) !== null);
  const [only] = items;
  switch (command) {
    case "expand":
      if (only === undefined) return;
      if (isGroupKey(only)) return void graph.openGroup(only);
      return void graph.expand(only, {
        kinds: scene.filter.kinds,
        order: "risk",
        count: EXPAND_STEP,
      });
    case "collapse":
      if (only !== undefined && !isGroupKey(only)) graph.collapse(only);
      return;
    case "remove":
      return graph.remove(items);
    case "hide":
      return graph.hide(items);
    case "showHidden":
      return graph.showHidden();
    case "pin": {
      const pinned = new Set(
        scene.items.flatMap((item) => (item.pinned === true ? [item.key] : [])),
      );
      return graph.pin(
        items,
        items.some((key) => !pinned.has(key)),
      );
    }
    case "fit":
      return graph.setViewport(null);
    case "customers":
      return graph.setView(scene.view === "customers" ? "entities" : "customers");
    case "layOut":
      return void graph.layOut(scene.layout.name);
  }
}

/** A field, a dialog or a menu answers to its keys itself. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches("input:not([type=range], [type=checkbox], [type=radio]), textarea, select") ||
    target.closest(`.${Classes.POPOVER}, .${Classes.DIALOG}`) !== null);
