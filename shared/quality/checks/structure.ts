import type { FieldSpec, TableSpec } from "../../domain/schema";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { listed } from "../judge";
import { SAMPLE_LIMIT, type SampleRow } from "../report";

const place = (table: string, values: SampleRow["values"]): SampleRow => ({
  table,
  record: null,
  key: null,
  values,
});

const isThere = (context: CheckContext, spec: TableSpec): boolean =>
  context.dataset.tables.has(spec.name);

function missingTables(context: CheckContext): Finding {
  const required = context.specs.filter((spec) => spec.required);
  const missing = required.filter((spec) => !isThere(context, spec)).map((spec) => spec.name);
  return {
    count: missing.length,
    total: required.length,
    sample: missing.map((table) => place(table, {})),
    facts: { tables: listed(missing) },
  };
}

function missingColumns(context: CheckContext): Finding {
  const specs = context.specs.filter((spec) => isThere(context, spec));
  const isRequired = (field: FieldSpec): boolean => field.optional !== true;
  const missing = specs.flatMap((spec) =>
    spec.fields
      .filter((field) => isRequired(field) && !context.has(spec.name, field.name))
      .map((field) => place(spec.name, { column: field.name })),
  );
  return {
    count: missing.length,
    total: specs.reduce((sum, spec) => sum + spec.fields.filter(isRequired).length, 0),
    sample: missing.slice(0, SAMPLE_LIMIT),
    facts: { columns: listed(missing.map((row) => `${row.table}.${row.values["column"]}`)) },
  };
}

/** Features and rules (SPEC §5 and §6) that need an optional column of the transactions schema. */
const NEEDED_BY: Readonly<Record<string, string>> = {
  "transactions.card_hash": "velocity per card, bin_testing",
  "transactions.currency": "currency",
  "transactions.merchant_id": "merchant risk, uniq_merchant_1h",
  "transactions.merchant_category": "merchant category features",
  "transactions.channel": "channel",
  "transactions.country": "country_mismatch, km_per_min",
  "transactions.device_id": "velocity per device, device_change, shared_device",
  "transactions.ip": "velocity per IP, shared_ip",
  "transactions.lat": "impossible_travel, km_per_min",
  "transactions.lon": "impossible_travel, km_per_min",
  "transactions.is_fraud": "KPI, merchant risk, evaluation",
  "events.product_id": "cart activity",
  "events.cart_value": "cart activity",
  "events.payment_id": "payment steps of the session",
  "events.order_id": "order steps of the session",
  synthetic_id_labels: "id_mismatch",
  id_links: "id_mismatch",
};

function optionalPartsMissing(context: CheckContext): Finding {
  const parts = context.specs.flatMap((spec): { table: string; name: string; there: boolean }[] => [
    ...(spec.required
      ? []
      : [{ table: spec.name, name: spec.name, there: isThere(context, spec) }]),
    ...spec.fields
      .filter((field) => field.optional === true && field.undocumented !== true)
      .filter(() => isThere(context, spec))
      .map((field) => ({
        table: spec.name,
        name: `${spec.name}.${field.name}`,
        there: context.has(spec.name, field.name),
      })),
  ]);
  const missing = parts.filter((part) => !part.there);
  return {
    count: missing.length,
    total: parts.length,
    sample: missing
      .slice(0, SAMPLE_LIMIT)
      .map((part) =>
        place(part.table, { part: part.name, switches_off: NEEDED_BY[part.name] ?? null }),
      ),
    facts: { parts: listed(missing.map((part) => part.name)) },
  };
}

/** Files that could not be read at all, and second formats that break off while they are compared. */
function unreadableFiles(context: CheckContext): Finding {
  const { problems, comparisons, sources } = context.dataset;
  const unreadable = [
    ...problems
      .filter(({ code }) => code !== "dataset.missingTable" && code !== "dataset.missingColumn")
      .map(({ where, message, tip }) =>
        place(where?.file ?? "", { problem: message, tip: tip ?? null }),
      ),
    ...comparisons
      .filter(({ broken }) => broken !== null)
      .map(({ other, broken }) => place(other, { problem: broken })),
  ];
  const files = sources.reduce(
    (sum, source) => sum + (source.source === null ? 0 : 1) + source.others.length,
    0,
  );
  return {
    count: unreadable.length,
    total: Math.max(files, unreadable.length),
    sample: unreadable.slice(0, SAMPLE_LIMIT),
  };
}

/** What is not documented counts only where it is there. */
const isKnown =
  (context: CheckContext, spec: TableSpec) =>
  (field: FieldSpec): boolean =>
    field.undocumented !== true || context.has(spec.name, field.name);

function extraColumns(context: CheckContext): Finding {
  const extra = context.dataset.sources.flatMap((source) =>
    source.extraColumns.map((column) => place(source.table, { column })),
  );
  const known = context.specs.reduce(
    (sum, spec) =>
      sum + (isThere(context, spec) ? spec.fields.filter(isKnown(context, spec)).length : 0),
    0,
  );
  return {
    count: extra.length,
    total: known + extra.length,
    sample: extra.slice(0, SAMPLE_LIMIT),
    facts: { columns: listed(extra.map((row) => `${row.table}.${row.values["column"]}`)) },
  };
}

function ignoredFiles(context: CheckContext): Finding {
  const { ignoredFiles: ignored, sources } = context.dataset;
  const read = sources.reduce(
    (sum, { source, others }) => sum + others.length + (source ? 1 : 0),
    0,
  );
  return {
    count: ignored.length,
    total: ignored.length + read,
    sample: ignored.slice(0, SAMPLE_LIMIT).map((file) => place("", { file })),
    facts: { files: listed(ignored) },
  };
}

const structure = { group: "structure", needs: [] } as const;

export const STRUCTURE_CHECKS: readonly CheckDefinition[] = [
  { ...structure, kind: "structure.missing_table", severity: "error", run: missingTables },
  { ...structure, kind: "structure.missing_column", severity: "error", run: missingColumns },
  { ...structure, kind: "structure.unreadable_file", severity: "error", run: unreadableFiles },
  { ...structure, kind: "structure.extra_columns", severity: "warning", run: extraColumns },
  {
    ...structure,
    kind: "structure.optional_part_missing",
    severity: "information",
    run: optionalPartsMissing,
  },
  { ...structure, kind: "structure.ignored_files", severity: "information", run: ignoredFiles },
];
