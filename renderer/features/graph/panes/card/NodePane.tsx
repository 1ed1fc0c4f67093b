import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { GraphApi, GraphAt, NodeCard, NodeKey } from "#shared/contract/graph";
import { useGraph } from "../../../../stores/context";
import { Neighbours } from "../neighbours/Neighbours";
import { Failed } from "../parts/Failed";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { Waiting } from "../parts/Waiting";
import { Alike } from "./Alike";
import { CardFacts } from "./CardFacts";
import { CardFigures } from "./CardFigures";
import { IdentityCard } from "./IdentityCard";
import { InRing } from "./InRing";
import { NodeActs } from "./NodeActs";
import { NodeHead } from "./NodeHead";
import { NoteField } from "./NoteField";
import { WhyRisky } from "./WhyRisky";

const WAITING_LINES = 10;
const NO_LINKS: NodeCard["links"] = [];

/** One node: what it is, why it is risky, what can be done with it; below it, whom it is linked with. */
export function NodePane({ nodeKey }: { readonly nodeKey: NodeKey }) {
  const { value, error, loading } = useGraphAnswer(
    useCallback((graph: GraphApi, at: GraphAt) => graph.card(nodeKey, at), [nodeKey]),
  );
  return (
    <article className="graph-card" aria-busy={loading}>
      <NodeHead nodeKey={nodeKey} />
      {error !== null ? (
        <Failed error={error} />
      ) : value === null ? (
        <Waiting lines={WAITING_LINES} />
      ) : (
        <Sections card={value} />
      )}
      {error === null && <Neighbours nodeKey={nodeKey} links={value?.links ?? NO_LINKS} />}
      {error === null && nodeKey.startsWith("customer:") && <Alike nodeKey={nodeKey} />}
    </article>
  );
}

/** The three questions, in order. */
function Sections({ card }: { readonly card: NodeCard }) {
  const { t } = useTranslation();
  const nowMs = useGraph((state) => state.at.moment?.ms ?? null);
  return (
    <>
      <section aria-label={t("graph.card.what")}>
        <CardFigures card={card} nowMs={nowMs} />
        {card.facts.length > 0 && <CardFacts customerId={card.ref.id} facts={card.facts} />}
        {card.card !== null && (
          <IdentityCard record={card.card.record} agrees={card.card.birthdateAgrees} />
        )}
      </section>
      <section aria-label={t("graph.card.why")}>
        <h3>{t("graph.card.why")}</h3>
        <WhyRisky card={card} />
        <InRing nodeKey={card.key} />
      </section>
      <section aria-label={t("graph.card.acts")}>
        <h3>{t("graph.card.acts")}</h3>
        <NodeActs card={card} />
        <NoteField nodeKey={card.key} />
      </section>
    </>
  );
}
