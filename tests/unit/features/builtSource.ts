import type { SchemaName } from "#shared/domain/schema";
import { referencesOf } from "#shared/features/references";
import { sealedSource } from "#shared/features/sealedSource";
import type { AsOfSource } from "#shared/features/types";
import { paymentGraphOf } from "#shared/graph/paymentGraph";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { datasetOf, type Row, type TableRows } from "../../support/datasetBuilder";

/** A dataset's log, and that log as features see it. */
export function builtLog(
  schema: SchemaName,
  tables: TableRows,
): { readonly log: EventLog; readonly source: AsOfSource } {
  const dataset = datasetOf(schema, tables);
  const log = buildLog(dataset);
  const references = referencesOf(dataset, log.dictionaries);
  return { log, source: sealedSource(new PostingIndex(log), references, paymentGraphOf(log)) };
}

export const sourceOf = (schema: SchemaName, tables: TableRows): AsOfSource =>
  builtLog(schema, tables).source;

export const paymentRow = (payment_id: string, attempt_ts: string, more: Row = {}): Row => ({
  payment_id,
  customer_id: "C1",
  session_id: `S-${payment_id}`,
  attempt_ts,
  method: "card",
  card_bin: "400000",
  payment_country: "FR",
  ip_hash: "ip1",
  device_id: "d1",
  amount: 20,
  result: "success",
  is_fraud_label: 0,
  ...more,
});

/** One record of every table but the cards'. */
export const KIVENDTOUT_ROWS: TableRows = {
  customers: [
    {
      customer_id: "C1",
      signup_ts: "2025-01-01 00:00:00",
      country: "FR",
      birthdate: "1990-01-01",
    },
  ],
  products: [{ product_id: "P1", category: "Books", is_adult_restricted: 0 }],
  sessions: [{ session_id: "S-Y1", customer_id: "C1", start_ts: "2025-11-01 09:00:00" }],
  events: [
    {
      event_id: "e1",
      ts: "2025-11-01 09:30:00",
      event_type: "product_view",
      customer_id: "C1",
      session_id: "S-Y1",
      product_id: "P1",
    },
  ],
  payments: [paymentRow("Y1", "2025-11-01 10:00:00")],
};

/** A transaction with every field of the schema. */
export const TRANSACTION_ROWS: TableRows = {
  transactions: [
    {
      transaction_id: "T1",
      timestamp: "2025-11-01 10:00:00",
      account_id: "A1",
      card_hash: "k1",
      amount: 20,
      currency: "EUR",
      merchant_id: "M1",
      merchant_category: "Books",
      channel: "ecom",
      country: "FR",
      device_id: "d1",
      ip: "ip1",
      lat: 48,
      lon: 2,
      is_fraud: 0,
    },
  ],
};
