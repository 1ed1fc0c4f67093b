import type { GraphApi } from "#shared/contract/graph";
import { fail } from "#shared/domain/result";

const unanswered = () =>
  Promise.resolve(fail("host.unsupported", "The engine does not answer about the graph yet."));

/** Until the engine answers. */
export const GRAPH_UNANSWERED: GraphApi = {
  summary: unanswered,
  suggest: unanswered,
  scene: unanswered,
  neighbours: unanswered,
  card: unanswered,
  aggregate: unanswered,
  paths: unanswered,
  groups: unanswered,
  members: unanswered,
  rings: unanswered,
  similar: unanswered,
  metrics: unanswered,
};
