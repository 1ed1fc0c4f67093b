import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { NodeKey, Similarity, SimilarityKind } from "#shared/contract/graph";
import { useApp, useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { NodeName } from "../parts/NodeName";
import { useGoTo } from "../parts/useGoTo";

interface Props {
  readonly nodeKey: NodeKey;
  readonly kind: SimilarityKind;
  /** The strongest, at least one. */
  readonly some: readonly Similarity[];
}

const NONE: readonly SimilarityKind[] = [];

/** Customers alike in one way: what is alike, how many there are, and each of the strongest with a way to add it. */
export function AlikeKind({ nodeKey, kind, some }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const drawn = useGraph(
    ({ scene }) => scene.similar.find(({ key }) => key === nodeKey)?.kinds ?? NONE,
  );
  const isDrawn = drawn.includes(kind);
  const { what = "", others = null } = some[0] ?? {};
  return (
    <div className="graph-alike-kind">
      <p>
        {t(`graph.alike.kind.${kind}`)} {what !== "" && <span className="mono">{what} </span>}
        <span className="quiet">
          {others === null
            ? t("graph.alike.strongest", { count: some.length, n: format.count(some.length) })
            : t("graph.alike.others", {
                shown: format.count(some.length),
                total: format.count(others),
              })}
        </span>
      </p>
      <Button
        size="small"
        active={isDrawn}
        aria-pressed={isDrawn}
        text={t("graph.alike.show")}
        aria-label={`${t("graph.alike.show")}: ${t(`graph.alike.kind.${kind}`)}`}
        title={t("graph.alike.showHint")}
        onClick={() =>
          void graph
            .getState()
            .showSimilar(nodeKey, isDrawn ? drawn.filter((one) => one !== kind) : [...drawn, kind])
        }
      />
      <ul>
        {some.map((alike) => (
          <Customer key={alike.key} alike={alike} />
        ))}
      </ul>
    </div>
  );
}

/** Adds the customer, or goes to it where it is on the canvas. */
function Customer({ alike: { key, others, strength } }: { readonly alike: Similarity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const isShown = useGraph(({ scene }) => scene.items.some((item) => item.key === key));
  const goTo = useGoTo();
  return (
    <li>
      <button
        type="button"
        className="link"
        title={
          isShown ? t("graph.neighbours.goTo", { id: key }) : t("graph.neighbours.add", { id: key })
        }
        onClick={() => (isShown ? goTo(key) : void graph.getState().add([key], null))}
      >
        <NodeName nodeKey={key} />
      </button>
      {others === null && (
        <span className="quiet" title={t("graph.alike.strength")}>
          {" "}
          {format.share(strength)}
        </span>
      )}
    </li>
  );
}
