import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { NODE_KINDS } from "#shared/contract/graph";
import { shownAt } from "#shared/graph/export/shownAt";
import { useApp, useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { filtersOn } from "../filters/filtersOn";
import { NodeMark } from "../parts/NodeMark";
import { useAsOfText } from "../parts/useAsOfText";
import { NodeList } from "./NodeList";

const KINDS = [...NODE_KINDS, "group"] as const;

/** Nothing is selected: what the canvas holds, and how to go on. */
export function ScenePane() {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
  const { graph } = useApp();
  const drawn = useGraph((state) => state.drawn);
  const moment = useGraph((state) => state.at.moment);
  const { nodes, edges } = useMemo(() => shownAt(drawn, moment), [drawn, moment]);
  const items = useGraph((state) => state.scene.items);
  const following = useGraph((state) => state.scene.following.length);
  const on = useGraph((state) => filtersOn(state.scene.filter));
  const view = useGraph((state) => state.view);
  const error = useGraph((state) => state.error);
  const hidden = items.filter((item) => item.hidden === true).length;
  const similar = edges.filter(({ item }) => item.kind === "similar").length;
  const counted = KINDS.map((kind) => ({
    kind,
    count: nodes.filter(({ item }) => item.kind === kind).length,
  })).filter(({ count }) => count > 0);
  return (
    <article className="graph-card">
      <header className="graph-card-head">
        <h2>{view === null ? t("graph.scene.title") : view.name}</h2>
        {view !== null && view.changed && <p className="attention">{t("graph.scene.changed")}</p>}
        <p className="quiet">{asOf}</p>
      </header>
      {error !== null && <p role="alert">{t(`error.${error.code}.title`)}</p>}
      {counted.length === 0 ? (
        <p>{drawn.nodes.length === 0 ? t("graph.scene.empty") : t("graph.scene.toCome")}</p>
      ) : (
        <ul className="graph-scene-counts" aria-label={t("graph.scene.title")}>
          {counted.map(({ kind, count }) => (
            <li key={kind}>
              <NodeMark kind={kind} />{" "}
              {t(`graph.count.${kind}s`, { count, n: format.count(count) })}
            </li>
          ))}
          <li>
            {t("graph.count.links", {
              count: edges.length - similar,
              n: format.count(edges.length - similar),
            })}
          </li>
          {similar > 0 && (
            <li>{t("graph.count.similar", { count: similar, n: format.count(similar) })}</li>
          )}
        </ul>
      )}
      {hidden > 0 && (
        <p>
          {t("graph.scene.hidden", { count: hidden, n: format.count(hidden) })}{" "}
          <button type="button" className="link" onClick={graph.getState().showHidden}>
            {t("graph.act.showHidden")}
          </button>
        </p>
      )}
      {on > 0 && <p>{t("graph.filter.on", { count: on, n: format.count(on) })}</p>}
      {following > 0 && (
        <p>{t("graph.scene.following", { count: following, n: format.count(following) })}</p>
      )}
      {nodes.length > 0 && <NodeList nodes={nodes} />}
      <h3>{t("graph.scene.how")}</h3>
      <ul className="graph-hints">
        {(["select", "expand", "lasso", "play"] as const).map((hint) => (
          <li key={hint}>{t(`graph.scene.hint.${hint}`)}</li>
        ))}
      </ul>
    </article>
  );
}
