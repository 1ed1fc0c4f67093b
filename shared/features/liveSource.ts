import type { SharingGraph } from "../graph/types";
import type { LogDictionaries } from "../log/eventLog";
import type { LogQueries } from "../log/queries";
import { LiveCursor } from "./liveCursor";
import type { AsOfSource, FeatureNeed, References } from "./types";

/** A log that can be asked, sealed or still growing: `LiveLog`, for one. */
export interface AskedLog {
  readonly queries: LogQueries;
  readonly dictionaries: LogDictionaries;
}

/** A stream does not say what it could carry: all but the tables besides the log is taken to be there. */
const streamHas =
  ({ has }: References) =>
  (need: FeatureNeed): boolean =>
    need === "customers" || need === "products" || need === "idCards" ? has[need] : true;

/**
 * A growing log as features see it, by plain questions to it: slower than over a sealed log, and the same numbers to
 * the bit. Positions are those of the moment; a near-late record moves the unsealed ones after it. `has` makes it
 * answer the needs that a dataset's sealed log answers.
 */
export function liveSource(
  { queries, dictionaries }: AskedLog,
  references: References,
  graph: SharingGraph,
  has: (need: FeatureNeed) => boolean = streamHas(references),
): AsOfSource {
  return {
    dictionaries,
    references,
    has,
    cursor: (slots) => new LiveCursor(queries, dictionaries, graph, slots),
  };
}
