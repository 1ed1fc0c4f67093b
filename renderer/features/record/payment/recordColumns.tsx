import type { EntityRef } from "#shared/contract/browse";
import type { FeatureRecords } from "#shared/contract/decisions";
import type { DataColumn } from "../../../ui/DataTable";
import { EntityLink } from "../../../ui/EntityLink";
import type { FeatureWording } from "../../../ui/featureValue";
import { THIN } from "../../../ui/format";
import { distanceText } from "../timelineRows";

export type RecordRow = FeatureRecords["rows"][number];

interface ColumnOptions {
  /** Time of the payment. */
  readonly ms: number;
  readonly wording: FeatureWording;
  readonly onOpen: (entity: EntityRef) => void;
}

/** What is shown of a record inside a feature's window. */
export function recordColumns(options: ColumnOptions): readonly DataColumn<RecordRow>[] {
  const { ms, wording, onOpen } = options;
  const { t, format, otherCurrency } = wording;
  const before = (row: RecordRow) => distanceText(row.ms - ms, t("record.day"));
  return [
    {
      id: "time",
      header: t("record.timeline.time"),
      width: 168,
      align: "end",
      cell: (row) => format.time(row.ms),
      text: (row) => format.time(row.ms),
    },
    {
      id: "before",
      header: t("record.timeline.toPayment"),
      width: 110,
      align: "end",
      cell: before,
      text: before,
    },
    {
      id: "what",
      header: t("record.timeline.what"),
      width: 240,
      cell: ({ kind, what, current }) => (
        <>
          <span className="quiet">{t(`record.timeline.kind.${kind}`)}</span> {what}
          {current && <span className="own-mark">{t("record.timeline.own")}</span>}
        </>
      ),
      text: ({ kind, what }) => [t(`record.timeline.kind.${kind}`), what].filter(Boolean).join(" "),
    },
    {
      id: "amount",
      header: t("record.timeline.amount"),
      width: 90,
      align: "end",
      cell: ({ amount }) =>
        amount === null ? (
          <span className="quiet">–</span>
        ) : (
          `${format.cents(amount)}${otherCurrency === true ? "" : `${THIN}€`}`
        ),
      text: ({ amount }) => (amount === null ? "" : String(amount)),
    },
    {
      id: "record",
      header: t("record.timeline.record"),
      width: 120,
      cell: ({ entity }) => (entity === null ? "" : <EntityLink entity={entity} onOpen={onOpen} />),
      text: ({ entity }) => entity?.id ?? "",
    },
  ];
}
