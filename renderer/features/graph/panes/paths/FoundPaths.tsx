import { useTranslation } from "react-i18next";
import type { GraphPath, PathsAnswer, PathStep } from "#shared/contract/graph";
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

/** The ways that were found, or why there is none. */
export function FoundPaths({ paths: { paths, apart }, wanted }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
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
            <PathRow path={path} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** A way in words; choosing it selects everything on it. */
function PathRow({ path: { steps } }: { readonly path: GraphPath }) {
  const { t } = useTranslation();
  const { graph } = useApp();
  const keys = steps.map(({ key }) => key);
  const isChosen = useGraph(
    ({ selected }) =>
      selected.length === keys.length && keys.every((key) => selected.includes(key)),
  );
  const { select, hover } = graph.getState();
  const rarest = rarestOf(steps);
  return (
    <button
      type="button"
      className="graph-path"
      data-list-item
      aria-pressed={isChosen}
      title={t("graph.path.chooseHint")}
      onMouseEnter={() => hover(rarest?.key ?? null)}
      onMouseLeave={() => hover(null)}
      onFocus={() => hover(rarest?.key ?? null)}
      onBlur={() => hover(null)}
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

const rarestOf = (steps: readonly PathStep[]): PathStep | null =>
  steps.reduce<PathStep | null>(
    (rarest, step) =>
      step.customers !== null && (rarest?.customers ?? Infinity) > step.customers ? step : rarest,
    null,
  );
