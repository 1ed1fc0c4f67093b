import type { EntityRef } from "#shared/contract/browse";
import type { DataColumn } from "../../../ui/DataTable";
import { EntityLink } from "../../../ui/EntityLink";
import { THIN } from "../../../ui/format";
import { reasonText, type Wording } from "../words";
import type { ComplianceRow } from "./complianceRows";
import { StatusTag } from "./StatusTag";

type Column = DataColumn<ComplianceRow>;

/** Why an order has its status, the weightiest reason first. */
export function ageReasons({ reasons, order }: ComplianceRow, wording: Wording): string {
  const { t } = wording;
  return reasons
    .map(({ reason, card, check }) =>
      [
        t(`identity.ageReason.${reason}`, { card: card ?? "", on: order.on ?? "" }),
        // What a card says of the age is told by the reason itself.
        ...(reason === "check_by_hand" && check !== null
          ? [reasonText(check, false, wording)]
          : []),
      ].join(": "),
    )
    .join("; ");
}

const itemsOf = ({ order }: ComplianceRow): string =>
  order.items
    .map(({ product, name, quantity }) => `${quantity ?? 1} × ${name ?? product}`)
    .join(", ");

export function complianceColumns(
  wording: Wording,
  onOpen: (entity: EntityRef) => void,
): readonly Column[] {
  const { t, format } = wording;
  return [
    {
      id: "order",
      header: t("identity.orderColumn.order"),
      width: 116,
      sticky: true,
      cell: ({ order }) => <EntityLink entity={{ kind: "order", id: order.id }} onOpen={onOpen} />,
      text: ({ order }) => order.id,
    },
    {
      id: "status",
      header: t("identity.orderColumn.status"),
      width: 120,
      cell: ({ status }) => <StatusTag status={status} />,
      text: ({ status }) => t(`identity.age.${status}`),
    },
    {
      id: "at",
      header: t("identity.orderColumn.at"),
      width: 172,
      align: "end",
      cell: ({ order }) => (order.atMs === null ? "" : format.time(order.atMs)),
      text: ({ order }) => (order.atMs === null ? "" : new Date(order.atMs).toISOString()),
    },
    {
      id: "customer",
      header: t("identity.column.customer"),
      width: 96,
      cell: ({ order: { customer } }) =>
        customer === null ? (
          <span className="quiet">–</span>
        ) : (
          <EntityLink entity={{ kind: "customer", id: customer.id }} onOpen={onOpen} />
        ),
      text: ({ order }) => order.customer?.id ?? "",
    },
    {
      id: "amount",
      header: t("identity.orderColumn.amount"),
      width: 96,
      align: "end",
      cell: ({ order }) => (order.amount === null ? "" : `${format.cents(order.amount)}${THIN}€`),
      text: ({ order }) => (order.amount === null ? "" : String(order.amount)),
    },
    {
      id: "reasons",
      header: t("identity.column.reasons"),
      width: 280,
      grow: true,
      cell: (row) => <span title={ageReasons(row, wording)}>{ageReasons(row, wording)}</span>,
      text: (row) => ageReasons(row, wording),
    },
    {
      id: "items",
      header: t("identity.orderColumn.items"),
      hint: t("identity.orderColumn.itemsHint"),
      width: 220,
      cell: (row) => <span title={itemsOf(row)}>{itemsOf(row)}</span>,
      text: itemsOf,
    },
    {
      id: "state",
      header: t("identity.orderColumn.state"),
      width: 90,
      cell: ({ order }) => order.status ?? "",
      text: ({ order }) => order.status ?? "",
    },
  ];
}
