import type { LossCount, QuarantinedRows } from "../domain/dataset";
import type { TableSpec } from "../domain/schema";
import type { CheckContext } from "./context";
import type { Finding } from "./definition";
import { SAMPLE_LIMIT, type SampleRow } from "./report";

const lostRow = (lost: QuarantinedRows): SampleRow => ({
  table: lost.table,
  record: lost.row,
  key: null,
  values: {
    reason: lost.reason,
    field: lost.field ?? null,
    file: lost.file,
    rows: lost.count,
    text: lost.raw.slice(0, 200),
  },
});

/** Quarantined rows of a table that `accept` chooses: all of them counted, the first as a sample. */
export function lostRows(
  context: CheckContext,
  table: string,
  accept: (lost: Pick<LossCount, "reason" | "field">) => boolean,
): { readonly count: number; readonly sample: readonly SampleRow[] } {
  const losses = context.source(table)?.losses ?? [];
  const kept = context.dataset.quarantine.filter(
    ({ table: of, reason, field = null }) => of === table && accept({ reason, field }),
  );
  return {
    count: losses.filter(accept).reduce((sum, { count }) => sum + count, 0),
    sample: kept.slice(0, SAMPLE_LIMIT).map(lostRow),
  };
}

/** Kept and quarantined rows of a table. */
export const rowsSeen = (context: CheckContext, table: string): number =>
  (context.dataset.tables.get(table)?.rows ?? 0) + (context.source(table)?.quarantined ?? 0);

/** One finding per table of the schema that is there. */
export const perTable =
  (judge: (context: CheckContext, spec: TableSpec) => Finding | null) =>
  (context: CheckContext): readonly Finding[] =>
    context.specs.flatMap((spec) => {
      const finding = context.source(spec.name)?.source === null ? null : judge(context, spec);
      return finding === null ? [] : [{ ...finding, subject: spec.name }];
    });
