import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Ring, RingReport } from "#shared/graph/rings/types";
import { useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { askRings } from "../parts/askRings";
import { Failed } from "../parts/Failed";
import { useAsOfText } from "../parts/useAsOfText";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { Waiting } from "../parts/Waiting";
import { ToEnd } from "../parts/ToEnd";
import { RingRow } from "./RingRow";
import { SetAside } from "./SetAside";
import { keysOfRing, useRingActs } from "./useRingActs";

const WAITING_LINES = 6;

/** The rings found as of the clock, the highest score first, and what was considered and set aside. */
export function RingsTab() {
  const { t } = useTranslation();
  const { value, error, loading } = useGraphAnswer(askRings);
  const { show, playLife } = useRingActs();
  // Playing a ring's life begins before there is a ring: what was chosen stays in sight.
  const [shown, setChosen] = useState<Ring | null>(null);
  const isThere = useIsOnCanvas(shown);
  const chosen = isThere ? shown : null;
  const acts = {
    onShow: (ring: Ring) => {
      setChosen(ring);
      void show(ring);
    },
    onPlay: (ring: Ring) => {
      setChosen(ring);
      void playLife(ring);
    },
  };
  if (error !== null) return <Failed error={error} />;
  if (value === null) return <Waiting lines={WAITING_LINES} />;
  const isListed = value.rings.some(({ key }) => key === chosen?.key);
  return (
    <div className="graph-tab" aria-busy={loading}>
      {chosen !== null && !isListed && (
        <section aria-label={t("graph.ring.chosen")}>
          <p className="quiet">{t("graph.ring.chosen")}</p>
          <RingRow ring={chosen} chosen {...acts} />
        </section>
      )}
      <RingsHead report={value} />
      <ol className="graph-rings">
        {value.rings.map((ring) => (
          <li key={ring.key}>
            <RingRow ring={ring} chosen={ring.key === chosen?.key} {...acts} />
          </li>
        ))}
      </ol>
      <SetAside report={value} />
    </div>
  );
}

/** Whether everybody of the ring is on the canvas: another scene that has taken its place is not the ring. */
function useIsOnCanvas(ring: Ring | null): boolean {
  const items = useGraph(({ scene }) => scene.items);
  return useMemo(() => {
    if (ring === null) return false;
    const held = new Set(items.map(({ key }) => key));
    return keysOfRing(ring).every((key) => held.has(key));
  }, [items, ring]);
}

/** How many there are as of when; without any, where the clock could go. */
function RingsHead({ report: { rings, considered } }: { readonly report: RingReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
  if (rings.length > 0)
    return (
      <p className="graph-note">
        {t("graph.ring.found", { count: rings.length, n: format.count(rings.length) })}{" "}
        <span className="quiet">{asOf}</span>
      </p>
    );
  return (
    <div className="graph-note">
      <p>
        {considered === 0 ? t("graph.ring.nothingShared") : t("graph.ring.none")}{" "}
        <span className="quiet">{asOf}</span>
      </p>
      <ToEnd />
    </div>
  );
}
