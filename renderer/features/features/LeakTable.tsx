import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LeakReport } from "#shared/contract/decisions";
import { useApp, usePrivacy, useSession } from "../../stores/context";
import { copyRows } from "../../stores/copy";
import { DataTable, ROW_HEIGHT, tsvOf, type DataColumn } from "../../ui/DataTable";
import { EntityLink } from "../../ui/EntityLink";
import { featureText, unknownFeature, type FeatureWording } from "../../ui/featureValue";
import { useAnswer } from "../../ui/useAnswer";
import { useFormat } from "../../ui/useFormat";

type Leak = LeakReport["leaks"][number];

const VISIBLE = 12;

/** The leaks one by one: at which payment which feature came out differently, and after what change. */
export function LeakTable({ leaks }: { leaks: readonly Leak[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { openEntity } = app.navigation.getState();
  const { decisions } = app.ports.engine;
  const revealed = usePrivacy((state) => state.allRevealed);
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const catalogue = useAnswer(
    useCallback(() => decisions.features(), [decisions]),
    generation,
  ).value;
  const columns = useMemo(() => {
    const wording: FeatureWording = { format, t, revealed, otherCurrency: true };
    const known = new Map(catalogue?.map((info) => [info.name, info]));
    const written = (leak: Leak, value: Leak["before"]) =>
      featureText(known.get(leak.feature) ?? unknownFeature(leak.feature), value, wording);
    return leakColumns(written, wording, (id) => openEntity({ kind: "payment", id }));
  }, [catalogue, format, t, revealed, openEntity]);
  return (
    <section className="record-section" aria-labelledby="leak-list">
      <h2 id="leak-list">
        {t("features.leak.leaks")}
        <span className="quiet">{format.count(leaks.length)}</span>
      </h2>
      <DataTable<Leak>
        label={t("features.leak.leaks")}
        columns={columns}
        count={leaks.length}
        rowAt={(at) => leaks[at]}
        {...(leaks.length > VISIBLE ? { maxHeight: (VISIBLE + 1.5) * ROW_HEIGHT } : {})}
        onOpen={(at) => {
          const id = leaks[at]?.paymentId;
          if (id !== undefined) openEntity({ kind: "payment", id });
        }}
        onCopy={(first, last) => {
          const copied = leaks.slice(first, last + 1);
          void copyRows(app, tsvOf(columns, copied), copied.length);
        }}
      />
    </section>
  );
}

function leakColumns(
  written: (leak: Leak, value: Leak["before"]) => string,
  { t }: FeatureWording,
  onOpen: (payment: string) => void,
): readonly DataColumn<Leak>[] {
  return [
    {
      id: "payment",
      header: t("features.leak.payment"),
      width: 120,
      cell: ({ paymentId }) => (
        <EntityLink entity={{ kind: "payment", id: paymentId }} onOpen={({ id }) => onOpen(id)} />
      ),
      text: ({ paymentId }) => paymentId,
    },
    {
      id: "feature",
      header: t("features.leak.feature"),
      width: 240,
      cell: ({ feature }) => <span className="mono">{feature}</span>,
      text: ({ feature }) => feature,
    },
    {
      id: "before",
      header: t("features.leak.before"),
      width: 110,
      align: "end",
      cell: (leak) => written(leak, leak.before),
      text: (leak) => written(leak, leak.before),
    },
    {
      id: "after",
      header: t("features.leak.after"),
      width: 110,
      align: "end",
      cell: (leak) => written(leak, leak.after),
      text: (leak) => written(leak, leak.after),
    },
    {
      id: "change",
      header: t("features.leak.change"),
      width: 320,
      grow: true,
      cell: ({ change }) => t(`features.leak.changed.${change}`),
      text: ({ change }) => t(`features.leak.changed.${change}`),
    },
  ];
}
