import { Button } from "@blueprintjs/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { STREAMS, type UntimedPage } from "#shared/contract/replay";
import { useApp, useClock, useNavigation } from "../../../stores/context";
import { DataTable, type DataColumn } from "../../../ui/DataTable";
import { EmptyState } from "../../../ui/EmptyState";
import { EntityLink } from "../../../ui/EntityLink";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import { Failed } from "../Failed";

type UntimedRow = UntimedPage["rows"][number];

/** Rows of one page. */
const ROWS = 1000;

/** Records without a usable time: the clock reaches none of them, so they are told of here. */
export function UntimedTab() {
  const { t } = useTranslation();
  const format = useFormat();
  const { replay } = useApp().ports.engine;
  const span = useClock((state) => state.span);
  const [from, setFrom] = useState(0);
  const { value, error } = useAnswer(
    useCallback(() => replay.untimed(from, ROWS), [replay, from]),
    span,
  );
  if (error !== null) return <Failed error={error} />;
  if (value === null) return <div className="skeleton" />;
  if (value.total === 0)
    return (
      <EmptyState title={t("timeline.untimed.none")}>
        <p>{t("timeline.untimed.noneHint")}</p>
      </EmptyState>
    );
  const streams = STREAMS.filter((stream) => value.streams[stream] > 0);
  return (
    <div className="timeline-untimed">
      <div className="timeline-tab-head">
        <span>
          {t("timeline.untimed.total", { count: value.total, n: format.count(value.total) })}
        </span>
        {streams.map((stream) => (
          <span key={stream} className="quiet">
            {`${t(`timeline.stream.${stream}`)}: ${format.count(value.streams[stream])}`}
          </span>
        ))}
        <span className="spring" />
        {value.total > ROWS && (
          <Pages from={from} shown={value.rows.length} total={value.total} onFrom={setFrom} />
        )}
      </div>
      <UntimedTable rows={value.rows} />
    </div>
  );
}

interface PagesProps {
  readonly from: number;
  readonly shown: number;
  readonly total: number;
  readonly onFrom: (from: number) => void;
}

function Pages({ from, shown, total, onFrom }: PagesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <span className="quiet">
        {t("timeline.untimed.page", {
          from: format.count(from + 1),
          to: format.count(from + shown),
          total: format.count(total),
        })}
      </span>
      <Button
        size="small"
        text={t("timeline.untimed.previous")}
        disabled={from === 0}
        onClick={() => onFrom(Math.max(0, from - ROWS))}
      />
      <Button
        size="small"
        text={t("timeline.untimed.next")}
        disabled={from + shown >= total}
        onClick={() => onFrom(from + ROWS)}
      />
    </>
  );
}

function UntimedTable({ rows }: { readonly rows: readonly UntimedRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { inspect, openEntity } = useApp().navigation.getState();
  const inspected = useNavigation((state) => state.inspected);
  const columns = useMemo(
    (): readonly DataColumn<UntimedRow>[] => [
      {
        id: "stream",
        header: t("timeline.column.stream"),
        width: 110,
        cell: ({ stream }) => t(`timeline.kind.${stream}`),
      },
      {
        id: "record",
        header: t("timeline.column.record"),
        width: 180,
        cell: ({ entity, address }) =>
          entity === null ? (
            `${address.table}, ${t("inspector.row", { n: format.count(address.record) })}`
          ) : (
            <EntityLink entity={entity} onOpen={openEntity} />
          ),
      },
      {
        id: "customer",
        header: t("timeline.column.customer"),
        width: 140,
        cell: ({ customer }) =>
          customer === null ? (
            <span className="quiet">–</span>
          ) : (
            <EntityLink entity={{ kind: "customer", id: customer }} onOpen={openEntity} />
          ),
      },
      {
        id: "what",
        header: t("timeline.column.what"),
        width: 200,
        grow: true,
        cell: ({ what }) => what ?? <span className="quiet">–</span>,
      },
    ],
    [t, format, openEntity],
  );
  const selected = rows.findIndex(
    ({ address }) => address.table === inspected?.table && address.record === inspected.record,
  );
  const show = (index: number) => inspect(rows[index]?.address ?? null);
  return (
    <DataTable<UntimedRow>
      label={t("timeline.tab.untimed")}
      columns={columns}
      count={rows.length}
      rowAt={(index) => rows[index]}
      selected={selected === -1 ? null : selected}
      onSelect={(index, by) => {
        if (by === "click" || inspected !== null) show(index);
      }}
      onOpen={show}
    />
  );
}
