import { Button } from "@blueprintjs/core";
import { Plus } from "@blueprintjs/icons";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import {
  SIMILARITIES,
  type GraphApi,
  type GraphAt,
  type NodeKey,
  type Similarity,
} from "#shared/contract/graph";
import { useApp, useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { Failed } from "../parts/Failed";
import { NodeName } from "../parts/NodeName";
import { useGraphAnswer } from "../parts/useGraphAnswer";

const LIMIT = 12;

/** Customers like this one, which share nothing with it by that: marked so, and never links. */
export function Alike({ nodeKey }: { readonly nodeKey: NodeKey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const shown = useGraph(
    ({ scene }) => scene.similar.find(({ key }) => key === nodeKey)?.kinds ?? null,
  );
  const { value, error } = useGraphAnswer(
    useCallback(
      (api: GraphApi, at: GraphAt) => api.similar(nodeKey, SIMILARITIES, LIMIT, at),
      [nodeKey],
    ),
  );
  const on = shown !== null && shown.length > 0;
  return (
    <section className="graph-alike" aria-label={t("graph.alike.title")}>
      <header className="graph-line">
        <h3>{t("graph.alike.title")}</h3>
        <span className="spring" />
        {value !== null && value.length > 0 && (
          <Button
            size="small"
            active={on}
            aria-pressed={on}
            text={t("graph.alike.show")}
            title={t("graph.alike.showHint")}
            onClick={() => void graph.getState().showSimilar(nodeKey, on ? [] : SIMILARITIES)}
          />
        )}
      </header>
      <p className="quiet">{t("graph.alike.mark")}</p>
      {error !== null && <Failed error={error} />}
      {value?.length === 0 && <p>{t("graph.alike.none")}</p>}
      {value !== null && value.length > 0 && (
        <>
          <ul className="graph-alikes">
            {value.map((alike) => (
              <AlikeRow key={`${alike.key} ${alike.kind}`} alike={alike} />
            ))}
          </ul>
          {value.length === LIMIT && (
            <p className="quiet">{t("graph.alike.strongest", { n: format.count(LIMIT) })}</p>
          )}
        </>
      )}
    </section>
  );
}

function AlikeRow({
  alike: { key, kind, strength, others, what },
}: {
  readonly alike: Similarity;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const isShown = useGraph(({ scene }) => scene.items.some((item) => item.key === key));
  return (
    <li>
      <NodeName nodeKey={key} />
      <span className="graph-alike-why quiet">
        {t(`graph.alike.kind.${kind}`)}
        {what !== "" && <span className="mono"> {what}</span>}
        {others === null
          ? ` · ${t("graph.alike.strength", { share: format.share(strength) })}`
          : ` · ${t("graph.alike.others", { count: others, n: format.count(others) })}`}
      </span>
      {isShown ? (
        <span className="quiet">{t("graph.pane.onCanvas")}</span>
      ) : (
        <Button
          size="small"
          variant="minimal"
          icon={<Plus size={12} title={false} />}
          aria-label={t("graph.neighbours.add", { id: key })}
          title={t("graph.act.add")}
          onClick={() => void graph.getState().add([key], null)}
        />
      )}
    </li>
  );
}
