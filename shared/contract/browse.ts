import type { FieldType } from "../domain/schema";

/** What the engine answers to those who look at tables, look for records and open their pages. */

/** A record of the dataset by its table and 1-based number in the source file. */
export interface RecordAddress {
  readonly table: string;
  readonly record: number;
}

/** What has a page of its own. `customer` and `payment` are accounts and transactions in the second schema. */
export const ENTITY_KINDS = [
  "customer",
  "payment",
  "order",
  "session",
  "product",
  "device",
  "ip",
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export interface EntityRef {
  readonly kind: EntityKind;
  readonly id: string;
}

export interface FieldInfo {
  readonly name: string;
  readonly type: FieldType;
  /** `table.column` this field's values are looked up in, null where it refers to nothing. */
  readonly references: string | null;
  /** Kind of the page a value of this field leads to, null where it leads to none. */
  readonly entity: EntityKind | null;
  /** Masked until revealed. */
  readonly personal: boolean;
}

export interface TableInfo {
  readonly name: string;
  readonly rows: number;
  readonly key: string | null;
  /** The file the rows were read from, null where the table is missing. */
  readonly source: string | null;
  readonly fields: readonly FieldInfo[];
  /** Fields of other tables that refer to this table's key. */
  readonly referredBy: readonly { readonly table: string; readonly field: string }[];
}

/** One condition on a field; several hold together (and). Texts compare without regard to case and accents. */
export type FieldFilter =
  /** One of the values; null stands for an empty field. Ids are compared letter by letter. */
  | { readonly field: string; readonly op: "is"; readonly values: readonly (string | null)[] }
  | { readonly field: string; readonly op: "contains"; readonly text: string }
  /** Ends included, null = open. Numbers as text; times and dates as ISO text, a day, minute or second meaning all of it. */
  | {
      readonly field: string;
      readonly op: "between";
      readonly min: string | null;
      readonly max: string | null;
    };

/** A table as it is looked at. Addresses carry it, so it is plain text and lists only. */
export interface TableView {
  readonly table: string;
  readonly filters: readonly FieldFilter[];
  /** Null = file order. Empty values come last either way; equal values keep file order. */
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
}

export interface TableRow {
  readonly record: number;
  /** In the order of `TableInfo.fields`, as `cellText` writes them; null = empty. Personal fields masked or not. */
  readonly cells: readonly (string | null)[];
  /** The clock has not reached it. */
  readonly future?: true;
}

export interface RowsPage {
  /** Rows that pass the filters, and rows of the table. */
  readonly total: number;
  readonly of: number;
  /** Rows that pass the filters and are not still to come; `total` where no moment was named. */
  readonly happened: number;
  readonly rows: readonly TableRow[];
}

/** The commonest values of a field among the rows that pass a view's other filters. */
export interface FieldValues {
  /** Different values in all (an empty one counts), of which `values` are the commonest. */
  readonly distinct: number;
  readonly values: readonly { readonly value: string | null; readonly count: number }[];
}

export const EXPORT_FORMATS = ["csv", "parquet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedBytes {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

export interface SearchHit {
  readonly entity: EntityRef;
  /** Where the text was found, if not in the id: a product's name. */
  readonly title: string | null;
  /** Facts that tell hits apart, e.g. country and number of payments. */
  readonly facts: readonly PageFigure[];
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Matches in all, of which `hits` are the first. */
  readonly total: number;
}

/** Figures of record pages and search hits; the window names and defines each by its id. */
export const PAGE_FIGURES = [
  "payments",
  "failed_payments",
  "fraud_labels",
  "alerts",
  /** Of one payment, failed or not. */
  "amount",
  /** Sum of the amounts that did not fail. */
  "amount_paid",
  /** Of all attempts, failed ones included. */
  "amount_mean",
  "orders",
  /** Sum of the orders' totals; for a product, quantity × its unit price. */
  "revenue",
  "sessions",
  "events",
  "customers",
  "devices",
  "ips",
  "bins",
  "products",
  "quantity",
  "views",
  /** From the customer's sign-up to the last record, or to the page's own payment; negative where it is earlier. */
  "account_age_at_last",
  "account_age",
  /** From the start of the session to the payment; negative where the payment is earlier. */
  "session_age",
  /** The customer's payments before this one. */
  "payments_before",
  "customers_on_device",
  "customers_on_ip",
  "duration",
  "unit_price",
  /** Largest value the cart of a session had. */
  "cart_value",
  /** Sum of quantity × unit price over an order's lines, and what the order's total exceeds it by. */
  "lines_total",
  "total_difference",
] as const;
export type PageFigureId = (typeof PAGE_FIGURES)[number];

export interface PageFigure {
  readonly id: PageFigureId;
  /** Null where it cannot be said. */
  readonly value: number | null;
  readonly unit: "count" | "eur" | "seconds" | "days";
}

/** A field of the record with what can be done with it. */
export interface PageFact {
  readonly field: string;
  readonly type: FieldType;
  readonly value: string | null;
  readonly masked: boolean;
  readonly personal: boolean;
  /** The page the value leads to, null where it leads to none or nowhere (a dangling reference). */
  readonly entity: EntityRef | null;
}

/** Columns of lists that are no table's column; times are the first and last payment (or session) counted. */
export const LIST_COUNTS = [
  "payments",
  "failed_payments",
  "fraud_labels",
  "orders",
  "sessions",
  /** All customers who use the device, IP or BIN of the row; other ones than the page's own. */
  "customers",
  "other_customers",
  "quantity",
  "views",
  "line_total",
  "amount_paid",
  "first_ts",
  "last_ts",
  /** As of a payment: the field that is shared, other customers' earlier payments, and their frauds known by then. */
  "shared_field",
  "payments_before",
  "failed_before",
  "known_frauds",
] as const;
export type ListCountId = (typeof LIST_COUNTS)[number];

/** A column of a list: a field of a table (by the table's name for it), or one of `LIST_COUNTS`. */
export interface ListColumn {
  readonly name: string;
  readonly type: FieldType;
  /** Kind of the page a value of this column leads to, null where it leads to none. */
  readonly entity: EntityKind | null;
}

export const PAGE_LISTS = [
  "payments",
  /** On a payment's page: the customers who had used its device, IP or BIN before. */
  "shared_with",
  /** On a payment's page: what the same customer, device or IP paid besides. */
  "payments_of_customer",
  "payments_on_device",
  "payments_on_ip",
  "orders",
  "order_items",
  "sessions",
  "devices",
  "ips",
  "bins",
  "customers",
  "alerts",
  "cards",
  "events",
  "products",
] as const;
export type PageListId = (typeof PAGE_LISTS)[number];

/** Records or entities related to the page's own, newest or most relevant first. */
export interface PageList {
  readonly id: PageListId;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly {
    readonly cells: readonly (string | null)[];
    /** The page a row opens, or the record where it has no page. */
    readonly entity: EntityRef | null;
    readonly address: RecordAddress | null;
    /** How the row matters: `fraud` a label, `failed` an attempt, `alert` an alert. */
    readonly mark: "fraud" | "failed" | "alert" | null;
    /** The clock has not reached it. */
    readonly future?: true;
  }[];
  /** Rows in all, of which `rows` are the first `PAGE_ROWS`; those still to come are left out where they are hidden. */
  readonly total: number;
  /** The same rows in the tables workspace, null where no single table holds them. */
  readonly view: TableView | null;
}

export const PAGE_ROWS = 200;

/** One moment of a session or customer, in the total order of the log. */
export interface TimelineEntry {
  readonly ms: number;
  /** 0 … 999 999 within the millisecond. */
  readonly nano: number;
  readonly kind: "session" | "event" | "payment" | "order" | "alert";
  /** Event type, payment result, order status, or the alert's rule. */
  readonly what: string | null;
  readonly amount: number | null;
  readonly product: string | null;
  readonly address: RecordAddress;
  readonly entity: EntityRef | null;
  readonly mark: "fraud" | "failed" | "alert" | null;
  /** The clock has not reached it. */
  readonly future?: true;
}

/** All that is known of one entity; figures tell of what has happened, whatever becomes of rows still to come. */
export interface RecordPage {
  readonly entity: EntityRef;
  /** The record itself; null for devices and IPs, which have no table. */
  readonly address: RecordAddress | null;
  /**
   * When it first happens: a payment's own time, of a customer the earlier of sign-up and first record. UTC
   * milliseconds; null where nothing says. `future` where the clock has not reached it.
   */
  readonly comesMs: number | null;
  readonly future: boolean;
  /** A product's name and the like; null where the id says it all. */
  readonly title: string | null;
  readonly facts: readonly PageFact[];
  readonly figures: readonly PageFigure[];
  readonly lists: readonly PageList[];
  /** Moments in order, the last `TIMELINE_ROWS` where there are more; empty where the kind has none. */
  readonly timeline: readonly TimelineEntry[];
  readonly timelineTotal: number;
}

export const TIMELINE_ROWS = 1000;
