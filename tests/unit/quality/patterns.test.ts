import { describe, expect, it } from "vitest";
import { checkIn, reportOf, type Shop } from "./shop";

const HOUR_MS = 3_600_000;
const START = Date.UTC(2025, 10, 1);

/** Sessions of customer C1 that start at these times and last 7 minutes and 11 seconds. */
const sessionsAt =
  (times: readonly number[]) =>
  (shop: Shop): void => {
    const [first] = shop.sessions;
    shop.sessions = times.map((start, at) => ({
      ...first,
      session_id: `S${at}`,
      start_ts: start,
      end_ts: start + 431_000,
      ip_hash: `ip-${at % 40}`,
    }));
  };

/** `perHour(hour of day, weekday)` sessions in each hour of eight weeks. */
const eightWeeks = (perHour: (hour: number, weekday: number) => number): readonly number[] =>
  Array.from({ length: 56 * 24 }, (_, at) => START + at * HOUR_MS).flatMap((hour) => {
    const date = new Date(hour);
    const count = perHour(date.getUTCHours(), date.getUTCDay());
    return Array.from({ length: count }, (_, nth) => hour + nth * 61_000);
  });

const isNight = (hour: number): boolean => hour < 7;
const isWeekend = (weekday: number): boolean => weekday === 0 || weekday === 6;

describe("sessions", () => {
  const even = reportOf(sessionsAt(eightWeeks(() => 2)));
  const human = reportOf(
    sessionsAt(eightWeeks((hour, weekday) => (isNight(hour) ? 0 : isWeekend(weekday) ? 3 : 2))),
  );

  it("spread evenly over the day are reported, every one", () => {
    expect(checkIn(even, "sessions.flat_hours")).toMatchObject({
      severity: "information",
      count: 56 * 24 * 2,
    });
  });

  it("drawn evenly are reported although chance makes hours differ", () => {
    let state = 7;
    const draw = (): number => (state = (state * 48_271) % 0x7fffffff) / 0x7fffffff;
    const times = Array.from({ length: 600 }, () => START + Math.floor(draw() * 56 * 24) * HOUR_MS);
    const check = checkIn(reportOf(sessionsAt(times)), "sessions.flat_hours");
    expect(Number(check.facts["highest"])).toBeGreaterThan(1.5 * Number(check.facts["lowest"]));
    expect(check.count).toBe(600);
  });

  it("that sleep at night are not", () => {
    expect(checkIn(human, "sessions.flat_hours").count).toBe(0);
  });

  it("spread evenly over the week are reported", () => {
    expect(checkIn(even, "sessions.flat_weekdays").count).toBe(56 * 24 * 2);
  });

  it("with busier weekends are not", () => {
    expect(checkIn(human, "sessions.flat_weekdays").count).toBe(0);
  });

  it("too few to tell are skipped", () => {
    const report = reportOf();
    const skipped = report.skipped.map(({ id }) => id);
    expect(skipped).toEqual(
      expect.arrayContaining(["sessions.flat_hours", "sessions.flat_weekdays"]),
    );
  });

  it("of whole minutes are reported where chance cannot explain them", () => {
    const whole = reportOf((shop) => {
      sessionsAt(eightWeeks(() => 1))(shop);
      for (const session of shop.sessions.slice(0, 900))
        session["end_ts"] = Number(session["start_ts"]) + 420_000;
    });
    expect(checkIn(whole, "sessions.whole_minutes")).toMatchObject({ count: 900, total: 56 * 24 });
    expect(checkIn(even, "sessions.whole_minutes").count).toBe(0);
  });

  it("of a campaign that never pauses are reported by campaign", () => {
    const report = reportOf((shop) => {
      sessionsAt(eightWeeks(() => 1))(shop);
      for (const [at, session] of shop.sessions.entries())
        session["utm_campaign"] = at % 10 === 0 ? "always" : at < 300 ? "fall_sale" : "none";
    });
    expect(checkIn(report, "sessions.flat_campaigns")).toMatchObject({
      count: 1,
      total: 2,
      facts: { campaigns: "always" },
    });
  });

  it("that each come from a new address are reported, every one", () => {
    const report = reportOf((shop) => {
      sessionsAt(eightWeeks(() => 1))(shop);
      for (const [at, session] of shop.sessions.entries()) session["ip_hash"] = `ip-${at}`;
    });
    expect(checkIn(report, "sharing.ip_single_session").count).toBe(56 * 24);
    expect(checkIn(even, "sharing.ip_single_session").count).toBe(0);
  });
});

