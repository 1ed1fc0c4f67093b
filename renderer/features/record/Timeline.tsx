import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { EntityRef, TimelineEntry } from "#shared/contract/browse";
import { formatInstant } from "#shared/domain/time";
import { useApp, useNavigation } from "../../stores/context";
import { copyRows } from "../../stores/copy";
import { DataTable, ROW_HEIGHT, tsvOf, type DataColumn, type RowMark } from "../../ui/DataTable";
import { EntityLink } from "../../ui/EntityLink";
import { THIN, type Format } from "../../ui/format";
import { useFormat } from "../../ui/useFormat";
import { distanceText, isPayment, spanText, timelineRows, type TimelineRow } from "./timelineRows";

interface Props {
  /** The page's own entity. */
  readonly own: EntityRef;
  readonly entries: readonly TimelineEntry[];
  /** When the page's own record starts, or the payment was attempted; null where it does not say. */
  readonly startMs: number | null;
  /** Moments in all, of which `entries` are the last. */
  readonly total: number;
}

/** Rows seen at once, on the page of a session more of them. */
const VISIBLE = 12;
const VISIBLE_OF_SESSION = 18;
/** Rows in view before the payment itself. */
const BEFORE_PAYMENT = 8;

/**
 * What happened, moment by moment: within a session by distance from its start, around a payment by distance from it,
 * else by day.
 */
export function Timeline({ own, entries, total, startMs }: Props) {
  const { kind } = own;
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { openEntity, inspect } = app.navigation.getState();
  const inspected = useNavigation((state) => state.inspected);
  const rows = useMemo(() => timelineRows(entries, total, startMs), [entries, total, startMs]);
  const columns = useMemo(
    () => timelineColumns({ own, rows, format, t, onOpen: openEntity }),
    [own, rows, format, t, openEntity],
  );
  const show = (index: number) => {
    const row = rows[index];
    if (row !== undefined) inspect(row.entry.address);
  };
  const ownAt = rows.findIndex(({ entry }) => kind === "payment" && isPayment(entry, own.id));
  const inspectedAt = rows.findIndex(
    ({ entry: { address } }) =>
      address.table === inspected?.table && address.record === inspected.record,
  );
  const selected = inspected === null ? ownAt : inspectedAt;
  const visible = kind === "session" ? VISIBLE_OF_SESSION : VISIBLE;
  return (
    <section className="record-section" aria-labelledby="section-timeline">
      <h2 id="section-timeline" tabIndex={-1}>
        {t("record.timeline.title")}
        <span className="quiet">
          {entries.length < total
            ? t("record.timeline.last", {
                shown: format.count(entries.length),
                total: format.count(total),
              })
            : format.count(total)}
        </span>
      </h2>
      <DataTable<TimelineRow>
        label={t("record.timeline.title")}
        columns={columns}
        count={rows.length}
        rowAt={(index) => rows[index]}
        selected={selected === -1 ? null : selected}
        {...(rows.length > visible ? { maxHeight: (visible + 1.5) * ROW_HEIGHT } : {})}
        startAt={Math.max(0, ownAt - BEFORE_PAYMENT)}
        onCopy={(first, last) => {
          const copied = rows.slice(first, last + 1);
          void copyRows(app, tsvOf(columns, copied), copied.length);
        }}
        markOf={({ entry }) => markOf(entry, t)}
        futureOf={({ entry }) => (entry.future === true ? t("record.future") : null)}
        onSelect={(index, by) => {
          if (by === "click" || inspected !== null) show(index);
        }}
        onOpen={(index) => {
          const entity = rows[index]?.entry.entity ?? null;
          if (entity === null) show(index);
          else openEntity(entity);
        }}
      />
    </section>
  );
}

const markOf = ({ mark }: TimelineEntry, t: TFunction): RowMark | null =>
  mark === null ? null : { kind: mark, label: t(`record.mark.${mark}`) };

