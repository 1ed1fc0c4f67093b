import type { Grouping } from "#shared/contract/graph";
import { useApp } from "../../../../stores/context";

/** Members a group is opened with where it is not on the canvas. */
const MEMBERS = 200;

/** Opens a group: in its place where the canvas shows it, else as a scene of its members. */
export function useOpenGroup(by: Grouping): (groupKey: string) => Promise<void> {
  const { graph, notices, ports } = useApp();
  return async (groupKey) => {
    const { scene, at, openGroup, start } = graph.getState();
    if (scene.map === by) return openGroup(groupKey);
    const members = await ports.engine.graph.members(groupKey, 0, MEMBERS, at);
    if (!members.ok) return notices.getState().addError(members.error);
    await start(members.value.keys, false);
  };
}