/** 200 payments of customer C1 (France) with what `change` makes of each. */
const paymentsWith = (change: (at: number) => Record<string, string | boolean>) => (shop: Shop) => {
  const [first] = shop.payments;
  shop.payments = Array.from({ length: 200 }, (_, at) => ({
    ...first,
    payment_id: `PAY${at}`,
    ...change(at),
  }));
};

describe("payments", () => {
  it("from countries drawn by chance are reported with what chance would give", () => {
    const countries = ["FR", "BE", "DE", "ES"];
    const report = reportOf(paymentsWith((at) => ({ payment_country: countries[at % 4]! })));
    expect(checkIn(report, "payments.country_unrelated")).toMatchObject({
      count: 150,
      total: 200,
      facts: { mismatches: 150, expected: 150 },
    });
  });

  it("of a few travellers are not", () => {
    const report = reportOf((shop) => {
      const home = (at: number): boolean => at % 2 === 0;
      paymentsWith((at) => ({
        customer_id: home(at) ? "C1" : "C2",
        payment_country: at < 10 ? "ES" : home(at) ? "FR" : "BE",
      }))(shop);
      Object.assign(shop.customers[1]!, { country: "BE" });
    });
    expect(checkIn(report, "payments.country_unrelated").count).toBe(0);
  });

  it("with one card network only are reported", () => {
    const bin = (at: number): string => String(400_000 + at);
    const one = reportOf(paymentsWith((at) => ({ card_bin: bin(at) })));
    const two = reportOf(paymentsWith((at) => ({ card_bin: at === 0 ? "510000" : bin(at) })));
    expect(checkIn(one, "payments.bin_one_network")).toMatchObject({ count: 200, total: 200 });
    expect(checkIn(two, "payments.bin_one_network").count).toBe(0);
  });

  it("with a new device and card each time are reported", () => {
    const report = reportOf(
      paymentsWith((at) => ({ device_id: `d${at}`, card_bin: String(400_000 + at) })),
    );
    expect(checkIn(report, "sharing.device_single_use").count).toBe(200);
    expect(checkIn(report, "sharing.card_single_use").count).toBe(200);
  });

  it("labelled exactly where there is an alert are reported", () => {
    const alerts = (upTo: number) => (shop: Shop) => {
      const [alert] = shop.fraud_alerts;
      paymentsWith((at) => ({ is_fraud_label: at < 10 }))(shop);
      shop.fraud_alerts = Array.from({ length: upTo }, (_, at) => ({
        ...alert,
        alert_id: `AL${at}`,
        payment_id: `PAY${at}`,
      }));
    };
    expect(checkIn(reportOf(alerts(10)), "fraud_alerts.equal_labels").count).toBe(10);
    expect(checkIn(reportOf(alerts(9)), "fraud_alerts.equal_labels").count).toBe(0);
  });

  it("that say the same in a column in every row are reported by column", () => {
    const report = reportOf(paymentsWith(() => ({ result: "success" })));
    const columns = String(checkIn(report, "values.constant").facts["columns"]).split(", ");
    expect(columns).toContain("payments.result");
    expect(columns).not.toContain("payments.payment_id");
  });
});

describe("ID cards", () => {
  it("that all expire in one year are reported with the year", () => {
    const report = reportOf((shop) => {
      shop.synthetic_id_labels = Array.from({ length: 30 }, (_, at) => ({
        ...shop.synthetic_id_labels[0],
        file: `id_${at}.png`,
        expiry: `2035-0${(at % 9) + 1}-01`,
      }));
    });
    expect(checkIn(report, "synthetic_id_labels.same_expiry_year")).toMatchObject({
      count: 30,
      facts: { year: "2035" },
    });
  });

  it("expect the document of somebody born on 29 February to be of age on 1 March", () => {
    const flagged = (lastDay: string) =>
      reportOf((shop) => {
        Object.assign(shop.customers[0]!, { birthdate: "2008-02-29", is_minor: false });
        Object.assign(shop.events[12]!, { ts: `${lastDay} 12:00:00` });
      });
    const count = (lastDay: string): number =>
      checkIn(flagged(lastDay), "customers.is_minor_matches_birthdate").count;
    expect([count("2026-02-28"), count("2026-03-01")]).toEqual([1, 0]);
  });
});

describe("columns documented as sometimes empty", () => {
  it("are reported where they never are", () => {
    const check = checkIn(reportOf(), "documentation.never_empty");
    expect(check.facts["columns"]).toBe(
      "sessions.customer_id, payments.card_bin, events.customer_id",
    );
  });

  it("are not where one cell is empty", () => {
    const report = reportOf((shop) => void (shop.sessions[0]!["customer_id"] = null));
    expect(checkIn(report, "documentation.never_empty").count).toBe(2);
  });
});
