import type { ReportPart } from "#shared/casework/export/report";
import type { TableRow } from "#shared/contract/browse";
import { alignsEnd, fieldText } from "../../../ui/fieldText";
import { cellOf, type EvidenceRows } from "./evidence";
import { momentText, said, type Reported } from "./wording";

/** The payments of the case's customers in order of time, hits marked, each with its number in the file. */
export function paymentsPart(reported: Reported): ReportPart {
  const { evidence, t, format, payments } = reported;
  const from = evidence.customerPayments ?? evidence.hitPayments;
  const rows = from === null ? [] : ordered(from, evidence.hitPayments);
  const fields = from?.table.fields ?? [];
  const otherCurrency = fields.some(({ name }) => name === "currency");
  return {
    kind: "table",
    id: "payments",
    title: t("cases.report.payments"),
    empty: t("cases.report.noPayments"),
    note: null,
    table: {
      columns: [
        { name: t("cases.report.record"), number: true },
        { name: t("cases.report.hit") },
        ...fields.map(({ name, type, entity }) => ({
          name,
          ...(alignsEnd(type) ? { number: true as const } : {}),
          ...(entity === null ? {} : { code: true as const }),
        })),
      ],
      rows: rows.map(({ record, cells }) => [
        format.count(record),
        [...payments.values()].includes(record) ? "●" : null,
        ...fields.map((field, at) => {
          const cell = cells[at] ?? null;
          if (cell === null) return null;
          if (field.type === "flag") return cell === "1" ? t("record.yes") : t("record.no");
          return fieldText({ ...field, otherCurrency }, cell, format);
        }),
      ]),
      shown:
        from !== null && rows.length < from.total
          ? t("cases.shown", { shown: format.count(rows.length), total: format.count(from.total) })
          : null,
      sources: [
        said(
          t("cases.report.fromTable", {
            table: from?.table.name ?? "–",
            file: from?.table.source ?? t("cases.report.noFile"),
          }),
        ),
        said(momentText(reported)),
      ],
    },
  };
}

/** Payments of customers, and hits among nobody's payments, by time and place in the file. */
function ordered(rows: EvidenceRows, hits: EvidenceRows | null): readonly TableRow[] {
  const time = rows.table.fields.find(({ type }) => type === "time")?.name ?? null;
  const known = new Set(rows.rows.map(({ record }) => record));
  const more = (hits?.rows ?? []).filter(({ record }) => !known.has(record));
  const at = (row: TableRow): string => cellOf(rows, row, time) ?? "";
  return [...rows.rows, ...more].sort((a, b) => {
    const [first, second] = [at(a), at(b)];
    return first === second ? a.record - b.record : first < second ? -1 : 1;
  });
}

/** Which data this was: every table with its file and rows. */
export function datasetPart(reported: Reported): ReportPart {
  const { evidence, t, format } = reported;
  const { label, tables, firstMs, lastMs } = evidence.dataset;
  const time = (ms: number | null): string => (ms === null ? "–" : `${format.time(ms)} UTC`);
  return {
    kind: "table",
    id: "dataset",
    title: t("cases.report.dataset"),
    empty: "–",
    note: t("cases.report.span", { label, first: time(firstMs), last: time(lastMs) }),
    table: {
      columns: [
        { name: t("cases.report.table"), code: true },
        { name: t("cases.report.file"), code: true },
        { name: t("cases.report.rows"), number: true },
      ],
      rows: tables.map(({ name, source, rows }) => [name, source, format.count(rows)]),
      shown: null,
      sources: [said(t("cases.report.readBy", { application: evidence.application }))],
    },
  };
}
