import type {
  FieldInfo,
  PageFact,
  RecordPage,
  RowsPage,
  TableInfo,
  TableRow,
  TableView,
} from "#shared/contract/browse";

export const aField = (name: string, more: Partial<FieldInfo> = {}): FieldInfo => ({
  name,
  type: "text",
  references: null,
  entity: null,
  personal: false,
  ...more,
});

export const aTable = (more: Partial<TableInfo> = {}): TableInfo => ({
  name: "payments",
  rows: 1583,
  key: "payment_id",
  source: "payments.parquet",
  fields: [
    aField("payment_id", { entity: "payment" }),
    aField("customer_id", { entity: "customer", references: "customers.customer_id" }),
    aField("attempt_ts", { type: "time" }),
    aField("amount", { type: "number" }),
    aField("result"),
    aField("is_fraud_label", { type: "flag" }),
  ],
  referredBy: [{ table: "fraud_alerts", field: "payment_id" }],
  ...more,
});

export const customersTable = (): TableInfo =>
  aTable({
    name: "customers",
    rows: 2,
    key: "customer_id",
    source: "customers.parquet",
    fields: [
      aField("customer_id", { entity: "customer" }),
      aField("country"),
      aField("birthdate", { type: "date", personal: true }),
    ],
    referredBy: [{ table: "payments", field: "customer_id" }],
  });

/** Payment `n`: every tenth failed, the third is labelled as fraud. */
export const aPaymentRow = (n: number): TableRow => ({
  record: n,
  cells: [
    `PAY${n}`,
    `C${n}`,
    "2025-11-14 22:41:07.250",
    String(n + 0.5),
    n % 10 === 0 ? "failed" : "success",
    n === 3 ? "1" : "0",
  ],
});

/** Answers questions for rows from a table of so many payments, whatever is filtered. */
export const paymentsOf =
  (total: number) =>
  (_view: TableView, from: number, count: number): RowsPage => ({
    total,
    of: total,
    happened: total,
    rows: Array.from({ length: Math.max(0, Math.min(count, total - from)) }, (_, at) =>
      aPaymentRow(from + at + 1),
    ),
  });

export const aFact = (
  field: string,
  value: string | null,
  more: Partial<PageFact> = {},
): PageFact => ({
  field,
  type: "text",
  value,
  masked: false,
  personal: false,
  entity: null,
  ...more,
});

export const aCustomerPage = (more: Partial<RecordPage> = {}): RecordPage => ({
  entity: { kind: "customer", id: "C1" },
  address: { table: "customers", record: 1 },
  comesMs: null,
  future: false,
  title: null,
  facts: [
    aFact("customer_id", "C1", { entity: { kind: "customer", id: "C1" } }),
    aFact("birthdate", "1990-••-••", { type: "date", masked: true, personal: true }),
  ],
  figures: [
    { id: "payments", value: 1, unit: "count" },
    { id: "fraud_labels", value: 1, unit: "count" },
  ],
  lists: [
    {
      id: "payments",
      columns: [
        { name: "payment_id", type: "text", entity: "payment" },
        { name: "amount", type: "number", entity: null },
      ],
      rows: [
        {
          cells: ["PAY3", "12.5"],
          entity: { kind: "payment", id: "PAY3" },
          address: { table: "payments", record: 3 },
          mark: "fraud",
        },
      ],
      total: 1,
      view: {
        table: "payments",
        filters: [{ field: "customer_id", op: "is", values: ["C1"] }],
        sort: null,
      },
    },
  ],
  timeline: [],
  timelineTotal: 0,
  ...more,
});
