import type { NodeKey } from "#shared/contract/graph";
import { asNodeKey, keyParts } from "#shared/graph/scene/keys";
import { useApp } from "../../../stores/context";
import { copyWithNotice } from "../../../stores/copy";
import type { App } from "../../../stores/stores";
import { entityOf } from "../panes/parts/entityOf";
import type { MenuAct } from "./menuActs";

/** Ways between two nodes that are asked for at once. */
const PATHS = 5;

type CarryOut = (act: MenuAct, keys: readonly string[], pathFrom: NodeKey | null) => void;

/** Carries out what was chosen from the menu for these nodes. */
export function useMenuActs(): CarryOut {
  const app = useApp();
  return (act, keys, pathFrom) => {
    const [first, second] = keys.flatMap((key) => asNodeKey(key) ?? []);
    onScene(app, act, keys);
    if (first === undefined) return;
    if (act === "pathTo" && pathFrom !== null) findPaths(app, pathFrom, first);
    if (act === "pathBetween" && second !== undefined) findPaths(app, first, second);
    if (act === "collapse") app.graph.getState().collapse(first);
    if (act === "copy") void copyWithNotice(app, idsOf(keys));
    const entity = entityOf(keyParts(first));
    if (entity === null) return;
    const { openEntity, go } = app.navigation.getState();
    if (act === "record") openEntity(entity);
    if (act === "timeline") go({ page: "timeline", tab: "stream", lanes: [entity] });
  };
}

function onScene({ graph }: App, act: MenuAct, keys: readonly string[]): void {
  const { hide, remove, pin, openGroup } = graph.getState();
  if (act === "open" && keys[0] !== undefined) void openGroup(keys[0]);
  if (act === "hide") hide(keys);
  if (act === "remove") remove(keys);
  if (act === "pin" || act === "unpin") pin(keys, act === "pin");
}

const findPaths = ({ graph }: App, from: NodeKey, to: NodeKey): void =>
  void graph.getState().findPaths(from, to, PATHS);

const idsOf = (keys: readonly string[]): string =>
  keys
    .flatMap((key) => asNodeKey(key) ?? [])
    .map((key) => keyParts(key).id)
    .join("\n");
