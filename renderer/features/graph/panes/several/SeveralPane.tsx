import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { AggregateCard, GraphApi, GraphAt } from "#shared/contract/graph";
import { asNodeKey } from "#shared/graph/scene/keys";
import { useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { Failed } from "../parts/Failed";
import { Sparkline } from "../parts/Sparkline";
import { useAsOfText } from "../parts/useAsOfText";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { Waiting } from "../parts/Waiting";
import { SeveralActs } from "./SeveralActs";
import { SeveralFigures } from "./SeveralFigures";
import { WhatTheyShare } from "./WhatTheyShare";

const WAITING_LINES = 10;

/** Several selected together: their figures as one, what they share, and what can be done to all of them. */
export function SeveralPane({ selected }: { readonly selected: readonly string[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
  // The same text for the same nodes: an answer is not asked for again because a list is another object.
  const joined = selected.flatMap((key) => asNodeKey(key) ?? []).join("\n");
  const { value, error, loading } = useGraphAnswer(
    useCallback(
      (graph: GraphApi, at: GraphAt) =>
        graph.aggregate(
          joined.split("\n").flatMap((key) => asNodeKey(key) ?? []),
          at,
        ),
      [joined],
    ),
  );
  const nodes = selected.flatMap((key) => asNodeKey(key) ?? []);
  const others = selected.length - nodes.length;
  return (
    <article className="graph-card" aria-busy={loading}>
      <header className="graph-card-head">
        <h2>
          {t("graph.several.title", { count: selected.length, n: format.count(selected.length) })}
        </h2>
        <p className="quiet">{asOf}</p>
        {others > 0 && (
          <p className="quiet">
            {t("graph.several.groups", { count: others, n: format.count(others) })}
          </p>
        )}
      </header>
      {error !== null ? (
        <Failed error={error} />
      ) : value === null ? (
        <Waiting lines={WAITING_LINES} />
      ) : (
        <Together card={value} />
      )}
      <section aria-label={t("graph.card.acts")}>
        <h3>{t("graph.card.acts")}</h3>
        <SeveralActs selected={selected} nodes={nodes} />
      </section>
    </article>
  );
}

function Together({ card }: { readonly card: AggregateCard }) {
  const { t } = useTranslation();
  const nowMs = useGraph((state) => state.at.moment?.ms ?? null);
  return (
    <>
      <section aria-label={t("graph.card.what")}>
        <SeveralFigures card={card} />
        {card.payments > 0 && (
          <Sparkline bars={card.bars} fromMs={card.fromMs} toMs={card.toMs} nowMs={nowMs} />
        )}
      </section>
      <WhatTheyShare card={card} />
    </>
  );
}
