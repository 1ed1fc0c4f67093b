import { useTranslation } from "react-i18next";
import type { AggregateCard } from "#shared/contract/graph";
import { nodeKey } from "#shared/graph/scene/keys";
import { useApp, useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { moveInList } from "../parts/moveInList";
import { NodeName } from "../parts/NodeName";
import { useGoTo } from "../parts/useGoTo";

/** What at least two of the customers use, most shared first, and where the customers say they are from. */
export function WhatTheyShare({ card: { shares, countries } }: { readonly card: AggregateCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const items = useGraph((state) => state.scene.items);
  const goTo = useGoTo();
  return (
    <section aria-label={t("graph.several.share")}>
      <h3>{t("graph.several.share")}</h3>
      {shares.length === 0 ? (
        <p className="quiet">{t("graph.several.nothing")}</p>
      ) : (
        <ul className="graph-list" aria-label={t("graph.several.share")} onKeyDown={moveInList}>
          {shares.map(({ ref, customers }) => {
            const key = nodeKey(ref);
            const shown = items.some((item) => item.key === key);
            return (
              <li key={key}>
                <button
                  type="button"
                  className="graph-row"
                  data-list-item
                  title={
                    shown
                      ? t("graph.neighbours.goTo", { id: ref.id })
                      : t("graph.neighbours.add", { id: ref.id })
                  }
                  onClick={() => (shown ? goTo(key) : void graph.getState().add([key], null))}
                >
                  <NodeName nodeKey={key} />
                  <span className="graph-row-facts">
                    {t("graph.several.ofThem", {
                      count: customers,
                      n: format.count(customers),
                    })}
                    {!shown && ` · ${t("graph.card.notOnCanvas")}`}
                  </span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {countries.length > 0 && (
        <p>
          <span className="quiet">{t("graph.several.countries")}</span>{" "}
          {countries
            .map(({ country, customers }) =>
              t("graph.several.country", {
                country: country ?? t("graph.group.unnamed"),
                n: format.count(customers),
              }),
            )
            .join(", ")}
        </p>
      )}
    </section>
  );
}
