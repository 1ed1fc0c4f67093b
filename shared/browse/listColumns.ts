import type { ListColumn, ListCountId } from "../contract/browse";
import { SCHEMAS, type FieldType, type TableSpec } from "../domain/schema";
import { entityOfField } from "./entityFields";
import type { Records } from "./records";

/** What lists show of a record, in the order it is read. Personal fields are among those of ID cards alone. */
export const LIST_FIELDS: Readonly<Record<string, readonly string[]>> = {
  payments: [
    "payment_id",
    "attempt_ts",
    "amount",
    "result",
    "is_fraud_label",
    "method",
    "card_bin",
    "payment_country",
    "customer_id",
    "session_id",
    "device_id",
    "ip_hash",
  ],
  transactions: [
    "transaction_id",
    "timestamp",
    "amount",
    "currency",
    "is_fraud",
    "channel",
    "merchant_id",
    "merchant_category",
    "country",
    "account_id",
    "card_hash",
    "device_id",
    "ip",
  ],
  orders: [
    "order_id",
    "order_ts",
    "total_amount",
    "status",
    "shipping_method",
    "customer_id",
    "payment_id",
    "session_id",
  ],
  sessions: [
    "session_id",
    "start_ts",
    "end_ts",
    "device",
    "utm_source",
    "utm_campaign",
    "customer_id",
    "ip_hash",
  ],
  fraud_alerts: [
    "alert_id",
    "alert_ts",
    "rule_triggered",
    "amount",
    "is_fraud_label",
    "payment_id",
    "customer_id",
    "session_id",
  ],
  synthetic_id_labels: [
    "file",
    "last_name",
    "first_name",
    "sex",
    "birthdate",
    "doc_number",
    "expiry",
    "is_adult",
  ],
};

/** The fields of these that the table has. */
export const columnsOf = (
  records: Records,
  tableName: string,
  fields: readonly string[],
): ListColumn[] => {
  const specs: readonly TableSpec[] = SCHEMAS[records.dataset.schema];
  const known = specs.find(({ name }) => name === tableName)?.fields ?? [];
  const columns = records.dataset.tables.get(tableName)?.columns ?? {};
  return fields.flatMap((name) => {
    const spec = known.find((field) => field.name === name);
    return spec === undefined || columns[name] === undefined
      ? []
      : [{ name, type: spec.type, entity: entityOfField(name) }];
  });
};

const COUNT_TYPES: Partial<Readonly<Record<ListCountId, FieldType>>> = {
  first_ts: "time",
  last_ts: "time",
  line_total: "number",
  amount_paid: "number",
  shared_field: "text",
};

export const countColumn = (name: ListCountId): ListColumn => ({
  name,
  type: COUNT_TYPES[name] ?? "integer",
  entity: null,
});
