import type { SharingGraph } from "../graph/types";
import type { LogDictionaries } from "../log/eventLog";
import type { PostingIndex } from "../log/postingIndex";
import { answersNeed } from "./needs";
import { SealedCursor } from "./sealedCursor";
import { SealedLists } from "./sealedLists";
import type { AsOfCursor, AsOfSource, FeatureNeed, References, Slot } from "./types";

/**
 * A sealed log as features see it: every window end is the payment's own place in a posting list or a few steps back
 * from it, and nothing is allocated per payment. The index must have the keys of `DEFAULT_KEYS` that slots use, and
 * records by payment. Needs are answered by the log unless the caller knows better.
 */
export function sealedSource(
  index: PostingIndex,
  references: References,
  graph: SharingGraph,
  has: (need: FeatureNeed) => boolean = (need) => answersNeed(index.log, references, need),
): AsOfSource {
  const lists = new SealedLists(index);
  const dictionaries: LogDictionaries = index.log.dictionaries;
  return {
    dictionaries,
    references,
    has,
    cursor: (slots: readonly Slot[]): AsOfCursor => new SealedCursor(lists, graph, slots),
  };
}
