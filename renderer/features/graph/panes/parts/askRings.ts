import type { GraphApi, GraphAt } from "#shared/contract/graph";

/** The rings as of a moment; the question that every part of the panes asks alike. */
export const askRings = (graph: GraphApi, at: GraphAt) => graph.rings(at);
