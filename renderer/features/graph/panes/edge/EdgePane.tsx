import { useTranslation } from "react-i18next";
import type { DrawnEdge } from "#shared/graph/scene/drawn";
import { usesAt } from "#shared/graph/scene/uses";
import { useGraph } from "../../../../stores/context";
import { THIN } from "../../../../ui/format";
import { Stat } from "../../../../ui/Stat";
import { useFormat } from "../../../../ui/useFormat";
import { NodeName } from "../parts/NodeName";
import { RiskFigure } from "../parts/RiskFigure";
import { useAsOfText } from "../parts/useAsOfText";
import { EdgeEnd } from "./EdgeEnd";
import { EdgePayments } from "./EdgePayments";

/** What lies between two nodes: the payments that make it, or why it is no link. */
export function EdgePane({ edge }: { readonly edge: DrawnEdge }) {
  const { t } = useTranslation();
  const asOf = useAsOfText();
  return (
    <article className="graph-card">
      <header className="graph-card-head">
        <h2>{t(`graph.edge.kind.${edge.kind}`)}</h2>
        <p className="graph-edge-ends">
          <EdgeEnd nodeKey={edge.source} /> – <EdgeEnd nodeKey={edge.target} />
        </p>
        <p className="quiet">{asOf}</p>
      </header>
      <Content edge={edge} />
    </article>
  );
}

function Content({ edge }: { readonly edge: DrawnEdge }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (edge.kind === "similar")
    return (
      <p className="graph-similar-mark">
        {t("graph.alike.mark")}{" "}
        {edge.similarity !== null && t(`graph.alike.kind.${edge.similarity}`)}
      </p>
    );
  if (edge.kind === "groups")
    return <p>{t("graph.edge.groups", { count: edge.weight, n: format.count(edge.weight) })}</p>;
  return (
    <>
      {edge.shares.length > 0 && (
        <section aria-label={t("graph.several.share")}>
          <h3>{t("graph.several.share")}</h3>
          <ul className="graph-links">
            {edge.shares.map((key) => (
              <li key={key}>
                <NodeName nodeKey={key} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Payments edge={edge} />
    </>
  );
}

function Payments({ edge }: { readonly edge: DrawnEdge }) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = useGraph((state) => state.at);
  const figures = usesAt(edge.uses, at.moment, at.window);
  if (figures === null) return <p className="graph-note">{t("graph.edge.notYet")}</p>;
  return (
    <>
      <dl className="stats graph-stats">
        <Stat label={t("graph.figure.payments")} value={format.count(figures.payments)} />
        <Stat
          label={t("graph.figure.failed")}
          hint={t("graph.figure.failedHint")}
          value={format.count(figures.failed)}
        />
        <Stat
          label={t("graph.figure.fraud")}
          hint={t("graph.figure.fraudHint")}
          value={
            <span className={figures.fraud > 0 ? "risk" : undefined}>
              {format.count(figures.fraud)}
            </span>
          }
        />
        <Stat
          label={t("graph.figure.amount")}
          hint={t("graph.figure.amountHint")}
          value={`${format.money(figures.cents / 100)}${THIN}€`}
        />
        <Stat
          label={t("graph.pane.risk")}
          value={<RiskFigure risk={Number.isNaN(figures.risk) ? null : figures.risk} />}
        />
      </dl>
      <EdgePayments uses={edge.uses} at={at} />
    </>
  );
}
