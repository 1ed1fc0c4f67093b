import type { Dimension } from "../contract/overview";
import type { SchemaName, TableName } from "../domain/schema";

/** Kinds of record the overview counts. */
export const COUNTED_KINDS = ["session", "order", "payment", "alert"] as const;
export type CountedKind = (typeof COUNTED_KINDS)[number];

/** Dimensions whose values stand in a column; weekday and hour come from the record's own time. */
export type ColumnDimension = Exclude<Dimension, "weekday" | "hour">;

/** A foreign key followed: field `by` of the table one stands at equals `key` of `table`. */
export interface Step {
  readonly by: string;
  readonly table: TableName;
  readonly key: string;
}

/** How a record comes to its value of a dimension: the keys to follow, then the field to read. */
export interface Path {
  readonly steps: readonly Step[];
  readonly field: string;
  /** The steps lead to any number of rows, and so to a set of values; else to at most one. */
  readonly many: boolean;
}

/** Where the records of one kind are, and what is read of them. */
export interface CountedSource {
  readonly table: TableName;
  readonly time: string;
  readonly customer: string;
  /** Field of the amount in the major unit; null where the overview adds none up. */
  readonly amount: string | null;
  readonly label: string | null;
  /** Field that says "failed". */
  readonly result: string | null;
  readonly paths: Readonly<Partial<Record<ColumnDimension, Path>>>;
}

const CUSTOMER: Step = { by: "customer_id", table: "customers", key: "customer_id" };
const SESSION: Step = { by: "session_id", table: "sessions", key: "session_id" };
const PAYMENT: Step = { by: "payment_id", table: "payments", key: "payment_id" };
const ORDER_OF_PAYMENT: Step = { by: "payment_id", table: "orders", key: "payment_id" };
const LINES: Step = { by: "order_id", table: "order_items", key: "order_id" };
const PAYMENTS_OF_SESSION: Step = { by: "session_id", table: "payments", key: "session_id" };
const EVENTS_OF_SESSION: Step = { by: "session_id", table: "events", key: "session_id" };

const one = (field: string, ...steps: readonly Step[]): Path => ({ steps, field, many: false });
const many = (field: string, ...steps: readonly Step[]): Path => ({ steps, field, many: true });

const OF_THE_SESSION = {
  device: one("device", SESSION),
  source: one("utm_source", SESSION),
  campaign: one("utm_campaign", SESSION),
};

const KIVENDTOUT: Readonly<Record<CountedKind, CountedSource>> = {
  session: {
    table: "sessions",
    time: "start_ts",
    customer: "customer_id",
    amount: null,
    label: null,
    result: null,
    paths: {
      country: one("country", CUSTOMER),
      device: one("device"),
      source: one("utm_source"),
      campaign: one("utm_campaign"),
      method: many("method", PAYMENTS_OF_SESSION),
      product: many("product_id", EVENTS_OF_SESSION),
    },
  },
  order: {
    table: "orders",
    time: "order_ts",
    customer: "customer_id",
    amount: "total_amount",
    label: null,
    result: null,
    paths: {
      country: one("country", CUSTOMER),
      ...OF_THE_SESSION,
      method: one("method", PAYMENT),
      product: many("product_id", LINES),
    },
  },
  payment: {
    table: "payments",
    time: "attempt_ts",
    customer: "customer_id",
    amount: "amount",
    label: "is_fraud_label",
    result: "result",
    paths: {
      country: one("country", CUSTOMER),
      ...OF_THE_SESSION,
      method: one("method"),
      product: many("product_id", ORDER_OF_PAYMENT, LINES),
    },
  },
  alert: {
    table: "fraud_alerts",
    time: "alert_ts",
    customer: "customer_id",
    amount: null,
    label: null,
    result: null,
    paths: {
      country: one("country", CUSTOMER),
      ...OF_THE_SESSION,
      method: one("method", PAYMENT),
      product: many("product_id", ORDER_OF_PAYMENT, LINES),
    },
  },
};

const TRANSACTIONS: Readonly<Partial<Record<CountedKind, CountedSource>>> = {
  payment: {
    table: "transactions",
    time: "timestamp",
    customer: "account_id",
    amount: "amount",
    label: "is_fraud",
    result: null,
    paths: { country: one("country") },
  },
};

/** Where each kind of record is found. A dimension without a path has no value there. */
export const COUNTED_SOURCES: Readonly<
  Record<SchemaName, Readonly<Partial<Record<CountedKind, CountedSource>>>>
> = { kivendtout: KIVENDTOUT, transactions: TRANSACTIONS };

/** The kind whose amounts are the revenue. */
export const REVENUE_KIND: Readonly<Record<SchemaName, CountedKind>> = {
  kivendtout: "order",
  transactions: "payment",
};
