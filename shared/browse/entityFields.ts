import type { EntityKind, FieldInfo, TableInfo } from "../contract/browse";
import { tableSpecsOf, type Dataset } from "../domain/dataset";
import { isPersonal } from "../domain/personal";
import { SCHEMAS, type TableSpec } from "../domain/schema";

/** The kind of page a field's values lead to, by the field's name in either schema. */
const ENTITY_OF_FIELD: ReadonlyMap<string, EntityKind> = new Map([
  ["customer_id", "customer"],
  ["account_id", "customer"],
  ["payment_id", "payment"],
  ["transaction_id", "payment"],
  ["order_id", "order"],
  ["session_id", "session"],
  ["product_id", "product"],
  ["device_id", "device"],
  ["ip_hash", "ip"],
  ["ip", "ip"],
]);

/** The name may be any, as a column of a SQL answer has it. */
export const entityOfField = (field: string): EntityKind | null =>
  ENTITY_OF_FIELD.get(field) ?? null;

/** Whether a field's values are ids: keys, what refers to them, and what leads to a page. They are one only letter by letter. */
export function holdsIds(table: string, field: string): boolean {
  if (entityOfField(field) !== null) return true;
  const spec = ALL_TABLES.get(table);
  return (
    spec?.key === field || spec?.fields.find(({ name }) => name === field)?.references !== undefined
  );
}

const ALL_TABLES: ReadonlyMap<string, TableSpec> = new Map(
  Object.values(SCHEMAS)
    .flat()
    .map((spec) => [spec.name, spec]),
);

/** Every table the dataset has or should have, in the order of its schema, with its fields and how they refer to each other. */
export function tableInfos(dataset: Dataset): readonly TableInfo[] {
  const specs = tableSpecsOf(dataset);
  return specs.map((spec) => ({
    name: spec.name,
    rows: dataset.tables.get(spec.name)?.rows ?? 0,
    key: spec.key,
    source: dataset.sources.find(({ table }) => table === spec.name)?.source?.file ?? null,
    fields: fieldsOf(dataset, spec),
    referredBy: specs.flatMap(({ name: table, fields }) =>
      fields
        .filter(({ references }) => references === `${spec.name}.${spec.key}`)
        .map(({ name: field }) => ({ table, field })),
    ),
  }));
}

/** The fields of a table that was read; those of the schema where it is missing. */
export function fieldsOf(dataset: Dataset, spec: TableSpec): readonly FieldInfo[] {
  const table = dataset.tables.get(spec.name);
  return spec.fields
    .filter(({ name }) => table === undefined || table.columns[name] !== undefined)
    .map(({ name, type, references }) => ({
      name,
      type,
      references: references ?? null,
      entity: entityOfField(name),
      personal: isPersonal(spec.name, name),
    }));
}
