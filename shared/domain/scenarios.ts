import type { SchemaName, TableSpec } from "./schema";

/**
 * What a generated dataset tells of the truth about its payments (SPEC §3), for evaluation only: no feature, rule or
 * model reads it, and it is none of a dataset's tables. Rows whose `kind` is empty are frauds (transactions list
 * nothing else), payments without a row are normal.
 */
export const SCENARIO_TABLES: Readonly<Record<SchemaName, TableSpec & { readonly key: string }>> = {
  kivendtout: {
    name: "fraud_scenarios",
    documentedRows: null,
    key: "payment_id",
    required: false,
    formats: ["csv"],
    fields: [
      { name: "payment_id", type: "text" },
      { name: "kind", type: "text", vocabulary: ["fraud", "look_alike", "normal"] },
      { name: "scenario", type: "text", nullable: true },
      { name: "ring_id", type: "text", nullable: true, optional: true },
      { name: "true_fraud", type: "flag", optional: true },
    ],
  },
  transactions: {
    name: "transaction_scenarios",
    documentedRows: null,
    key: "transaction_id",
    required: false,
    formats: ["csv"],
    fields: [
      { name: "transaction_id", type: "text" },
      { name: "kind", type: "text", nullable: true, optional: true },
      { name: "scenario", type: "text" },
      { name: "ring_id", type: "text", nullable: true, optional: true },
      { name: "true_fraud", type: "flag", nullable: true, optional: true },
    ],
  },
};
