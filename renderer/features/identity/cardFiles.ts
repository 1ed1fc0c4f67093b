import { CARD_FIELDS } from "#shared/contract/identity";
import { csvOf, type ExportCell } from "#shared/export/csv";
import type { CardRow } from "../../stores/identityRows";
import type { App } from "../../stores/stores";
import { fileStem } from "../../ui/fileStem";
import { valueOf } from "./cardColumns";
import { rowReasons, type Wording } from "./words";

export const CARD_FORMATS = ["csv", "json"] as const;
export type CardFormat = (typeof CARD_FORMATS)[number];

/** Hands rows to the user as a file, and tells its name. What is masked on screen is masked in it. */
export function saveCards(
  { ports, notices, session }: Pick<App, "ports" | "notices" | "session">,
  rows: readonly CardRow[],
  kind: CardFormat,
  wording: Wording,
): void {
  const file = `${fileStem(session.getState().current?.label ?? "")}-cards.${kind}`;
  const records = rows.map((row) => recordOf(row, wording));
  if (kind === "csv") ports.files.save(file, "text/csv", csvOf(COLUMNS, records.map(lineOf)));
  else ports.files.save(file, "application/json", `${JSON.stringify(records, null, 2)}\n`);
  notices.getState().add("success", { kind: "exported", file });
}

/** A row in plain values. */
function recordOf(row: CardRow, wording: Wording) {
  const { picture, checks, customer, linkedBy, orders, order, on, outcome } = row;
  return {
    file: picture.file,
    sha256: picture.sha256,
    fields: CARD_FIELDS.map((field) => {
      const checked = checks?.fields[field];
      return {
        field,
        value: valueOf(row, field),
        confidence: checked?.confidence ?? null,
        certain: checked?.isCertain ?? false,
        corrected: checked?.isCorrected ?? false,
      };
    }),
    checks: (checks?.checks ?? []).map(({ check, field, outcome: found, reason }) => ({
      check,
      field,
      outcome: found,
      reason,
    })),
    decision: outcome,
    decided_for: order?.id ?? null,
    on,
    problem: picture.reading?.problem ?? picture.error?.code ?? null,
    reasons: rowReasons(row, wording),
    customer_id: customer?.id ?? null,
    linked_by: linkedBy,
    orders: orders.map(({ id }) => id),
  };
}

type CardRecord = ReturnType<typeof recordOf>;

const PLAIN = ["decision", "decided_for", "on", "problem", "customer_id", "linked_by"] as const;

const COLUMNS: readonly string[] = [
  "file",
  "sha256",
  ...CARD_FIELDS.flatMap((field) => [field, `${field}_confidence`, `${field}_certain`]),
  ...PLAIN,
  "reasons",
  "orders",
];

const lineOf = (record: CardRecord): readonly ExportCell[] => [
  record.file,
  record.sha256,
  ...record.fields.flatMap(({ value, confidence, certain }) => [
    value,
    confidence,
    Number(certain),
  ]),
  ...PLAIN.map((name) => record[name]),
  record.reasons.join("; "),
  record.orders.join(" "),
];
