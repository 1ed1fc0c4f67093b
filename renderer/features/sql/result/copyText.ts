import { csvOf } from "#shared/export/csv";
import { tsvOf } from "../../../ui/DataTable";
import type { ResultColumn } from "./columns";
import { tableColumns } from "./tableColumns";

export const COPY_FORMATS = ["tsv", "csv"] as const;
type CopyFormat = (typeof COPY_FORMATS)[number];

/** Rows as a text for the clipboard, with a header line. */
export function copyText(
  columns: readonly ResultColumn[],
  order: Uint32Array,
  format: CopyFormat,
): string {
  const rows = Array.from(order);
  if (format === "tsv")
    return tsvOf(
      tableColumns(columns, () => {}),
      rows,
    );
  const cells = rows.map((row) => columns.map(({ values }) => values[row] ?? null));
  return new TextDecoder().decode(
    csvOf(
      columns.map(({ name }) => name),
      cells,
    ),
  );
}