interface ColumnOptions {
  readonly own: EntityRef;
  readonly rows: readonly TimelineRow[];
  readonly format: Format;
  readonly t: TFunction;
  readonly onOpen: (entity: EntityRef) => void;
}

/** Beyond this a pause is worth noticing, milliseconds. */
const LONG_PAUSE = 5 * 60_000;

function timelineColumns(options: ColumnOptions): readonly DataColumn<TimelineRow>[] {
  const { own, rows, format, t, onOpen } = options;
  const ofPayment = own.kind === "payment";
  const relative = ofPayment || own.kind === "session";
  const day = t("record.day");
  const severalDays = rows.filter(({ dayMs }) => dayMs !== null).length > 1;
  const hasProducts = rows.some(({ entry }) => entry.product !== null);
  const dayColumn: DataColumn<TimelineRow> = {
    id: "day",
    header: t("record.timeline.day"),
    width: 104,
    align: "end",
    cell: ({ dayMs }) => (dayMs === null ? "" : <strong>{format.date(dayMs)}</strong>),
  };
  const offsetColumn: DataColumn<TimelineRow> = {
    id: "offset",
    header: ofPayment ? t("record.timeline.toPayment") : t("record.timeline.offset"),
    width: 120,
    align: "end",
    cell: ({ offset }) => (offset === null ? "" : distanceText(offset, day)),
    text: ({ offset }) => (offset === null ? "" : spanText(offset, day)),
  };
  const productColumn: DataColumn<TimelineRow> = {
    id: "product",
    header: t("record.timeline.product"),
    width: 96,
    cell: ({ entry }) =>
      entry.product === null ? (
        <span className="quiet">–</span>
      ) : (
        <EntityLink entity={{ kind: "product", id: entry.product }} onOpen={onOpen} />
      ),
    text: ({ entry }) => entry.product ?? "",
  };
  return [
    ...(relative ? [offsetColumn] : []),
    ...(severalDays || !relative ? [dayColumn] : []),
    {
      id: "time",
      header: t("record.timeline.time"),
      width: 92,
      cell: ({ entry }) => (
        <span title={`${format.time(entry.ms)} + ${entry.nano} ns`}>{format.clock(entry.ms)}</span>
      ),
      text: ({ entry }) => formatInstant(entry.ms, entry.nano),
    },
    {
      id: "gap",
      header: t("record.timeline.gap"),
      width: 120,
      align: "end",
      cell: ({ gap }) =>
        gap === null ? (
          ""
        ) : (
          <span className={gap < LONG_PAUSE ? "quiet" : undefined}>{`+${spanText(gap, day)}`}</span>
        ),
      text: ({ gap }) => (gap === null ? "" : spanText(gap, day)),
    },
    {
      id: "what",
      header: t("record.timeline.what"),
      width: ofPayment ? 230 : 190,
      cell: ({ entry }) => (
        <>
          <span className="quiet">{t(`record.timeline.kind.${entry.kind}`)}</span> {entry.what}
          {ofPayment && isPayment(entry, own.id) && (
            <span className="own-mark">{t("record.timeline.own")}</span>
          )}
        </>
      ),
      text: ({ entry: { kind, what } }) =>
        [t(`record.timeline.kind.${kind}`), what].filter(Boolean).join(" "),
    },
    ...(hasProducts ? [productColumn] : []),
    {
      id: "amount",
      header: t("record.timeline.amount"),
      width: 90,
      align: "end",
      cell: ({ entry: { amount } }) =>
        amount === null ? <span className="quiet">–</span> : `${format.cents(amount)}${THIN}€`,
      text: ({ entry: { amount } }) => (amount === null ? "" : String(amount)),
    },
    {
      id: "record",
      header: t("record.timeline.record"),
      width: 110,
      cell: ({ entry: { entity } }) =>
        entity === null || entity.kind === "product" ? null : (
          <EntityLink entity={entity} onOpen={onOpen} />
        ),
      text: ({ entry: { entity } }) =>
        entity === null || entity.kind === "product" ? "" : entity.id,
    },
  ];
}
