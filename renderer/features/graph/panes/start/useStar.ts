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
  /** The riskiest customer that somebody is like, group by group. */
  const riskiestAlike = async (kind: SimilarityKind): Promise<NodeKey | null> => {
    const { at } = graph.getState();
    const map = await api.groups("country", at);
    if (!map.ok) return told(map.error);
    for (const { key: group, customers } of map.value.groups) {
      const members = await api.members(group, 0, customers, at);
      if (!members.ok) return told(members.error);
      for (const key of members.value.keys) {
        if (!key.startsWith("customer:")) continue;
        const alike = await api.similar(key, [kind], 1, at);
        if (!alike.ok) return told(alike.error);
        if (alike.value.length > 0) return key;
      }
    }
    return null;
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
    /** Answers whether there is a customer with somebody like it. */
    showAlike: async (kind: SimilarityKind): Promise<boolean> => {
      const key = await riskiestAlike(kind);
      if (key === null) return false;
      await graph.getState().showSimilar(key, [kind], true);
      graph.getState().select([key]);
      return true;
    },
  };
}
