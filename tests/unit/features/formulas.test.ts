import { describe, expect, it } from "vitest";
import { PRIOR_PAYMENTS } from "#shared/features/formulas/amounts";
import { completedYears } from "#shared/features/formulas/identity";
import { valueIn, type Scene } from "./fakeCursor";

const DAY = 86_400_000;
const dayOf = (text: string): number => Date.parse(`${text}T00:00Z`) / DAY;

const past = (days: "7d" | "30d", count: number, mean: number, std: number) => ({
  [`past_tx_customer_${days}`]: count,
  [`mean_amount_customer_${days}`]: mean,
  [`std_amount_customer_${days}`]: std,
});
const EVERYBODY = { mean_amount_all_30d: 50, std_amount_all_30d: 30 };

describe("z-score of the amount", () => {
  it("is 4.75 for the worked example", () => {
    const scene = { amount: 249.9, windows: past("7d", 12, 60, 40) };
    expect(valueIn(scene, "amount_z_7d").toFixed(2)).toBe("4.75");
  });

  it("is missing where all earlier amounts are equal", () => {
    const scene = { amount: 100, windows: past("30d", 6, 20, 0) };
    expect(valueIn(scene, "amount_z_30d")).toBeNaN();
  });

  it("is missing below two earlier payments", () => {
    const scene = { amount: 100, windows: past("30d", 1, 20, NaN) };
    expect(valueIn(scene, "amount_z_30d")).toBeNaN();
  });
});

describe("shrunk z-score of the amount", () => {
  const shrunk = (amount: number, count: number, mean: number, std: number): number =>
    valueIn(
      { amount, windows: { ...past("7d", count, mean, std), ...EVERYBODY } },
      "amount_z_7d_shrunk",
    );

  it("is that of the population for a first payment", () => {
    expect(shrunk(110, 0, NaN, NaN)).toBe(2);
  });

  it("is that of the population for a payment without a customer", () => {
    expect(valueIn({ amount: 110, windows: EVERYBODY }, "amount_z_7d_shrunk")).toBe(2);
  });

  it("is defined where all earlier amounts are equal", () => {
    expect(shrunk(100, 4, 20, 0)).toBeGreaterThan(1);
    expect(shrunk(20, 4, 20, 0)).toBeLessThan(0);
  });

  it("is that of the earlier amounts and as many of the population's, taken together", () => {
    // Five amounts of mean 50 and sample deviation 30, after two of the customer's own.
    const amounts = [10, 20, 50 - 30 * Math.SQRT2, 50 + 30 * Math.SQRT2, 50, 50, 50];
    const mean = amounts.reduce((sum, each) => sum + each, 0) / amounts.length;
    const squares = amounts.reduce((sum, each) => sum + (each - mean) ** 2, 0);
    const std = Math.sqrt(squares / (amounts.length - 1));
    expect(PRIOR_PAYMENTS).toBe(5);
    expect(shrunk(90, 2, 15, Math.sqrt(50))).toBeCloseTo((90 - mean) / std, 12);
  });

  it("tends to the customer's own with a long history", () => {
    expect(shrunk(249.9, 100_000, 60, 40)).toBeCloseTo((249.9 - 60) / 40, 2);
  });

  it("is missing where the population is unknown", () => {
    const scene = { amount: 100, windows: past("7d", 3, 20, 5) };
    expect(valueIn(scene, "amount_z_7d_shrunk")).toBeNaN();
  });
});

describe("ratio and share", () => {
  it("divides by the customer's mean, and is missing without one", () => {
    const scene = { amount: 90, windows: past("30d", 3, 30, 5) };
    expect(valueIn(scene, "amount_to_mean_30d")).toBe(3);
    expect(valueIn({ amount: 90 }, "amount_to_mean_30d")).toBeNaN();
  });

  it("is the frauds' part of what has a label, and missing where nothing has one", () => {
    const known = (fraud: number, legitimate: number): number =>
      valueIn(
        { windows: { known_fraud_ip_30d: fraud, known_legitimate_ip_30d: legitimate } },
        "fraud_share_ip_30d",
      );
    expect(known(1, 3)).toBe(0.25);
    expect(known(0, 3)).toBe(0);
    expect(known(0, 0)).toBeNaN();
  });
});

describe("time of the payment", () => {
  const at = (text: string, name: string): number => valueIn({ ms: Date.parse(text) }, name);

  it.each([
    ["2025-11-10T00:00:00Z", 1, 0, 0],
    ["2025-11-14T23:59:59.999Z", 5, 23, 0],
    ["2025-11-15T00:00:00Z", 6, 0, 1],
    ["2025-11-16T12:30:00Z", 7, 12, 1],
    ["1969-12-21T05:00:00Z", 7, 5, 1],
  ])("%s is weekday %i, hour %i", (text, day, hour, weekend) => {
    expect(at(text, "weekday")).toBe(day);
    expect(at(text, "hour_of_day")).toBe(hour);
    expect(at(text, "is_weekend")).toBe(weekend);
  });

  it("is night up to six in the morning", () => {
    expect(at("2025-11-10T00:00:00Z", "is_night")).toBe(1);
    expect(at("2025-11-10T05:59:59.999Z", "is_night")).toBe(1);
    expect(at("2025-11-10T06:00:00Z", "is_night")).toBe(0);
    expect(at("2025-11-10T23:00:00Z", "is_night")).toBe(0);
  });
});

