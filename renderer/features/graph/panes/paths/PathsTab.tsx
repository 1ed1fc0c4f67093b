import { Button, NumericInput } from "@blueprintjs/core";
import { Cross, Route, SwapHorizontal } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { NodeKey } from "#shared/contract/graph";
import { useApp, useGraph } from "../../../../stores/context";
import { asNodeKey } from "#shared/graph/scene/keys";
import { FoundPaths } from "./FoundPaths";
import { PathEnd } from "./PathEnd";

const COUNT = 5;
const MOST = 20;

/** The ways between two nodes, the rarest first; the rest of the canvas is dimmed until they are cleared. */
export function PathsTab() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const path = useGraph((state) => state.scene.path);
  const paths = useGraph((state) => state.paths);
  const busy = useGraph((state) => state.busy);
  const selected = useGraph((state) => state.selected);
  const [chosen, setChosen] = useState<Partial<Record<"from" | "to", NodeKey | null>>>({});
  const [count, setCount] = useState(path?.count ?? COUNT);
  const pair = selected.flatMap((key) => asNodeKey(key) ?? []);
  const from = chosen.from === undefined ? (path?.from ?? null) : chosen.from;
  const to = chosen.to === undefined ? (path?.to ?? null) : chosen.to;
  const ready = from !== null && to !== null && from !== to;
  const find = (): void => {
    if (from === null || to === null) return;
    setChosen({});
    void graph.getState().findPaths(from, to, count);
  };
  return (
    <div className="graph-tab">
      <PathEnd
        label={t("graph.path.from")}
        value={from}
        onValue={(key) => setChosen({ ...chosen, from: key })}
      />
      <PathEnd
        label={t("graph.path.to")}
        value={to}
        onValue={(key) => setChosen({ ...chosen, to: key })}
      />
      <div className="graph-acts">
        <Button
          size="small"
          variant="minimal"
          disabled={pair.length !== 2}
          text={t("graph.path.fromSelection")}
          title={t("graph.path.fromSelectionHint")}
          onClick={() => setChosen({ from: pair[0] ?? null, to: pair[1] ?? null })}
        />
        <Button
          size="small"
          variant="minimal"
          disabled={from === null && to === null}
          icon={<SwapHorizontal size={12} title={false} />}
          aria-label={t("graph.path.swap")}
          title={t("graph.path.swap")}
          onClick={() => setChosen({ from: to, to: from })}
        />
      </div>
      <div className="graph-line">
        <label className="graph-field">
          <span>{t("graph.path.count")}</span>
          <NumericInput
            size="small"
            min={1}
            max={MOST}
            minorStepSize={null}
            clampValueOnBlur
            value={count}
            onValueChange={(value) => {
              if (Number.isInteger(value) && value >= 1 && value <= MOST) setCount(value);
            }}
          />
        </label>
        <span className="spring" />
        <Button
          size="small"
          intent="primary"
          disabled={!ready || busy}
          icon={<Route size={12} title={false} />}
          text={t("graph.path.find")}
          onClick={find}
        />
        <Button
          size="small"
          disabled={path === null}
          icon={<Cross size={12} title={false} />}
          text={t("common.clear")}
          onClick={() => {
            setChosen({ from: null, to: null });
            graph.getState().clearPaths();
          }}
        />
      </div>
      {from !== null && from === to && <p className="quiet">{t("graph.path.same")}</p>}
      {path !== null && paths !== null && <FoundPaths paths={paths} wanted={path.count} />}
      {path === null && <p className="graph-note quiet">{t("graph.path.how")}</p>}
    </div>
  );
}
