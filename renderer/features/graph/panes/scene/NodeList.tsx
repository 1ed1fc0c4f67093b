import { useTranslation } from "react-i18next";
import type { Shown } from "#shared/graph/export/shownAt";
import type { DrawnNode } from "#shared/graph/scene/drawn";
import { useFormat } from "../../../../ui/useFormat";
import { moveInList } from "../parts/moveInList";
import { NodeLabel } from "../parts/NodeLabel";
import { NodeMark } from "../parts/NodeMark";
import { RiskFigure } from "../parts/RiskFigure";
import { useGoTo } from "../parts/useGoTo";

const LISTED = 100;

/** What the canvas shows, for those who read rather than look: the riskiest first; choosing one selects it. */
export function NodeList({ nodes }: { readonly nodes: readonly Shown<DrawnNode>[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const goTo = useGoTo();
  const listed = nodes.toSorted((a, b) => riskOf(b) - riskOf(a)).slice(0, LISTED);
  return (
    <section aria-label={t("graph.scene.nodes")}>
      <h3>
        {t("graph.scene.nodes")}{" "}
        <span className="quiet">
          {t("graph.pane.shown", {
            shown: format.count(listed.length),
            total: format.count(nodes.length),
          })}
        </span>
      </h3>
      <ul className="graph-list" onKeyDown={moveInList}>
        {listed.map(({ item: { key, kind, label }, figures: { risk } }) => (
          <li key={key}>
            <button type="button" className="graph-row" data-list-item onClick={() => goTo(key)}>
              <NodeMark kind={kind} />
              <span className="graph-row-name">
                <span className="visually-hidden">{t(`graph.kind.${kind}`)} </span>
                <NodeLabel label={label} />
              </span>
              <RiskFigure risk={risk} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const riskOf = ({ figures: { risk } }: Shown<DrawnNode>): number =>
  Number.isNaN(risk) ? -1 : risk;
