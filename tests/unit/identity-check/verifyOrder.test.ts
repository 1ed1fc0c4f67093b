import { describe, expect, it } from "vitest";
import type { RestrictedOrder } from "#shared/contract/compliance";
import { verifyOrder, type CustomerCard } from "#shared/identity/check/verifyOrder";
import { aReading, PRINTED } from "../../support/cardReadings";

const anOrder = (more: Partial<RestrictedOrder> = {}): RestrictedOrder => ({
  id: "O1",
  record: 1,
  atMs: Date.UTC(2025, 10, 14, 10),
  on: "2025-11-14",
  status: "paid",
  amount: 40,
  customer: { id: "C1", record: 1, birthdate: PRINTED.birthdate },
  items: [],
  isOfAge: true,
  age: 30,
  cards: [],
  ...more,
});

const aCard = (more: Partial<CustomerCard> = {}): CustomerCard => ({
  card: "a.png",
  reading: aReading(),
  corrections: {},
  byHand: null,
  others: [],
  ...more,
});

const bornOn = (birthdate: string) => ({ id: "C1", record: 1, birthdate });

const said = (order: RestrictedOrder, ...cards: readonly CustomerCard[]) => {
  const { status, reasons } = verifyOrder(order, cards);
  return [status, ...reasons.map(({ reason }) => reason)];
};

describe("the age of an order's customer", () => {
  it("is verified by a card that is accepted for that day", () => {
    expect(said(anOrder(), aCard())).toEqual(["of_age", "card_accepted"]);
  });

  it("is not verified by the data alone", () => {
    expect(said(anOrder())).toEqual(["unverified", "no_card"]);
  });

  it("is under age by the data, whatever cards say", () => {
    const order = anOrder({ isOfAge: false });
    expect(said(order)).toEqual(["under_age", "under_age_by_data"]);
    expect(said(order, aCard())[0]).toBe("under_age");
  });

  it("is under age by a card of the customer", () => {
    const order = anOrder({ customer: bornOn("2008-01-01"), isOfAge: null });
    const card = aCard({ reading: aReading({ birthdate: "2008-01-01" }) });
    expect(said(order, card)).toEqual(["under_age", "under_age_by_card"]);
  });

  it("follows the day of the order, not another", () => {
    const card = aCard({ reading: aReading({ birthdate: "2007-11-15" }) });
    const customer = bornOn("2007-11-15");
    const on = (day: string, isOfAge: boolean) =>
      said(anOrder({ customer, on: day, isOfAge }), card)[0];
    expect(on("2025-11-14", false)).toBe("under_age");
    expect(on("2025-11-15", true)).toBe("of_age");
  });

  it("is not verified by a card of somebody else, though that one is under age", () => {
    const card = aCard({ reading: aReading({ birthdate: "2010-01-01" }) });
    expect(said(anOrder(), card)).toEqual(["unverified", "card_of_another"]);
  });

  it("is not verified by a card that had expired", () => {
    const card = aCard({ reading: aReading({ expiry: "2025-11-13" }) });
    expect(said(anOrder(), card)).toEqual(["unverified", "card_expired"]);
  });

  it("is not verified by a card that was not read, or not well enough", () => {
    const blurred = aReading({}, { confidences: { birthdate: 0.6 } });
    expect(said(anOrder(), aCard({ reading: null }))).toEqual(["unverified", "card_not_read"]);
    expect(said(anOrder(), aCard({ reading: blurred }))).toEqual(["unverified", "check_by_hand"]);
  });

  it("is not verified while the customer's birthdate is masked", () => {
    const order = anOrder({ customer: bornOn("1995-••-••") });
    expect(said(order, aCard())).toEqual(["unverified", "check_by_hand"]);
  });

  it("is verified by one good card among others", () => {
    const expired = aCard({ card: "b.png", reading: aReading({ expiry: "2020-01-01" }) });
    expect(said(anOrder(), expired, aCard())).toEqual(["of_age", "card_accepted", "card_expired"]);
  });

  it("is what a person decided on the card, unless the data say under age", () => {
    const byHand = { verdict: "accept", reason: "Seen", order: null } as const;
    const card = aCard({ reading: null, byHand });
    expect(said(anOrder(), card)).toEqual(["of_age", "accepted_by_hand"]);
    expect(said(anOrder({ isOfAge: false }), card)[0]).toBe("under_age");
  });

  it("is under age by a card that was accepted for all orders, and not for this very one", () => {
    const order = anOrder({ customer: bornOn("2008-01-01"), isOfAge: null });
    const acceptedFor = (given: string | null) =>
      aCard({
        reading: aReading({ birthdate: "2008-01-01" }),
        byHand: { verdict: "accept", reason: "Seen", order: given },
      });
    expect(said(order, acceptedFor(null))).toEqual([
      "under_age",
      "under_age_by_card",
      "accepted_by_hand",
    ]);
    expect(said(order, acceptedFor("O1"))[0]).toBe("of_age");
  });

  it("is not verified by a card that a person rejected", () => {
    const card = aCard({ byHand: { verdict: "reject", reason: "A copy", order: null } });
    expect(said(anOrder(), card)).toEqual(["unverified", "rejected_by_hand"]);
  });

  it("cannot be told of an order without a time or without a customer", () => {
    expect(said(anOrder({ on: null, atMs: null }), aCard())[0]).toBe("unverified");
    expect(said(anOrder({ customer: null }), aCard())[0]).toBe("unverified");
  });
});
