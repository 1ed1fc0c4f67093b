import type { Ring } from "#shared/graph/rings/types";

/** A ring of two customers on one device. @param values of its sentence that differ */
export const aRing = (more: Partial<Ring["sentence"]["values"]> = {}): Ring => ({
  key: "C1+device:dev_a",
  customers: ["C1", "C2"],
  entities: [{ kind: "device", id: "dev_a", customers: 2 }],
  firstMs: Date.UTC(2025, 10, 1, 10),
  lastMs: Date.UTC(2025, 10, 2, 10),
  firstPosition: 0,
  lastPosition: 1,
  payments: 2,
  failed: 0,
  labelled: 1,
  amountCents: 1000,
  score: 0.91,
  parts: { rarity: 1, velocity: 1, outcome: 0.5 },
  sentence: {
    key: "devices",
    values: {
      customers: 2,
      devices: 1,
      ips: 0,
      days: 2,
      shared: 2,
      payments: 3,
      failed: 0,
      labelled: 1,
      young: 0,
      ...more,
    },
  },
});
