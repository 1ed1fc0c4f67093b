import type { FormatComparison } from "../../domain/dataset";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { listed } from "../judge";
import { SAMPLE_LIMIT } from "../report";

const perComparison =
  (judge: (comparison: FormatComparison) => Finding) =>
  (context: CheckContext): readonly Finding[] =>
    context.dataset.comparisons.map((comparison) => ({
      ...judge(comparison),
      subject: `${comparison.table}.${comparison.other.split(".").at(-1)}`,
    }));

const differingRows = (comparison: FormatComparison): Finding => ({
  count: comparison.differingRows,
  total: Math.max(comparison.total, comparison.differingRows),
  sample: comparison.sample.slice(0, SAMPLE_LIMIT).map(({ row, field, read, other }) => ({
    table: comparison.table,
    record: row,
    key: null,
    values: { column: field, [comparison.read]: read, [comparison.other]: other },
  })),
  facts: {
    read: comparison.read,
    other: comparison.other,
    rows_read: comparison.rowsRead,
    rows_other: comparison.rowsOther,
  },
});

const typeDifferences = (comparison: FormatComparison): Finding => ({
  count: comparison.typeDifferences.length,
  total: Math.max(comparison.typeDifferences.length, 1),
  sample: comparison.typeDifferences.slice(0, SAMPLE_LIMIT).map(({ field, read, other }) => ({
    table: comparison.table,
    record: null,
    key: null,
    values: { column: field, [comparison.read]: read, [comparison.other]: other },
  })),
  facts: {
    read: comparison.read,
    other: comparison.other,
    columns: listed(comparison.typeDifferences.map(({ field }) => field)),
  },
});

const columnDifferences = (comparison: FormatComparison): Finding => {
  const { table, other, missingColumns, extraColumns } = comparison;
  const named = [
    ...missingColumns.map((column) => ({ column, what: "missing" })),
    ...extraColumns.map((column) => ({ column, what: "extra" })),
  ];
  return {
    count: named.length,
    total: Math.max(named.length, 1),
    sample: named
      .slice(0, SAMPLE_LIMIT)
      .map((values) => ({ table, record: null, key: null, values: { file: other, ...values } })),
    facts: { other, missing: listed(missingColumns), extra: listed(extraColumns) },
  };
};

export const FORMAT_CHECKS: readonly CheckDefinition[] = [
  {
    kind: "formats.agree",
    group: "formats",
    severity: "warning",
    needs: [],
    run: perComparison(differingRows),
  },
  {
    kind: "formats.types",
    group: "formats",
    severity: "information",
    needs: [],
    run: perComparison(typeDifferences),
  },
  {
    kind: "formats.columns",
    group: "formats",
    severity: "warning",
    needs: [],
    run: perComparison(columnDifferences),
  },
];
