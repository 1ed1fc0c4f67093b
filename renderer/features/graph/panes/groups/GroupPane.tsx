import { Button } from "@blueprintjs/core";
import { CollapseAll, ExpandAll } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { GraphGroup } from "#shared/contract/graph";
import { groupLabel } from "#shared/graph/scene/groupLabel";
import { useApp, useGraph } from "../../../../stores/context";
import { THIN } from "../../../../ui/format";
import { Stat } from "../../../../ui/Stat";
import { useFormat } from "../../../../ui/useFormat";
import { NodeLabel } from "../parts/NodeLabel";
import { NodeMark } from "../parts/NodeMark";
import { RiskFigure } from "../parts/RiskFigure";
import { useAsOfText } from "../parts/useAsOfText";

/** A group: how many it holds, their figures, and the way in. */
export function GroupPane({ group }: { readonly group: GraphGroup }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asOf = useAsOfText();
  const { graph } = useApp();
  const isOpen = useGraph(({ scene }) => scene.open.includes(group.key));
  const { key, customers, devices, ips, shared, payments, failed, fraud, cents, risk } = group;
  const { openGroup, closeGroup } = graph.getState();
  return (
    <article className="graph-card">
      <header className="graph-card-head">
        <h2>
          <NodeMark kind="group" />
          <span className="quiet">{t("graph.kind.group")}</span>
          <NodeLabel label={groupLabel(group)} />
        </h2>
        <p className="quiet">{asOf}</p>
      </header>
      <dl className="stats graph-stats">
        <Stat label={t("graph.figure.customers")} value={format.count(customers)} />
        <Stat label={t("graph.figure.devices")} value={format.count(devices)} />
        <Stat label={t("graph.figure.ips")} value={format.count(ips)} />
        <Stat
          label={t("graph.figure.shared")}
          hint={t("graph.figure.sharedHint")}
          value={format.count(shared)}
        />
        <Stat label={t("graph.figure.payments")} value={format.count(payments)} />
        <Stat
          label={t("graph.figure.failed")}
          hint={t("graph.figure.failedHint")}
          value={format.count(failed)}
        />
        <Stat
          label={t("graph.figure.fraud")}
          hint={t("graph.figure.fraudHint")}
          value={<span className={fraud > 0 ? "risk" : undefined}>{format.count(fraud)}</span>}
        />
        <Stat
          label={t("graph.figure.amount")}
          hint={t("graph.figure.amountHint")}
          value={`${format.money(cents / 100)}${THIN}€`}
        />
        <Stat label={t("graph.pane.risk")} value={<RiskFigure risk={risk} />} />
      </dl>
      {payments > 0 && (
        <p className="graph-times">
          <span>
            <span className="quiet">{t("graph.figure.first")}</span> {format.time(group.firstMs)}
          </span>
          <span>
            <span className="quiet">{t("graph.figure.last")}</span> {format.time(group.lastMs)}
          </span>
        </p>
      )}
      <div className="graph-acts">
        {isOpen ? (
          <Button
            size="small"
            icon={<CollapseAll size={12} title={false} />}
            text={t("graph.group.close")}
            onClick={() => closeGroup(key)}
          />
        ) : (
          <Button
            size="small"
            intent="primary"
            icon={<ExpandAll size={12} title={false} />}
            text={t("graph.group.open")}
            title={t("graph.group.openHint")}
            onClick={() => void openGroup(key)}
          />
        )}
      </div>
    </article>
  );
}
