import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import {
  SIMILARITIES,
  type GraphApi,
  type GraphAt,
  type NodeKey,
  type Similarity,
  type SimilarityKind,
} from "#shared/contract/graph";
import { ok, type Result } from "#shared/domain/result";
import { Failed } from "../parts/Failed";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { AlikeKind } from "./AlikeKind";

/** Strongest listed of each kind. */
const LISTED = 5;

type Found = ReadonlyMap<SimilarityKind, readonly Similarity[]>;

/** Customers like this one, which share nothing with it by that: marked so, and never links. */
export function Alike({ nodeKey }: { readonly nodeKey: NodeKey }) {
  const { t } = useTranslation();
  const { value, error } = useGraphAnswer(
    useCallback((graph: GraphApi, at: GraphAt) => strongestOfEach(graph, nodeKey, at), [nodeKey]),
  );
  const isNone = value !== null && [...value.values()].every((some) => some.length === 0);
  return (
    <section className="graph-alike" aria-label={t("graph.alike.title")}>
      <h3>{t("graph.alike.title")}</h3>
      <p className="quiet">{t("graph.alike.mark")}</p>
      {error !== null && <Failed error={error} />}
      {isNone && <p>{t("graph.alike.none")}</p>}
      {value !== null &&
        SIMILARITIES.map((kind) => {
          const some = value.get(kind) ?? [];
          return (
            some.length > 0 && <AlikeKind key={kind} nodeKey={nodeKey} kind={kind} some={some} />
          );
        })}
    </section>
  );
}

/** Each kind by itself: a BIN of many customers would leave no room for the others. */
async function strongestOfEach(graph: GraphApi, key: NodeKey, at: GraphAt): Promise<Result<Found>> {
  const found = new Map<SimilarityKind, readonly Similarity[]>();
  for (const kind of SIMILARITIES) {
    const some = await graph.similar(key, [kind], LISTED, at);
    if (!some.ok) return some;
    found.set(kind, some.value);
  }
  return ok(found);
}
