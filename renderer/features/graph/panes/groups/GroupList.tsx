import { useTranslation } from "react-i18next";
import type { GraphGroup, Grouping } from "#shared/contract/graph";
import { useFormat } from "../../../../ui/useFormat";
import { NodeMark } from "../parts/NodeMark";
import { RiskFigure } from "../parts/RiskFigure";
import { moveInList } from "../parts/moveInList";

interface Props {
  readonly groups: readonly GraphGroup[];
  readonly by: Grouping;
  readonly onOpen: (key: string) => void;
}

/** Groups with their sizes and risk; arrows move, Enter opens. */
export function GroupList({ groups, by, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="graph-list" aria-label={t("graph.group.list")} onKeyDown={moveInList}>
      {groups.map((group) => {
        const { key, name, customers, shared, payments, fraud, risk } = group;
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
              <span className="graph-row-name">{groupName(name, by)}</span>
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

  function groupName(name: string, grouping: Grouping) {
    if (name === "") return t("graph.group.unnamed");
    if (grouping === "country" || grouping === "device")
      return <span className="mono">{name}</span>;
    return (
      <>
        {t("graph.group.of")} <span className="mono">{name}</span>
      </>
    );
  }
}
