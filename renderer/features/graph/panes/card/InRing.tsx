import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { useFormat } from "../../../../ui/useFormat";
import { askRings } from "../parts/askRings";
import { RiskFigure } from "../parts/RiskFigure";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { ringSentence } from "../rings/ringSentence";
import { keysOfRing, useRingActs } from "../rings/useRingActs";

/** The ring a node belongs to as of the clock, why it is one, and the way to it; nothing where it is in none. */
export function InRing({ nodeKey }: { readonly nodeKey: NodeKey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { show } = useRingActs();
  const { value } = useGraphAnswer(askRings);
  const ring = value?.rings.find((one) => keysOfRing(one).includes(nodeKey));
  if (ring === undefined) return null;
  return (
    <p className="graph-in-ring">
      {t("graph.ring.inRing")} <RiskFigure risk={ring.score} /> {ringSentence(ring, t, format)}{" "}
      <button
        type="button"
        className="link"
        title={t("graph.ring.showHint")}
        onClick={() => void show(ring)}
      >
        {t("graph.ring.show")}
      </button>
    </p>
  );
}
