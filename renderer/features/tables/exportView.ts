import type { ExportFormat, TableView } from "#shared/contract/browse";
import type { AsOf } from "#shared/contract/replay";
import type { App } from "../../stores/stores";

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv",
  parquet: "application/vnd.apache.parquet",
};

/** Hands the rows of a view to the user as a file, the given columns only; what is masked stays masked. */
export async function exportView(
  { ports, notices }: Pick<App, "ports" | "notices">,
  { view, asOf }: { readonly view: TableView; readonly asOf: AsOf | null },
  columns: readonly string[],
  format: ExportFormat,
): Promise<void> {
  const answer = await ports.engine.exportRows(view, columns, format, asOf);
  if (!answer.ok) return notices.getState().addError(answer.error);
  const file = `${view.table}.${format}`;
  ports.files.save(file, MEDIA_TYPES[format], answer.value.bytes);
  notices.getState().add("success", { kind: "exported", file });
}
