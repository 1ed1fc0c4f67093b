import { useTranslation } from "react-i18next";
import type { GraphGroup } from "#shared/contract/graph";
import { groupLabel } from "#shared/graph/scene/groupLabel";
import { useFormat } from "../../../../ui/useFormat";
import { NodeLabel } from "../parts/NodeLabel";
import { NodeMark } from "../parts/NodeMark";
import { RiskFigure } from "../parts/RiskFigure";
import { moveInList } from "../parts/moveInList";

interface Props {
  readonly groups: readonly GraphGroup[];
  readonly onOpen: (key: string) => void;
}

/** Groups with their sizes and risk; arrows move, Enter opens. */
export function GroupList({ groups, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="graph-list" aria-label={t("graph.group.list")} onKeyDown={moveInList}>
      {groups.map((group) => {
        const { key, customers, shared, payments, fraud, risk } = group;
        return (
          <li key={key}>
            <button
              type="button"
              className="graph-row"
              data-list-item
              title={t("graph.group.openHint")}
              onClick={() => onOpen(key)}
            >
              <NodeMark kind="group" />
              <span className="graph-row-name">
                <NodeLabel label={groupLabel(group)} />
              </span>
              <RiskFigure risk={risk} />
              <span className="graph-row-facts">
                {[
                  t("graph.count.customers", { count: customers, n: format.count(customers) }),
                  t("graph.count.shared", { count: shared, n: format.count(shared) }),
                  t("graph.count.payments", { count: payments, n: format.count(payments) }),
                  ...(fraud > 0
                    ? [t("graph.count.fraud", { count: fraud, n: format.count(fraud) })]
                    : []),
                ].join(" · ")}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
