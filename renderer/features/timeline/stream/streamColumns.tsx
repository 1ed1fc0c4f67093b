import { Button } from "@blueprintjs/core";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import type { EntityKind, EntityRef } from "#shared/contract/browse";
import { formatInstant } from "#shared/domain/time";
import type { DataColumn } from "../../../ui/DataTable";
import { EntityLink } from "../../../ui/EntityLink";
import { THIN, type Format } from "../../../ui/format";
import { OutcomeTag } from "../../../ui/OutcomeTag";
import { rowTime, type StreamRow } from "./streamRows";

interface ColumnOptions {
  readonly t: TFunction;
  readonly format: Format;
  readonly onOpen: (entity: EntityRef) => void;
  readonly onGoTo: (row: StreamRow) => void;
}

/** The columns of the stream; rows still to come are grey in each. */
export function streamColumns(options: ColumnOptions): readonly DataColumn<StreamRow>[] {
  const { t, format, onOpen, onGoTo } = options;
  const column = (
    id: "time" | "stream" | "what" | "customer" | "session" | "amount" | "outcome",
    width: number,
    cell: (row: StreamRow) => ReactNode,
    text: (row: StreamRow) => string,
  ): DataColumn<StreamRow> => ({
    id,
    header: t(`timeline.column.${id}`),
    width,
    cell: (row) => <span className={row.future ? "timeline-future" : undefined}>{cell(row)}</span>,
    text,
  });
  const link = (kind: EntityKind, id: string | null): ReactNode =>
    id === null ? NOTHING : <EntityLink entity={{ kind, id }} onOpen={onOpen} />;
  const amount = column(
    "amount",
    84,
    ({ record }) => (record.amount === null ? NOTHING : `${format.cents(record.amount)}${THIN}€`),
    ({ record }) => (record.amount === null ? "" : String(record.amount)),
  );
  return [
    {
      id: "clock",
      header: "",
      width: 32,
      hint: t("timeline.clockColumn"),
      cell: (row) => <ClockCell row={row} label={t("timeline.here")} />,
    },
    column(
      "time",
      168,
      (row) => <span title={exactTime(row)}>{rowTime(row, format)}</span>,
      exactTime,
    ),
    column(
      "stream",
      92,
      ({ record }) => <span className="quiet">{t(`timeline.kind.${record.kind}`)}</span>,
      ({ record }) => t(`timeline.kind.${record.kind}`),
    ),
    { ...column("what", 140, whatOf, ({ record }) => record.what ?? ""), grow: true },
    column(
      "customer",
      92,
      ({ record }) => link("customer", record.customer),
      ({ record }) => record.customer ?? "",
    ),
    column(
      "session",
      92,
      ({ record }) => link("session", record.session),
      ({ record }) => record.session ?? "",
    ),
    { ...amount, align: "end" },
    column(
      "outcome",
      116,
      ({ record }) => (record.outcome === null ? "" : <OutcomeTag outcome={record.outcome} />),
      ({ record }) => (record.outcome === null ? "" : t(`decision.outcome.${record.outcome}`)),
    ),
    {
      id: "goTo",
      header: "",
      width: 76,
      cell: (row) => <GoTo label={t("timeline.goTo")} onGoTo={() => onGoTo(row)} />,
    },
  ];
}

const NOTHING = <span className="quiet">–</span>;

const exactTime = ({ record: { ms, nano } }: StreamRow): string => formatInstant(ms, nano);

const whatOf = ({ record: { what, entity } }: StreamRow): ReactNode => (
  <>
    {what ?? NOTHING}
    {entity !== null && entity.kind !== "session" && entity.kind !== "product" && (
      <span className="quiet mono timeline-own-id"> {entity.id}</span>
    )}
  </>
);

function ClockCell({ row, label }: { readonly row: StreamRow; readonly label: string }) {
  if (!row.current) return null;
  return (
    <span className="timeline-current" title={label}>
      <span aria-hidden>▶</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}

function GoTo({ label, onGoTo }: { readonly label: string; readonly onGoTo: () => void }) {
  return (
    <Button
      size="small"
      variant="minimal"
      className="timeline-go-to"
      tabIndex={-1}
      text={label}
      onClick={(event) => {
        event.stopPropagation();
        onGoTo();
      }}
    />
  );
}
