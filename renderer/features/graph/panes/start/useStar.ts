import type { NodeKey, SimilarityKind } from "#shared/contract/graph";
import type { AppError } from "#shared/domain/result";
import { useApp } from "../../../../stores/context";

/** A customer with its devices and IPs, and what is like it: the one of the highest risk as of the clock. */
export function useStar() {
  const { graph, notices, ports } = useApp();
  const api = ports.engine.graph;
  /** Countries are groups that every customer with a payment is in, the riskiest first. */
  const riskiest = async (): Promise<NodeKey | null> => {
    const { at } = graph.getState();
    const map = await api.groups("country", at);
    if (!map.ok) return told(map.error);
    const [first] = map.value.groups;
    if (first === undefined) return null;
    const members = await api.members(first.key, 0, 1, at);
    return members.ok ? (members.value.keys[0] ?? null) : told(members.error);
  };
  const told = (error: AppError): null => {
    notices.getState().addError(error);
    return null;
  };
  const show = async (): Promise<NodeKey | null> => {
    const key = await riskiest();
    if (key !== null) {
      await graph.getState().start([key], true);
      graph.getState().select([key]);
    }
    return key;
  };
  return {
    show,
    showAlike: async (kind: SimilarityKind): Promise<void> => {
      const key = await show();
      if (key !== null) await graph.getState().showSimilar(key, [kind]);
    },
  };
}
