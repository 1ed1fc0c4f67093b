/**
 * The two input schemas as data (SPEC §2 and §4): tables, columns, keys, vocabulary and documented figures.
 * Everything that reads, writes or checks a dataset starts from these declarations.
 */

export type FieldType =
  /** Key or low-cardinality text, dictionary-encoded. */
  | "text"
  /** Text that is unique per row (event ids). */
  | "unique"
  /** Text of exactly six digits; Parquet may hold it as a number. */
  | "bin"
  | "number"
  | "integer"
  | "flag"
  | "time"
  | "date";

export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  /** An empty value is allowed. */
  readonly nullable?: boolean;
  /** The column may be missing altogether. */
  readonly optional?: boolean;
  /**
   * No documentation names it: read where a file has it, and where none has it the table lacks the column and
   * nothing mentions it. Always `optional` and `nullable`.
   */
  readonly undocumented?: boolean;
  /** A record without this value cannot be used and goes to quarantine; keys are always so. */
  readonly mandatory?: boolean;
  /** `table.column` this value must exist in. */
  readonly references?: string;
  /** Documented vocabulary; other values are kept and counted. */
  readonly vocabulary?: readonly string[];
  /** Numbers outside [min, max] are impossible. */
  readonly min?: number;
  readonly max?: number;
}

export interface TableSpec {
  readonly name: string;
  /** Rows the documentation promises; null where it promises none. */
  readonly documentedRows: number | null;
  /** Column whose values are unique and never empty; order_items has none. */
  readonly key: string | null;
  readonly fields: readonly FieldSpec[];
  /** Formats this table may come in, the preferred first. */
  readonly formats: readonly FileFormat[];
  /** Where a required table is missing the rest still loads, and the quality report carries an error that names it. */
  readonly required: boolean;
}

export type FileFormat = "parquet" | "csv" | "jsonl";
export type SchemaName = "kivendtout" | "transactions";

const text = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  type: "text",
  ...more,
});
const time = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  type: "time",
  ...more,
});
const flag = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  type: "flag",
  ...more,
});
const number = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  type: "number",
  ...more,
});

/** Whether the payer was strongly authenticated (PSD2). */
const STRONG_AUTHENTICATION = flag("sca", { nullable: true, optional: true, undocumented: true });

const DEVICES = ["web_desktop", "web_mobile", "ios", "android"] as const;

