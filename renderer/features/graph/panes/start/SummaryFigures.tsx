import { useTranslation } from "react-i18next";
import type { GraphSummary } from "#shared/contract/graph";
import { Stat } from "../../../../ui/Stat";
import { useFormat } from "../../../../ui/useFormat";

/** What the graph holds as of the clock. */
export function SummaryFigures({ summary }: { readonly summary: GraphSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { customers, nodes, shared, alone, components, largest, mostCustomers } = summary;
  const ofAll = (count: number, all: number): string =>
    t("graph.pane.shown", { shown: format.count(count), total: format.count(all) });
  return (
    <dl className="stats graph-stats">
      <Stat
        label={t("graph.figure.payers")}
        hint={t("graph.figure.payersHint")}
        value={format.count(customers)}
      />
      <Stat
        label={t("graph.figure.sharedDevices")}
        hint={t("graph.figure.sharedEntitiesHint")}
        value={ofAll(shared.device, nodes.device)}
      />
      <Stat
        label={t("graph.figure.sharedIps")}
        hint={t("graph.figure.sharedEntitiesHint")}
        value={ofAll(shared.ip, nodes.ip)}
      />
      <Stat
        label={t("graph.figure.most")}
        hint={t("graph.figure.mostHint")}
        value={t("graph.count.customers", {
          count: mostCustomers,
          n: format.count(mostCustomers),
        })}
      />
      <Stat
        label={t("graph.figure.components")}
        hint={t("graph.figure.componentsHint")}
        value={
          components === 0
            ? format.count(0)
            : t("graph.figure.withLargest", {
                n: format.count(components),
                largest: format.count(largest),
              })
        }
      />
      <Stat
        label={t("graph.figure.alone")}
        hint={t("graph.figure.aloneHint")}
        value={ofAll(alone, customers)}
      />
    </dl>
  );
}
