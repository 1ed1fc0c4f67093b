import { describe, expect, it } from "vitest";
import { Random } from "#generator/random";
import { CITIES } from "#generator/transactions/places";
import { DAY_MS, SCENARIOS, START_MS, type Payment } from "#generator/transactions/record";
import { simulate } from "#generator/transactions/simulation";

const SIZE = { rows: 60_000, customers: 900, days: 183 };

const { world, days } = simulate(Random.seeded(11), SIZE);
const byDay = [...days];
const payments = byDay.flat();
const legitimate = payments.filter(({ scenario }) => scenario === null);
const fraudulent = payments.filter(({ scenario }) => scenario !== null);
const dayOf = ({ timeMs }: Payment) => Math.floor((timeMs - START_MS) / DAY_MS);
const early = (payment: Payment) => dayOf(payment) < 60;
const late = (payment: Payment) => dayOf(payment) >= SIZE.days - 60;

const customerOf = new Map(world.customers.map((customer) => [customer.accountId, customer]));
const share = <T>(of: readonly T[], test: (item: T) => boolean) =>
  of.filter(test).length / of.length;
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

function groupBy<K>(items: readonly Payment[], keyOf: (payment: Payment) => K): Map<K, Payment[]> {
  const groups = new Map<K, Payment[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** The best F1 that "score at least x is fraud" reaches over all x. */
function bestF1(scoreOf: (payment: Payment) => number): number {
  let caught = 0;
  let best = 0;
  payments
    .map((payment) => ({ score: scoreOf(payment), fraud: payment.scenario !== null }))
    .sort((a, b) => b.score - a.score)
    .forEach(({ score, fraud }, at, all) => {
      if (fraud) caught++;
      if (all[at + 1]?.score !== score)
        best = Math.max(best, (2 * caught) / (at + 1 + fraudulent.length));
    });
  return best;
}

describe("the simulated payments", () => {
  it("number exactly what was asked for, over exactly the days asked for", () => {
    expect(payments).toHaveLength(SIZE.rows);
    expect(byDay).toHaveLength(SIZE.days);
    expect(byDay.every((day, at) => day.every((payment) => dayOf(payment) === at))).toBe(true);
  });

  it("come in the order of time", () => {
    expect(payments.every(({ timeMs }, at) => at === 0 || payments[at - 1]!.timeMs <= timeMs)).toBe(
      true,
    );
  });

  it("have positive amounts in whole cents", () => {
    expect(
      payments.every(({ amountCents }) => Number.isInteger(amountCents) && amountCents > 0),
    ).toBe(true);
  });

  it("carry device and address online, and neither at a till", () => {
    const wrong = payments.filter(({ channel, deviceId, ip }) => {
      const till = channel === "pos";
      return (deviceId === null) !== till || (ip === null) !== till;
    });
    expect(wrong).toEqual([]);
  });

  it("use each card for one account only", () => {
    const accounts = groupBy(payments, ({ cardHash }) => cardHash);
    const shared = [...accounts.values()].filter((group) => {
      return new Set(group.map(({ accountId }) => accountId)).size > 1;
    });
    expect(shared).toEqual([]);
  });

  it("happen only where the merchant has opened and the customer has joined", () => {
    const tooEarly = payments.filter((payment) => {
      const { opensOn } = world.market.merchants[payment.merchant]!;
      return dayOf(payment) < Math.max(opensOn, customerOf.get(payment.accountId)!.joinsOn);
    });
    expect(tooEarly).toEqual([]);
  });
});

describe("a customer's legitimate payments", () => {
  const frequent = [...groupBy(legitimate, ({ accountId }) => accountId)]
    .map(([accountId, own]) => ({ customer: customerOf.get(accountId)!, own }))
    .filter(({ own }) => own.length >= 60);

  it("have amounts about the customer's own mean", () => {
    const ratios = frequent.map(({ customer, own }) => {
      return mean(own.map(({ amountCents }) => amountCents / 100)) / customer.meanAmount;
    });
    expect(frequent.length).toBeGreaterThan(200);
    expect(median(ratios)).toBeGreaterThan(0.9);
    expect(median(ratios)).toBeLessThan(1.1);
    expect(share(ratios, (ratio) => ratio > 0.65 && ratio < 1.5)).toBeGreaterThan(0.95);
  });

  it("lie about the customer's own hours", () => {
    const mornings = frequent.filter(({ customer }) => customer.hours.mean < 10);
    const evenings = frequent.filter(({ customer }) => {
      return customer.hours.mean > 16 && customer.hours.mean < 19;
    });
    const hour = ({ own }: { own: Payment[] }) =>
      median(own.map(({ timeMs }) => (timeMs % DAY_MS) / 3.6e6));
    expect(median(mornings.map(hour))).toBeLessThan(11);
    expect(median(evenings.map(hour))).toBeGreaterThan(15);
  });

  it("are made at tills near home, but for journeys", () => {
    const km = legitimate
      .filter(({ channel }) => channel === "pos")
      .map((payment) => {
        const home = customerOf.get(payment.accountId)!;
        const east = (payment.lon - home.lon) * Math.cos((home.lat * Math.PI) / 180);
        return 111.2 * Math.hypot(payment.lat - home.lat, east);
      });
    expect(median(km)).toBeLessThan(8);
    expect(share(km, (distance) => distance > 200)).toBeGreaterThan(0.005);
  });
});

describe("the fraud", () => {
  it("makes up 0.8 to 1.5 % of the payments", () => {
    expect(fraudulent.length / payments.length).toBeGreaterThan(0.008);
    expect(fraudulent.length / payments.length).toBeLessThan(0.015);
  });

  it.each(SCENARIOS)("comes as %s, each at least a twentieth of it", (scenario) => {
    expect(share(fraudulent, (payment) => payment.scenario === scenario)).toBeGreaterThan(0.05);
  });

  it("tests many cards with tiny amounts from one device within minutes", () => {
    const bursts = groupBy(
      fraudulent.filter(({ scenario }) => scenario === "card_testing"),
      ({ deviceId }) => deviceId,
    );
    for (const burst of bursts.values()) {
      expect(new Set(burst.map(({ cardHash }) => cardHash)).size).toBeGreaterThanOrEqual(10);
      expect(burst.at(-1)!.timeMs - burst[0]!.timeMs).toBeLessThan(30 * 60_000);
      expect(Math.max(...burst.map(({ amountCents }) => amountCents))).toBeLessThan(500);
    }
  });

  it("takes accounts over from devices their owners never use", () => {
    const owners = groupBy(legitimate, ({ accountId }) => accountId);
    for (const { scenario, accountId, deviceId } of fraudulent)
      if (scenario === "account_takeover")
        expect(owners.get(accountId)?.some((own) => own.deviceId === deviceId) ?? false).toBe(
          false,
        );
  });

  it("spends more than the owners do with stolen cards, in taken accounts and as compromised customers", () => {
    for (const scenario of ["stolen_card", "account_takeover", "compromised_customer"] as const) {
      const ratios = fraudulent
        .filter((payment) => payment.scenario === scenario)
        .map(
          (payment) => payment.amountCents / 100 / customerOf.get(payment.accountId)!.meanAmount,
        );
      expect(median(ratios)).toBeGreaterThan(1.2);
    }
  });

  it("at compromised merchants lies within the span, among legitimate payments", () => {
    const struck = groupBy(
      fraudulent.filter(({ scenario }) => scenario === "compromised_merchant"),
      ({ merchant }) => merchant,
    );
    const rates = [...struck].map(([merchant, frauds]) => {
      const from = Math.min(...frauds.map(dayOf));
      const to = Math.max(...frauds.map(dayOf));
      const there = payments.filter((payment) => {
        return payment.merchant === merchant && dayOf(payment) >= from && dayOf(payment) <= to;
      });
      return { rate: frauds.length / there.length, size: there.length };
    });
    const visited = rates.filter(({ size }) => size >= 10);
    expect(visited.length).toBeGreaterThan(0);
    expect(visited.every(({ rate }) => rate < 1)).toBe(true);
    expect(median(visited.map(({ rate }) => rate))).toBeGreaterThan(0.05);
  });

  it("is told apart by no single field", () => {
    const scores: Record<string, (payment: Payment) => number> = {
      "a high amount": ({ amountCents }) => amountCents,
      "a low amount": ({ amountCents }) => -amountCents,
      "a high amount for the customer": ({ amountCents, accountId }) =>
        amountCents / customerOf.get(accountId)!.meanAmount,
      "a payment at night": ({ timeMs }) => -(timeMs % DAY_MS),
      "an online payment": ({ channel }) => (channel === "ecom" ? 1 : 0),
      "a foreign country": ({ country, accountId }) =>
        CITIES[customerOf.get(accountId)!.city]!.country === country ? 0 : 1,
    };
    const found = Object.entries(scores).map(([name, scoreOf]) => ({ name, f1: bestF1(scoreOf) }));
    expect(found.filter(({ f1 }) => f1 > 0.2)).toEqual([]);
    expect(found.find(({ name }) => name === "a high amount")!.f1).toBeGreaterThan(0.02);
  });
});

describe("over the months", () => {
  it("payments move online", () => {
    const online = ({ channel }: Payment) => channel === "ecom";
    const before = share(legitimate.filter(early), online);
    expect(share(legitimate.filter(late), online)).toBeGreaterThan(before + 0.04);
  });

  it("amounts rise", () => {
    const euros = (of: readonly Payment[]) => mean(of.map(({ amountCents }) => amountCents / 100));
    expect(euros(legitimate.filter(late))).toBeGreaterThan(1.02 * euros(legitimate.filter(early)));
  });

  it("fraud moves from stolen cards to accounts and card testing", () => {
    const part = (period: (payment: Payment) => boolean, names: readonly string[]) =>
      share(fraudulent.filter(period), ({ scenario }) => names.includes(scenario ?? ""));
    const newer = ["account_takeover", "card_testing"];
    expect(part(late, newer)).toBeGreaterThan(part(early, newer) + 0.1);
    expect(part(late, ["stolen_card"])).toBeLessThan(part(early, ["stolen_card"]));
  });

  it("new merchants appear", () => {
    const known = new Set(payments.filter(early).map(({ merchant }) => merchant));
    const opened = new Set(
      payments
        .filter(({ merchant }) => world.market.merchants[merchant]!.opensOn >= 60)
        .map(({ merchant }) => merchant),
    );
    expect(opened.size).toBeGreaterThan(10);
    expect([...opened].filter((merchant) => known.has(merchant))).toEqual([]);
  });
});
