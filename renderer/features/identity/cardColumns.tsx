import { HandUp, Lock } from "@blueprintjs/icons";
import type { ReactNode } from "react";
import type { EntityRef } from "#shared/contract/browse";
import { CARD_FIELDS, type CardField } from "#shared/contract/identity";
import { MASK } from "#shared/domain/personal";
import { shownValue, type CardRow } from "../../stores/identityRows";
import type { DataColumn } from "../../ui/DataTable";
import { EntityLink } from "../../ui/EntityLink";
import { OutcomeTag } from "./OutcomeTag";
import { rowReasons, type Wording } from "./words";

const WIDTHS: Readonly<Record<CardField, number>> = {
  last_name: 112,
  first_name: 104,
  sex: 56,
  birthdate: 104,
  doc_number: 104,
  expiry: 104,
};

type Column = DataColumn<CardRow>;

/** The table of the queue: what is decided and why before what was read. */
export function cardColumns(
  wording: Wording,
  onOpen: (entity: EntityRef) => void,
): readonly Column[] {
  const { t, format } = wording;
  const reasons = (row: CardRow): string => rowReasons(row, wording).join("; ");
  return [
    {
      id: "file",
      header: t("identity.column.file"),
      width: 132,
      sticky: true,
      sortable: true,
      cell: ({ picture }) => (
        <span title={[picture.file, ...picture.copies].join("\n")}>
          {picture.file}
          {picture.copies.length > 0 && (
            <span className="quiet"> +{format.count(picture.copies.length)}</span>
          )}
        </span>
      ),
      text: ({ picture }) => picture.file,
    },
    {
      id: "outcome",
      header: t("identity.column.outcome"),
      width: 144,
      sortable: true,
      cell: ({ outcome, picture }) =>
        picture.status === "reading" || picture.status === "stopped" ? (
          <span className="quiet">{t(`identity.status.${picture.status}`)}</span>
        ) : (
          <OutcomeTag outcome={outcome} />
        ),
      text: ({ outcome }) => t(`identity.outcome.${outcome}`),
    },
    {
      id: "reasons",
      header: t("identity.column.reasons"),
      width: 240,
      cell: (row) => <span title={rowReasons(row, wording).join("\n")}>{reasons(row)}</span>,
      text: reasons,
    },
    {
      id: "lowest",
      header: t("identity.column.lowest"),
      hint: t("identity.column.lowestHint"),
      width: 100,
      align: "end",
      sortable: true,
      cell: ({ lowest }) => (lowest === null ? "" : format.share(lowest)),
      text: ({ lowest }) => (lowest === null ? "" : String(lowest)),
    },
    ...CARD_FIELDS.map((field) => fieldColumn(field, wording)),
    {
      id: "customer",
      header: t("identity.column.customer"),
      width: 96,
      sortable: true,
      cell: ({ customer }) =>
        customer === null ? (
          <span className="quiet">–</span>
        ) : (
          <EntityLink entity={{ kind: "customer", id: customer.id }} onOpen={onOpen} />
        ),
      text: ({ customer }) => customer?.id ?? "",
    },
    {
      id: "orders",
      header: t("identity.column.orders"),
      hint: t("identity.column.ordersHint"),
      width: 150,
      sortable: true,
      cell: ({ orders }) => orders.map(({ id }) => id).join(", "),
      text: ({ orders }) => orders.map(({ id }) => id).join(" "),
    },
  ];
}

function fieldColumn(field: CardField, { t }: Wording): Column {
  return {
    id: field,
    header: t(`identity.field.${field}`),
    width: WIDTHS[field],
    sortable: true,
    cell: (row) => fieldCell(field, row, t),
    text: (row) => valueOf(row, field),
  };
}

/** A reading below the bar is marked as one, by sign and slant; it is no fact. */
function fieldCell(field: CardField, row: CardRow, t: Wording["t"]): ReactNode {
  const text = valueOf(row, field);
  const checked = row.checks?.fields[field];
  if (checked === undefined || text === "") return "";
  const isMasked = text.includes(MASK);
  if (checked.isCertain && !isMasked) return text;
  return (
    <span className={checked.isCertain ? "masked" : "identity-unsure"}>
      {isMasked && <Lock size={11} title={false} />}
      {!checked.isCertain && <HandUp size={11} title={false} />}
      {!checked.isCertain && (
        <span className="visually-hidden">{t("identity.outcome.check_by_hand")} </span>
      )}
      {text}
    </span>
  );
}

export const valueOf = (row: CardRow, field: CardField): string =>
  shownValue(field, row.checks?.fields[field].value ?? "", row.isShown);
