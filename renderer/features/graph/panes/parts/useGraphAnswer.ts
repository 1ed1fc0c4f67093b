import { useCallback } from "react";
import type { GraphApi, GraphAt } from "#shared/contract/graph";
import type { Result } from "#shared/domain/result";
import { useApp, useClock, useGraph, usePrivacy, useSession } from "../../../../stores/context";
import { useAnswer, type Answer } from "../../../../ui/useAnswer";

/**
 * Asks the engine about the graph as of the clock at rest and the window of the filter, and again when they change, when
 * payments have been decided by other rules, or when what may be seen has changed. Keep `ask` with `useCallback`.
 */
export function useGraphAnswer<T>(
  ask: (graph: GraphApi, at: GraphAt) => Promise<Result<T>>,
): Answer<T> {
  const { graph } = useApp().ports.engine;
  const at = useGraph((state) => state.at);
  const decided = useClock((state) => state.decided);
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const revision = usePrivacy((state) => state.revision);
  return useAnswer(
    useCallback(() => ask(graph, at), [ask, graph, at]),
    `${generation} ${decided} ${revision}`,
  );
}