describe("place of the payment", () => {
  const signup = { ms: 0, nano: 0 };
  const from = (country: string | undefined, home: string | null): Scene => ({
    keys: { customer: "C" },
    facts: country === undefined ? {} : { country },
    customer: { signup, country: home },
  });

  it("mismatches where payment and customer name different countries", () => {
    expect(valueIn(from("BE", "FR"), "country_mismatch")).toBe(1);
    expect(valueIn(from("FR", "FR"), "country_mismatch")).toBe(0);
  });

  it("neither matches nor mismatches where either is missing", () => {
    expect(valueIn(from(undefined, "FR"), "country_mismatch")).toBeNaN();
    expect(valueIn(from("FR", null), "country_mismatch")).toBeNaN();
    expect(valueIn({ ...from("FR", "FR"), keys: {} }, "country_mismatch")).toBeNaN();
  });

  it("does not know the customer's country before the sign-up", () => {
    const early = {
      ...from("BE", "FR"),
      ms: 999,
      customer: { signup: { ms: 1000, nano: 0 }, country: "FR" },
    };
    expect(valueIn(early, "country_mismatch")).toBeNaN();
    expect(valueIn({ ...early, ms: 1000 }, "country_mismatch")).toBe(1);
    const sameMs = {
      ...early,
      ms: 1000,
      customer: { signup: { ms: 1000, nano: 1 }, country: "FR" },
    };
    expect(valueIn(sameMs, "country_mismatch")).toBeNaN();
  });

  it("has changed country against the previous payment, not for a first one", () => {
    expect(
      valueIn({ facts: { country: "BE" }, previous: { country: "FR" } }, "country_changed"),
    ).toBe(1);
    expect(
      valueIn({ facts: { country: "FR" }, previous: { country: "FR" } }, "country_changed"),
    ).toBe(0);
    expect(valueIn({ facts: { country: "BE" } }, "country_changed")).toBeNaN();
  });

  it("is measured between coordinates where both payments have them", () => {
    const scene: Scene = {
      place: [0, 1],
      facts: { country: "FR" },
      previous: { country: "US", place: [0, 0] },
    };
    expect(valueIn(scene, "distance_km_previous")).toBeCloseTo(111.195, 3);
  });

  it("is measured between countries where either lacks coordinates", () => {
    const scene: Scene = { place: [0, 0], facts: { country: "FR" }, previous: { country: "DE" } };
    // Between the middles of France and Germany.
    expect(valueIn(scene, "distance_km_previous")).toBeGreaterThan(750);
    expect(valueIn(scene, "distance_km_previous")).toBeLessThan(900);
    expect(valueIn({ ...scene, previous: { country: "FR" } }, "distance_km_previous")).toBe(0);
  });

  it("is 0 within one country, also one without a known centroid", () => {
    const scene: Scene = { facts: { country: "SX" }, previous: { country: "SX" } };
    expect(valueIn(scene, "distance_km_previous")).toBe(0);
    expect(valueIn({ ...scene, previous: { country: "FR" } }, "distance_km_previous")).toBeNaN();
  });

  it("is missing where neither says where, and for a first payment", () => {
    expect(valueIn({ place: [0, 0], previous: {} }, "distance_km_previous")).toBeNaN();
    expect(valueIn({ place: [0, 0] }, "distance_km_previous")).toBeNaN();
  });

  it("takes a second at least for a speed, so that none is infinite", () => {
    const scene = (seconds: number): Scene => ({
      place: [0, 1],
      previous: { place: [0, 0] },
      windows: { seconds_since_last_customer: seconds },
    });
    expect(valueIn(scene(600), "km_per_min_previous")).toBeCloseTo(11.1195, 3);
    expect(valueIn(scene(0), "km_per_min_previous")).toBeCloseTo(111.195 * 60, 0);
    expect(valueIn({ ...scene(0), place: [0, 0] }, "km_per_min_previous")).toBe(0);
  });
});