export const KIVENDTOUT_TABLES = [
  {
    name: "customers",
    documentedRows: 2500,
    key: "customer_id",
    required: true,
    formats: ["parquet", "csv"],
    fields: [
      text("customer_id"),
      time("signup_ts"),
      text("country"),
      text("preferred_device", { vocabulary: DEVICES }),
      { name: "birthdate", type: "date" },
      flag("is_minor"),
    ],
  },
  {
    name: "products",
    documentedRows: 200,
    key: "product_id",
    required: true,
    formats: ["parquet", "csv"],
    fields: [
      text("product_id"),
      text("name"),
      text("category"),
      flag("is_adult_restricted"),
      number("unit_price", { min: 0, mandatory: true }),
      time("created_at"),
    ],
  },
  {
    name: "sessions",
    documentedRows: 6000,
    key: "session_id",
    required: true,
    formats: ["parquet", "csv"],
    fields: [
      text("session_id"),
      text("customer_id", { nullable: true, references: "customers.customer_id" }),
      time("start_ts"),
      time("end_ts"),
      text("device", { vocabulary: DEVICES }),
      text("ip_hash"),
      text("utm_source"),
      text("utm_campaign"),
    ],
  },
  {
    name: "orders",
    documentedRows: 1289,
    key: "order_id",
    required: true,
    formats: ["parquet", "csv"],
    fields: [
      text("order_id"),
      text("customer_id", { references: "customers.customer_id" }),
      text("session_id", { references: "sessions.session_id" }),
      text("payment_id", { references: "payments.payment_id" }),
      time("order_ts"),
      number("total_amount", { min: 0, mandatory: true }),
      text("currency", { vocabulary: ["EUR"] }),
      text("shipping_method", { vocabulary: ["express", "standard"] }),
      text("status", { vocabulary: ["paid", "cancelled", "pending"] }),
    ],
  },
  {
    name: "order_items",
    documentedRows: 2651,
    key: null,
    required: true,
    formats: ["parquet", "csv"],
    fields: [
      text("order_id", { references: "orders.order_id", mandatory: true }),
      text("product_id", { references: "products.product_id", mandatory: true }),
      { name: "qty", type: "integer", min: 1, mandatory: true },
    ],
  },
  {
    name: "payments",
    documentedRows: 1583,
    key: "payment_id",
    required: true,
    formats: ["parquet", "csv"],
    fields: [
      text("payment_id"),
      text("customer_id", { references: "customers.customer_id" }),
      text("session_id", { references: "sessions.session_id" }),
      time("attempt_ts"),
      text("method", { vocabulary: ["card", "paypal", "bank_transfer"] }),
      { name: "card_bin", type: "bin", nullable: true },
      text("payment_country"),
      text("ip_hash"),
      text("device_id"),
      number("amount", { min: 0, mandatory: true }),
      text("result", { vocabulary: ["success", "failed"] }),
      flag("is_fraud_label"),
      STRONG_AUTHENTICATION,
    ],
  },
  {
    name: "fraud_alerts",
    documentedRows: 22,
    key: "alert_id",
    required: true,
    formats: ["parquet", "csv"],
    fields: [
      text("alert_id"),
      time("alert_ts"),
      text("payment_id", { references: "payments.payment_id" }),
      text("customer_id", { references: "customers.customer_id" }),
      text("session_id", { references: "sessions.session_id" }),
      number("amount", { min: 0, mandatory: true }),
      text("rule_triggered", {
        vocabulary: ["high_amount", "country_mismatch", "velocity", "device_change"],
      }),
      flag("is_fraud_label"),
    ],
  },
  {
    name: "events",
    documentedRows: 71694,
    key: "event_id",
    required: true,
    formats: ["parquet", "jsonl", "csv"],
    fields: [
      { name: "event_id", type: "unique" },
      time("ts"),
      text("event_type", {
        vocabulary: [
          "product_view",
          "add_to_cart",
          "remove_from_cart",
          "search",
          "payment_attempt",
          "order_placed",
          "checkout_start",
        ],
      }),
      text("customer_id", { nullable: true, references: "customers.customer_id" }),
      text("session_id", { references: "sessions.session_id" }),
      text("device", { vocabulary: DEVICES }),
      text("ip_hash"),
      text("utm_source"),
      text("utm_campaign"),
      text("product_id", { nullable: true, optional: true, references: "products.product_id" }),
      number("cart_value", { nullable: true, optional: true, min: 0 }),
      text("payment_id", { nullable: true, optional: true, references: "payments.payment_id" }),
      text("order_id", { nullable: true, optional: true, references: "orders.order_id" }),
    ],
  },
  {
    name: "synthetic_id_labels",
    documentedRows: 60,
    key: "file",
    required: false,
    formats: ["parquet", "csv"],
    fields: [
      text("last_name"),
      text("first_name"),
      text("sex", { vocabulary: ["M", "F"] }),
      { name: "birthdate", type: "date" },
      text("doc_number"),
      { name: "expiry", type: "date" },
      flag("is_adult"),
      text("file"),
    ],
  },
  {
    name: "id_links",
    documentedRows: null,
    key: "file",
    required: false,
    formats: ["parquet", "csv"],
    fields: [
      text("file", { references: "synthetic_id_labels.file" }),
      text("customer_id", { references: "customers.customer_id" }),
    ],
  },
] as const satisfies readonly TableSpec[];

export const TRANSACTION_TABLES = [
  {
    name: "transactions",
    documentedRows: null,
    key: "transaction_id",
    required: true,
    formats: ["parquet", "csv", "jsonl"],
    fields: [
      { name: "transaction_id", type: "unique" },
      time("timestamp"),
      text("account_id", { mandatory: true }),
      text("card_hash", { nullable: true, optional: true }),
      number("amount", { min: 0, mandatory: true }),
      text("currency", { nullable: true, optional: true }),
      text("merchant_id", { nullable: true, optional: true }),
      text("merchant_category", { nullable: true, optional: true }),
      text("channel", { nullable: true, optional: true }),
      text("country", { nullable: true, optional: true }),
      text("device_id", { nullable: true, optional: true }),
      text("ip", { nullable: true, optional: true }),
      number("lat", { nullable: true, optional: true, min: -90, max: 90 }),
      number("lon", { nullable: true, optional: true, min: -180, max: 180 }),
      flag("is_fraud", { nullable: true, optional: true }),
      STRONG_AUTHENTICATION,
    ],
  },
] as const satisfies readonly TableSpec[];

export const SCHEMAS: Readonly<Record<SchemaName, readonly TableSpec[]>> = {
  kivendtout: KIVENDTOUT_TABLES,
  transactions: TRANSACTION_TABLES,
};

/**
 * Whether a dataset should have the table: it is required, or the documentation or the dataset's own manifest
 * promises rows of it. One that is not expected is mentioned only where it is there.
 */
export const isExpected = (
  { name, required, documentedRows }: TableSpec,
  promised: Readonly<Record<string, number>> = {},
): boolean => required || documentedRows !== null || promised[name] !== undefined;

export type TableName =
  (typeof KIVENDTOUT_TABLES)[number]["name"] | (typeof TRANSACTION_TABLES)[number]["name"];

/** Folder of the ID card pictures inside a KiVendTout dataset. */
export const ID_CARD_FOLDER = "synthetic_id_cards";
