import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  SIMILARITIES,
  type GraphPath,
  type PathsAnswer,
  type PathStep,
} from "#shared/contract/graph";
import { useApp, useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { moveInList } from "../parts/moveInList";
import { NodeName } from "../parts/NodeName";
import { keyParts } from "#shared/graph/scene/keys";
import { useAsOfText } from "../parts/useAsOfText";

interface Props {
  readonly paths: PathsAnswer;
  /** How many were asked for. */
  readonly wanted: number;
}

/** The ways that were found, or why there is none; the one pointed at, else the one chosen, stands out on the canvas. */
export function FoundPaths({ paths: { paths, apart }, wanted }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
  const { graph } = useApp();
  const selected = useGraph((state) => state.selected);
  const [pointed, setPointed] = useState<GraphPath | null>(null);
  const chosen = paths.find((path) => isSelected(path, selected)) ?? null;
  const standsOut = pointed !== null && paths.includes(pointed) ? pointed : chosen;
  useEffect(() => {
    graph.getState().trace(standsOut?.steps.map(({ key }) => key) ?? []);
  }, [graph, standsOut]);
  useEffect(() => () => graph.getState().trace([]), [graph]);
  if (paths.length === 0)
    return (
      <p className="graph-note" role="status">
        {t("graph.path.apart")}{" "}
        {apart !== null && (
          <>
            {t("graph.path.apartSizes", {
              one: t("graph.count.customers", { count: apart[0], n: format.count(apart[0]) }),
              other: t("graph.count.customers", { count: apart[1], n: format.count(apart[1]) }),
            })}{" "}
          </>
        )}
        <span className="quiet">{asOf}</span>
        <AlikeInstead />
      </p>
    );
  return (
    <>
      <p className="graph-note" role="status">
        {paths.length < wanted
          ? t("graph.path.all", { count: paths.length, n: format.count(paths.length) })
          : t("graph.path.found", { count: paths.length, n: format.count(paths.length) })}{" "}
        <span className="quiet">{asOf}</span>
      </p>
      <ol className="graph-paths" onKeyDown={moveInList}>
        {paths.map((path) => (
          <li key={path.steps.map(({ key }) => key).join(" ")}>
            <PathRow path={path} isChosen={path === chosen} onPoint={setPointed} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  readonly path: GraphPath;
  readonly isChosen: boolean;
  /** It is pointed at, or nothing is any more. */
  readonly onPoint: (path: GraphPath | null) => void;
}

/** Where nothing joins two customers, what they have in common without sharing it. */
function AlikeInstead() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const path = useGraph(({ scene }) => scene.path);
  const ends = path === null ? [] : [path.from, path.to];
  const customers = ends.filter((key) => key.startsWith("customer:"));
  if (customers.length === 0) return null;
  return (
    <>
      {" "}
      {t("graph.path.alike")}{" "}
      {customers.map((key) => (
        <button
          key={key}
          type="button"
          className="link"
          title={t("graph.alike.showHint")}
          onClick={() => void graph.getState().showSimilar(key, [...SIMILARITIES])}
        >
          {keyParts(key).id}
        </button>
      ))}
    </>
  );
}

/** A way in words; choosing it selects everything on it. */
function PathRow({ path, isChosen, onPoint }: RowProps) {
  const { t } = useTranslation();
  const { graph } = useApp();
  const { steps } = path;
  const keys = steps.map(({ key }) => key);
  const { select } = graph.getState();
  return (
    <button
      type="button"
      className="graph-path"
      data-list-item
      aria-pressed={isChosen}
      title={t("graph.path.chooseHint")}
      onMouseEnter={() => onPoint(path)}
      onMouseLeave={() => onPoint(null)}
      onFocus={() => onPoint(path)}
      onBlur={() => onPoint(null)}
      onClick={() => select(isChosen ? [] : keys)}
    >
      {steps.slice(1, -1).map((step) => (
        <Step key={step.key} step={step} />
      ))}
      {steps.length <= 2 && <span>{t("graph.path.direct")}</span>}
    </button>
  );
}

/** `via device dev_1f, shared by 2`, or the customer in between. */
function Step({ step: { key, customers } }: { readonly step: PathStep }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind } = keyParts(key);
  return (
    <span className="graph-path-step">
      <span className="quiet">{t("graph.path.via", { kind: t(`graph.kindOf.${kind}`) })}</span>{" "}
      <NodeName nodeKey={key} />
      {customers !== null && (
        <span className="quiet">
          {" "}
          {t("graph.search.sharedBy", { count: customers, n: format.count(customers) })}
        </span>
      )}
    </span>
  );
}

const isSelected = ({ steps }: GraphPath, selected: readonly string[]): boolean =>
  steps.length === selected.length && steps.every(({ key }) => selected.includes(key));
