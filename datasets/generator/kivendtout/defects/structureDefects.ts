import { COUNTRIES } from "../model";
import type { Defect } from "./defect";
import type { Draft, DraftTables } from "./drafts";

/** A step that nothing else in the dataset depends on. */
const isSearch =
  ({ events }: DraftTables) =>
  (draft: Draft): boolean =>
    events.get(draft, "event_type") === "search";

/** Columns, lines, keys, references, words and formats that are wrong in themselves. */
export const STRUCTURE_DEFECTS: readonly Defect[] = [
  {
    id: "products.renamed_column",
    says: "The column name of the products is called title.",
    check: "structure.missing_column",
    count: 1,
    inLayouts: (layouts) => ({
      ...layouts,
      products: {
        ...layouts.products,
        columns: layouts.products.columns.map((column) =>
          column.name === "name" ? { ...column, name: "title" } : column,
        ),
      },
    }),
  },
  {
    id: "synthetic_id_cards.renamed_picture",
    says: "One picture has another name than its label says.",
    check: "references.card_picture",
    count: 1,
    inPictures: (cards) => cards.with(-1, { ...cards.at(-1)!, file: "id_9999.png" }),
  },
  {
    id: "order_items.malformed_lines",
    says: "Lines that are no records: too few fields, too many fields, a quantity in words. The table is CSV only.",
    check: "structure.unreadable_rows.order_items",
    count: 7,
    inLayouts: (layouts) => ({
      ...layouts,
      order_items: { ...layouts.order_items, formats: ["csv"] },
    }),
    inRecords: ({ order_items }) => {
      order_items.lines.push("O0000001", "O0000002,P0002", "O0000003,P0003");
      order_items.lines.push("O0000004,P0004,1,2", "O0000005,P0005,1,");
      order_items.lines.push("O0000006,P0006,one", "O0000007,P0007,two");
    },
  },
  {
    id: "events.unreadable_time",
    says: "Events with a time in no known spelling.",
    check: "structure.unreadable_rows.events",
    count: 6,
    inRecords: (tables) =>
      tables.events.spoil(
        "ts",
        6,
        (was) => `noon of ${String(was).slice(0, 10)}`,
        isSearch(tables),
      ),
  },
  {
    id: "events.no_id",
    says: "Events without an identifier.",
    check: "keys.present.events",
    count: 4,
    inRecords: (tables) => tables.events.spoil("event_id", 4, () => null, isSearch(tables)),
  },
  {
    id: "sessions.repeated",
    says: "Sessions that stand in the file twice.",
    check: "keys.unique.sessions",
    count: 3,
    inRecords: ({ sessions }) => sessions.repeat(3),
  },
  {
    id: "events.unknown_product",
    says: "Events about a product that does not exist.",
    check: "references.resolve.events.product_id",
    count: 5,
    inRecords: ({ events }) =>
      events.spoil(
        "product_id",
        5,
        () => "P9999",
        (draft) => events.get(draft, "event_type") === "product_view",
      ),
  },
  {
    id: "orders.unknown_session",
    says: "Orders of a session that does not exist.",
    check: "references.resolve.orders.session_id",
    count: 3,
    inRecords: ({ orders }) => orders.spoil("session_id", 3, () => "S999999"),
  },
  {
    id: "payments.no_device",
    says: "Payments without a device.",
    check: "structure.missing_values.payments",
    count: 5,
    inRecords: ({ payments }) => payments.spoil("device_id", 5, () => null),
  },
  {
    id: "payments.undocumented_method",
    says: "Payments with a method the documentation does not know.",
    check: "vocabulary.documented.payments.method",
    count: 6,
    inRecords: ({ payments }) =>
      payments.spoil(
        "method",
        6,
        () => "gift_voucher",
        (draft) => payments.get(draft, "method") !== "card",
      ),
  },
  {
    id: "events.undocumented_type",
    says: "Events of a type the documentation does not know.",
    check: "vocabulary.documented.events.event_type",
    count: 25,
    inRecords: (tables) =>
      tables.events.spoil("event_type", 25, () => "page_view", isSearch(tables)),
  },
  {
    id: "customers.country_name",
    says: "Customers whose country is a name and no code.",
    check: "vocabulary.country_code.customers.country",
    count: 4,
    inRecords: ({ customers }) => customers.spoil("country", 4, () => "France"),
  },
  {
    id: "customers.formats_disagree",
    says: "Customers whose country is another in CSV than in Parquet.",
    check: "formats.agree.customers.csv",
    count: 8,
    inRecords: ({ customers }) => {
      for (const draft of customers.take(8)) {
        const other = COUNTRIES.find((country) => country !== customers.get(draft, "country"))!;
        draft.inText = customers.changed(draft, "country", other);
      }
    },
  },
  {
    id: "events.malformed_lines",
    says: "Lines of events.jsonl that are no JSON; events.parquet has no such records.",
    check: "formats.agree.events.jsonl",
    count: 3,
    inRecords: ({ events }) => {
      events.lines.push('{"event_id":"cut off', "product_view", "[]");
    },
  },
];
