import { describe, expect, it } from "vitest";
import { browsingOf, listOf, pageOf, rowsByColumn } from "./browsing";

interface Paid {
  readonly id: string;
  readonly by: string;
  /** Day and time of November 2025. */
  readonly at: string;
  readonly device?: string;
  readonly bin?: string;
  readonly failed?: boolean;
  readonly fraud?: boolean;
}

/** A shop of payments only; nothing is shared unless it is said. */
const shopOf = (payments: readonly Paid[]) =>
  browsingOf({
    payments: payments.map(({ id, by, at, device, bin, failed, fraud }) => ({
      payment_id: id,
      customer_id: by,
      session_id: `S-${id}`,
      attempt_ts: `2025-11-${at}`,
      card_bin: bin ?? null,
      ip_hash: `ip-${id}`,
      device_id: device ?? `device-${id}`,
      amount: 10,
      result: failed === true ? "failed" : "success",
      is_fraud_label: fraud === true ? 1 : 0,
    })),
  });

const sharedOf = (payments: readonly Paid[], id: string) =>
  rowsByColumn(listOf(pageOf(shopOf(payments), "payment", id), "shared_with"));

describe("what a payment shares with other customers", () => {
  it("is what they had paid with before it, and never after or by the customer themselves", () => {
    const payments: readonly Paid[] = [
      { id: "Y1", by: "C2", at: "10 09:00:00", device: "d", failed: true },
      { id: "Y2", by: "C1", at: "10 09:30:00", device: "d" },
      { id: "Y3", by: "C1", at: "10 10:00:00", device: "d" },
      { id: "Y4", by: "C3", at: "10 11:00:00", device: "d" },
    ];
    expect(sharedOf(payments, "Y3")).toEqual([
      {
        customer_id: "C2",
        shared_field: "device_id",
        payments_before: "1",
        failed_before: "1",
        known_frauds: "0",
        last_ts: "2025-11-10 09:00:00",
      },
    ]);
    expect(sharedOf(payments, "Y1")).toEqual([]);
  });

  it("counts a fraud only once its label is seven days old", () => {
    const fraud = { id: "Y1", by: "C2", at: "03 10:00:00", device: "d", fraud: true };
    const known = (at: string) =>
      sharedOf([fraud, { id: "Y2", by: "C1", at, device: "d" }], "Y2").map(
        ({ known_frauds }) => known_frauds,
      );
    expect(known("10 09:59:59")).toEqual(["0"]);
    expect(known("10 10:00:00")).toEqual(["1"]);
  });

  it("begins with whom frauds are known of, then with devices before card prefixes", () => {
    const payments: readonly Paid[] = [
      { id: "Y1", by: "C2", at: "01 10:00:00", bin: "400001" },
      { id: "Y2", by: "C3", at: "01 11:00:00", device: "d" },
      { id: "Y3", by: "C4", at: "01 12:00:00", bin: "400001", fraud: true },
      { id: "Y4", by: "C1", at: "20 10:00:00", device: "d", bin: "400001" },
    ];
    expect(sharedOf(payments, "Y4").map(({ customer_id }) => customer_id)).toEqual([
      "C4",
      "C3",
      "C2",
    ]);
  });
});