describe("history of the customer", () => {
  it("is a first payment where none came before, and cannot say without a customer", () => {
    expect(valueIn({ windows: { past_tx_customer: 0 } }, "is_first_payment")).toBe(1);
    expect(valueIn({ windows: { past_tx_customer: 2 } }, "is_first_payment")).toBe(0);
    expect(valueIn({}, "is_first_payment")).toBeNaN();
  });

  it("has a new device only against another one used before", () => {
    const keys = { customer: "C", device: "d2" };
    expect(valueIn({ keys, used: { device: ["d1"] } }, "new_device")).toBe(1);
    expect(valueIn({ keys, used: { device: ["d1", "d2"] } }, "new_device")).toBe(0);
  });

  it("has no new device on a first payment, nor where devices are not said", () => {
    const keys = { customer: "C", device: "d2" };
    expect(valueIn({ keys, used: {} }, "new_device")).toBeNaN();
    expect(valueIn({ keys: { customer: "C" }, used: { device: ["d1"] } }, "new_device")).toBeNaN();
    expect(valueIn({ keys: { device: "d2" }, used: { device: ["d1"] } }, "new_device")).toBeNaN();
  });

  it("has an account as old as its sign-up", () => {
    const scene = { keys: { customer: "C" }, customer: { signup: { ms: 0, nano: 0 } } };
    expect(valueIn({ ...scene, ms: 1.5 * DAY }, "account_age_days")).toBe(1.5);
    expect(valueIn({ ...scene, ms: -1 }, "account_age_days")).toBeNaN();
  });
});

describe("session of the payment", () => {
  const inSession = (events: Scene["events"], more: Scene = {}): Scene => ({
    keys: { session: "S" },
    events,
    ...more,
  });
  const shopping = inSession([
    { type: "product_view", product: "P1", secondsBefore: 300 },
    { type: "product_view", product: "P2", secondsBefore: 280 },
    { type: "product_view", product: "P1", secondsBefore: 260 },
    { type: "add_to_cart", product: "P1", secondsBefore: 200 },
    { type: "add_to_cart", product: "P2", secondsBefore: 100 },
    { type: "remove_from_cart", product: "P1", secondsBefore: 90 },
    { type: "payment_failed", secondsBefore: 50 },
    { type: "order_placed", secondsBefore: 40 },
  ]);

  it("counts its steps without what tells how a payment ended", () => {
    expect(valueIn(shopping, "session_events")).toBe(6);
  });

  it("is missing for a payment outside a session", () => {
    expect(valueIn({ ...shopping, keys: {} }, "session_events")).toBeNaN();
    expect(valueIn({ ...shopping, keys: {} }, "adult_items_in_cart")).toBeNaN();
  });

  it("is as long as its own record says", () => {
    expect(valueIn({ ms: 90_000, nano: 500_000, sessionStartMs: 60_000 }, "session_seconds")).toBe(
      30.0005,
    );
    expect(valueIn({}, "session_seconds")).toBeNaN();
  });

  it("counts from the first product in the cart", () => {
    expect(valueIn(shopping, "seconds_since_first_cart_add")).toBe(200);
    expect(valueIn(inSession([]), "seconds_since_first_cart_add")).toBeNaN();
  });

  it("holds the products for adults that were not taken out again", () => {
    expect(valueIn({ ...shopping, restricted: ["P2"] }, "adult_items_in_cart")).toBe(1);
    expect(valueIn({ ...shopping, restricted: ["P1"] }, "adult_items_in_cart")).toBe(0);
    const outFirst = inSession(
      [
        { type: "remove_from_cart", product: "P2" },
        { type: "add_to_cart", product: "P2" },
      ],
      { restricted: ["P2"] },
    );
    expect(valueIn(outFirst, "adult_items_in_cart")).toBe(1);
  });
});

describe("identity of the customer", () => {
  const born = (birthDay: number | null, cardBirthDay: number | null = null): Scene => ({
    keys: { customer: "C" },
    customer: { signup: { ms: 0, nano: 0 }, birthDay, cardBirthDay },
    ms: Date.parse("2025-11-12T00:00:00Z"),
  });

  it("comes of age on the eighteenth birthday", () => {
    expect(valueIn(born(dayOf("2007-11-12")), "customer_is_minor")).toBe(0);
    expect(valueIn(born(dayOf("2007-11-13")), "customer_is_minor")).toBe(1);
    expect(valueIn(born(dayOf("2007-11-13")), "customer_age_years")).toBe(17);
    expect(valueIn(born(null), "customer_is_minor")).toBeNaN();
  });

  it("born on 29 February completes a year on 1 March", () => {
    const on = (text: string): number => completedYears(dayOf("2008-02-29"), Date.parse(text));
    expect(on("2026-02-28T23:59Z")).toBe(17);
    expect(on("2026-03-01T00:00Z")).toBe(18);
    expect(on("2028-02-29T00:00Z")).toBe(20);
  });

  it("differs from the ID card only where both say a birth date", () => {
    expect(valueIn(born(7000, 7001), "id_card_mismatch")).toBe(1);
    expect(valueIn(born(7000, 7000), "id_card_mismatch")).toBe(0);
    expect(valueIn(born(7000), "id_card_mismatch")).toBeNaN();
    expect(valueIn(born(null, 7000), "id_card_mismatch")).toBeNaN();
  });
});
