import { Button } from "@blueprintjs/core";
import { Person } from "@blueprintjs/icons";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  SIMILARITIES,
  type GraphAt,
  type GraphSummary,
  type SimilarityKind,
} from "#shared/contract/graph";
import { useApp, useSession } from "../../../../stores/context";
import { useAnswer } from "../../../../ui/useAnswer";
import { useFormat } from "../../../../ui/useFormat";
import { ToEnd } from "../parts/ToEnd";
import { useStar } from "./useStar";

const WHOLE: GraphAt = { moment: null, window: null };

/** No device and no IP is used by two customers: said with numbers, with what there is to see all the same. */
export function NothingShared({ summary }: { readonly summary: GraphSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const star = useStar();
  return (
    <section className="graph-nothing" aria-label={t("graph.start.nothingTitle")}>
      <h3>{t("graph.start.nothingTitle")}</h3>
      <p>
        {t("graph.start.nothing", {
          customers: t("graph.count.customers", {
            count: summary.customers,
            n: format.count(summary.customers),
          }),
          devices: t("graph.count.devices", {
            count: summary.nodes.device,
            n: format.count(summary.nodes.device),
          }),
          ips: t("graph.count.ips", {
            count: summary.nodes.ip,
            n: format.count(summary.nodes.ip),
          }),
        })}
      </p>
      <Later />
      {summary.customers > 0 && (
        <>
          <p>{t("graph.start.star")}</p>
          <div className="graph-acts">
            <Button
              icon={<Person size={14} title={false} />}
              text={t("graph.start.showStar")}
              title={t("graph.start.showStarHint")}
              onClick={() => void star.show()}
            />
          </div>
          <Likenesses summary={summary} onShow={star.showAlike} />
        </>
      )}
    </section>
  );
}

/** Where something is shared later in the dataset, the way there; else that it never is. */
function Later() {
  const { t } = useTranslation();
  const format = useFormat();
  const { ports } = useApp();
  const { graph } = ports.engine;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const { value } = useAnswer(
    useCallback(() => graph.summary(WHOLE), [graph]),
    generation,
  );
  if (value === null) return null;
  const shared = value.shared.device + value.shared.ip;
  if (shared === 0) return <p>{t("graph.start.never")}</p>;
  return (
    <p>
      {t("graph.start.later", { count: shared, n: format.count(shared) })} <ToEnd />
    </p>
  );
}

interface LikenessesProps {
  readonly summary: GraphSummary;
  /** Answers whether there was somebody to show. */
  readonly onShow: (kind: SimilarityKind) => Promise<boolean>;
}

/** What customers can have in common without sharing it. */
function Likenesses({ summary, onShow }: LikenessesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [looking, setLooking] = useState<SimilarityKind | null>(null);
  // Where nobody is like anybody, that holds for the moment it was looked at.
  const [none, setNone] = useState<{ summary: GraphSummary; kinds: readonly SimilarityKind[] }>({
    summary,
    kinds: [],
  });
  const kinds = none.summary === summary ? none.kinds : [];
  const isNone = (kind: SimilarityKind): boolean =>
    kinds.includes(kind) || (kind === "bin" && summary.shared.bin === 0);
  const show = async (kind: SimilarityKind): Promise<void> => {
    setLooking(kind);
    const found = await onShow(kind);
    setLooking(null);
    if (!found) setNone({ summary, kinds: [...kinds, kind] });
  };
  return (
    <section className="graph-similar-mark" aria-label={t("graph.start.alike")}>
      <h3>{t("graph.start.alike")}</h3>
      <p>{t("graph.alike.mark")}</p>
      <ul>
        {SIMILARITIES.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className="link"
              disabled={looking !== null || isNone(kind)}
              onClick={() => void show(kind)}
            >
              {t(`graph.alike.kind.${kind}`)}
            </button>{" "}
            <span className="quiet" role="status">
              {looking === kind && `${t("graph.start.lookingAlike")} `}
              {isNone(kind) && `${t("graph.start.noneAlike")} · `}
              {kind === "bin"
                ? t("graph.start.sharedBins", {
                    shown: format.count(summary.shared.bin),
                    total: format.count(summary.nodes.bin),
                  })
                : t(`graph.start.alikeHint.${kind}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
