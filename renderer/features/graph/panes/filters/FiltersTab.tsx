import { Button, Checkbox, NumericInput } from "@blueprintjs/core";
import { Cross } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import {
  DEFAULT_KINDS,
  NODE_KINDS,
  type GraphApi,
  type GraphAt,
  type NodeKind,
} from "#shared/contract/graph";
import { EMPTY_SCENE } from "#shared/contract/scene";
import { useApp, useGraph } from "../../../../stores/context";
import { useFormat } from "../../../../ui/useFormat";
import { NodeMark } from "../parts/NodeMark";
import { useAsOfText } from "../parts/useAsOfText";
import { useGraphAnswer } from "../parts/useGraphAnswer";
import { WindowFields } from "./WindowFields";
import { filtersOn } from "./filtersOn";

const RISK_STEP = 0.05;
export const askSummary = (graph: GraphApi, at: GraphAt) => graph.summary(at);

/** What is left out of the picture: by time, by payments, by risk and by kind. */
export function FiltersTab() {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const filter = useGraph((state) => state.scene.filter);
  const { setFilter } = graph.getState();
  const on = filtersOn(filter);
  return (
    <div className="graph-tab graph-filters">
      <p className="graph-line">
        <span role="status">
          {on === 0
            ? t("graph.filter.none")
            : t("graph.filter.on", { count: on, n: format.count(on) })}
        </span>
        <span className="spring" />
        <Button
          size="small"
          variant="minimal"
          disabled={on === 0}
          icon={<Cross size={12} title={false} />}
          text={t("graph.filter.clearAll")}
          onClick={() => setFilter(EMPTY_SCENE.filter)}
        />
      </p>
      <WindowFields window={filter.window} onWindow={(window) => setFilter({ window })} />
      <label className="graph-field">
        <span>{t("graph.filter.leastPayments")}</span>
        <NumericInput
          size="small"
          min={1}
          stepSize={1}
          minorStepSize={null}
          clampValueOnBlur
          value={filter.leastPayments}
          onValueChange={(value) => {
            if (Number.isInteger(value) && value >= 1) setFilter({ leastPayments: value });
          }}
        />
      </label>
      <label className="graph-field">
        <span>{t("graph.filter.leastRisk")}</span>
        <span className="graph-range">
          <input
            type="range"
            min={0}
            max={1}
            step={RISK_STEP}
            value={filter.leastRisk}
            aria-valuetext={format.cents(filter.leastRisk)}
            onChange={({ currentTarget }) => setFilter({ leastRisk: Number(currentTarget.value) })}
          />
          <output>{format.cents(filter.leastRisk)}</output>
        </span>
      </label>
      <KindBoxes kinds={filter.kinds} onKinds={(kinds) => setFilter({ kinds: [...kinds] })} />
    </div>
  );
}

interface KindsProps {
  readonly kinds: readonly NodeKind[];
  readonly onKinds: (kinds: readonly NodeKind[]) => void;
}

/** Which kinds are on the canvas; customers, devices and IPs unless asked otherwise. */
function KindBoxes({ kinds, onKinds }: KindsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
  const drawn = useGraph((state) => state.drawn.nodes);
  const { value } = useGraphAnswer(askSummary);
  const ofAll = (kind: NodeKind) => ({
    shown: format.count(drawn.filter((node) => node.kind === kind).length),
    total: value === null ? "…" : format.count(value.nodes[kind]),
  });
  const offered = NODE_KINDS.filter(
    (kind) => kinds.includes(kind) || value === null || value.nodes[kind] > 0,
  );
  return (
    <fieldset className="graph-kinds">
      <legend>{t("graph.filter.kinds")}</legend>
      {offered.map((kind) => (
        <div key={kind} className="graph-kind">
          <Checkbox
            checked={kinds.includes(kind)}
            onChange={({ currentTarget }) =>
              onKinds(
                currentTarget.checked
                  ? NODE_KINDS.filter((one) => one === kind || kinds.includes(one))
                  : kinds.filter((one) => one !== kind),
              )
            }
          >
            <NodeMark kind={kind} /> {t(`graph.kind.${kind}`)}
            {!DEFAULT_KINDS.includes(kind) && (
              <span className="quiet"> {t("graph.filter.onDemand")}</span>
            )}
          </Checkbox>
          <span className="quiet">
            {kind === "customer"
              ? t("graph.filter.ofCustomers", ofAll(kind))
              : t("graph.filter.ofKind", ofAll(kind))}
          </span>
        </div>
      ))}
      <p className="quiet">{t("graph.filter.counted", { asOf })}</p>
    </fieldset>
  );
}
