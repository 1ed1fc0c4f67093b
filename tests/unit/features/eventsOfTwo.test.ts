import { describe, expect, it } from "vitest";
import { paymentLog } from "../../support/paymentLog";

describe("an event that names one payment and the order of another", () => {
  const log = paymentLog()
    .session("S1", { at: "2025-11-01 10:00:00" })
    .does("product_view", { at: "2025-11-01 10:01:00", session: "S1", product: "p1" })
    .does("product_view", {
      at: "2025-11-01 10:02:00",
      session: "S1",
      product: "p2",
      payment: "P1",
      order: "O2",
    })
    .pays("P1", { at: "2025-11-01 10:03:00", session: "S1" })
    .pays("P2", { at: "2025-11-01 10:04:00", session: "S1" })
    .pays("P3", { at: "2025-11-01 10:05:00", session: "S1" })
    .orders("O2", { at: "2025-11-01 10:04:00", payment: "P2" })
    .ask(["product_views"]);

  it("is seen by neither", () => {
    expect(log.at("P1", "product_views")).toBe(1);
    expect(log.at("P2", "product_views")).toBe(1);
  });

  it("is seen by any other", () => {
    expect(log.at("P3", "product_views")).toBe(2);
  });
});
