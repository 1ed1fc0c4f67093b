import type { ReportColumn } from "#shared/casework/export/report";
import { SCHEMA_SOURCES, type PaymentSource } from "#shared/log/sources";
import { fieldText } from "../../../ui/fieldText";
import { PAYMENTS, type GraphEvidence } from "./gatherEvidence";
import type { Wording } from "./graphFiles";

interface PaymentColumn extends ReportColumn {
  /** Of the table of payments; our decision is of no field. */
  readonly field: string | null;
}

interface PaymentsTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/**
 * The payments with what tells them apart: who, with what, how much, and how it ended. Every field of them is in the
 * data of the file.
 */
export function paymentsTable(
  { payments, decisions }: Pick<GraphEvidence, "payments" | "decisions">,
  wording: Wording,
): PaymentsTable {
  const facts = Object.values(SCHEMA_SOURCES).find(
    (source) => source.payments.table === payments?.table.name,
  )?.payments;
  if (payments === null || facts === undefined) return { columns: [], rows: [] };
  const columns = columnsOf(payments.source, facts, wording);
  const places = new Map(payments.table.fields.map((field, at) => [field.name, { ...field, at }]));
  const outcomes = new Map(decisions.map(({ paymentId, outcome }) => [paymentId, outcome]));
  const cell = (cells: readonly (string | null)[], name: string | undefined): string | null =>
    cells[places.get(name ?? "")?.at ?? -1] ?? null;
  const textOf = (cells: readonly (string | null)[], { field }: PaymentColumn): string | null => {
    if (field === null) {
      const outcome = outcomes.get(cell(cells, payments.source.key) ?? "");
      return outcome === undefined ? null : wording.t(`decision.outcome.${outcome}`);
    }
    const value = cell(cells, field);
    if (value === null || field === facts.label)
      return value === null ? null : flag(value, wording);
    if (field !== facts.amount) return value;
    const currency = cell(cells, facts.facts.currency);
    const otherCurrency = facts.facts.currency !== undefined;
    const amount = fieldText({ name: field, type: "number", otherCurrency }, value, wording.format);
    return currency === null ? amount : `${amount} ${currency}`;
  };
  return {
    columns: [{ name: wording.t("cases.report.record"), number: true }, ...columns],
    rows: payments.rows
      .slice(0, PAYMENTS)
      .map(({ record, cells }) => [
        String(record),
        ...columns.map((column) => textOf(cells, column)),
      ]),
  };
}

const flag = (value: string, { t }: Wording): string => t(`record.${value === "1" ? "yes" : "no"}`);

/** A column for each of them that the schema has. */
function columnsOf(
  { key, keys, time }: NonNullable<GraphEvidence["payments"]>["source"],
  { facts, amount, result, label }: PaymentSource,
  { t }: Wording,
): readonly PaymentColumn[] {
  const id = (field: string | undefined, name: string): PaymentColumn[] =>
    field === undefined ? [] : [{ name, field, code: true }];
  const word = (field: string | null | undefined, name: string): PaymentColumn[] =>
    field === undefined || field === null ? [] : [{ name, field }];
  return [
    ...id(key, t("graph.kind.payment")),
    ...word(time, t("graphExport.evidence.time")),
    ...id(keys.customer, t("graph.kind.customer")),
    ...id(keys.device, t("graph.kind.device")),
    ...id(keys.ip, t("graph.kind.ip")),
    ...word(facts.method, t("graphExport.evidence.method")),
    ...word(facts.channel, t("graphExport.evidence.channel")),
    { name: t("graphExport.evidence.amount"), field: amount, number: true },
    ...word(result, t("graphExport.evidence.result")),
    ...word(label, t("graphExport.fraud")),
    { name: t("graphExport.evidence.decision"), field: null },
  ];
}
