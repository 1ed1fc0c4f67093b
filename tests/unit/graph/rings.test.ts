import { describe, expect, it } from "vitest";
import { signupsOf } from "#shared/graph/rings/signups";
import { buildLog } from "#shared/log/buildLog";
import { paymentLog } from "../../support/paymentLog";
import {
  CHAIN,
  FARM,
  on,
  paying,
  reasonsOf,
  ringsOf,
  theOnly,
  type GroupPayment,
} from "../../support/ringFixtures";

const datasetWith = (payments: readonly GroupPayment[], group = "F") =>
  paying(paymentLog(), group, payments).dataset();

/** So many customers, one every `everyDays`, all with what is said. */
const oneByOne = (
  customers: number,
  everyDays: number,
  said: Omit<GroupPayment, "by" | "day">,
): GroupPayment[] =>
  Array.from({ length: customers }, (_, at) => ({ by: at + 1, day: 3 + at * everyDays, ...said }));

describe("a ring", () => {
  it("is customers that begin to pay with one device within days", () => {
    expect(theOnly(ringsOf(datasetWith(FARM))).customers).toEqual(["F1", "F2", "F3", "F4"]);
  });

  it("is a chain in which each shares an IP with the next", () => {
    const ring = theOnly(ringsOf(datasetWith(CHAIN, "M")));
    expect(ring.customers).toEqual(["M1", "M2", "M3", "M4"]);
    expect(ring.sentence.key).toBe("ips");
  });

  it("tells what it shares, the rarest first, with everybody that has paid with it", () => {
    expect(theOnly(ringsOf(datasetWith(FARM))).entities).toEqual([
      { kind: "ip", id: "farm-ip", customers: 3 },
      { kind: "device", id: "farm", customers: 4 },
    ]);
  });

  it("is named by its earliest customer and the earliest device or IP they share", () => {
    expect(theOnly(ringsOf(datasetWith(FARM))).key).toBe("F1+device:farm");
    expect(theOnly(ringsOf(datasetWith(CHAIN))).key).toBe("F1+ip:one");
  });

  it("tells its span, payments, failures and amount", () => {
    const ring = theOnly(ringsOf(datasetWith(FARM)));
    expect([ring.firstMs, ring.lastMs]).toEqual([on(3), on(6)]);
    expect([ring.firstPosition, ring.lastPosition]).toEqual([0, 3]);
    expect([ring.payments, ring.failed, ring.amountCents]).toEqual([4, 1, 8050]);
  });

  it("says why in figures: payments on what is shared of all its payments", () => {
    const elsewhere = { by: 1, day: 4, device: "other", ip: "other" };
    const log = paying(paymentLog(), "F", [...FARM, elsewhere]).customer("F2", {
      signedUp: "2025-11-01 00:00:00",
    });
    expect(theOnly(ringsOf(log.dataset())).sentence).toEqual({
      key: "both",
      values: {
        ...{ customers: 4, devices: 1, ips: 1, days: 3, shared: 4, payments: 5 },
        ...{ failed: 1, labelled: 0, young: 1 },
      },
    });
  });

  it("scores higher once a label is known, which is after the delay", () => {
    const log = paying(paymentLog(), "P", oneByOne(8, 0.1, {}));
    const labelled = FARM.map((payment) => ({ ...payment, fraud: true }));
    const dataset = paying(log, "F", labelled).dataset();
    const [early, later] = [9, 12].map((day) =>
      theOnly(ringsOf(dataset, { moment: { ms: on(day), before: 12 } })),
    );
    expect([early!.labelled, later!.labelled]).toEqual([0, 3]);
    expect(later!.score).toBeGreaterThan(early!.score);
  });

  it("scores higher where our own scores are", () => {
    const log = paying(paymentLog(), "P", oneByOne(8, 0.1, {}));
    const dataset = paying(log, "F", FARM).dataset();
    const high = Array.from({ length: 12 }, (_, ordinal) => (ordinal < 8 ? 0.1 : 0.9));
    const [without, scored] = [null, high].map((scores) => theOnly(ringsOf(dataset, { scores })));
    expect(scored!.score).toBeGreaterThan(without!.score);
  });

  it("comes before one that scores less, and is cut off behind the limit", () => {
    const dataset = paying(paying(paymentLog(), "F", FARM), "M", CHAIN).dataset();
    expect(ringsOf(dataset).rings.map(({ customers }) => customers[0])).toEqual(["F1", "M1"]);
    const limited = ringsOf(dataset, { options: { limit: 1 } });
    expect(limited.rings.map(({ customers }) => customers[0])).toEqual(["F1"]);
    expect(reasonsOf(limited)).toEqual({ beyondLimit: 1 });
  });

  it("is found again within a window, and half of it is not", () => {
    const dataset = datasetWith(FARM);
    expect(ringsOf(dataset, { window: { fromMs: on(2), toMs: on(7) } }).rings).toHaveLength(1);
    const half = ringsOf(dataset, { window: { fromMs: on(3), toMs: on(4) } });
    expect(half.rings).toEqual([]);
    expect(reasonsOf(half)).toEqual({ tooFew: 1 });
  });
});

describe("what is no ring", () => {
  it("is nothing where nothing is shared", () => {
    expect(ringsOf(datasetWith(oneByOne(5, 1, {})))).toEqual({
      rings: [],
      considered: 0,
      setAside: [],
    });
  });

  it("is nothing without payments, and payments without a customer, device or IP join nobody", () => {
    expect(ringsOf(paymentLog().dataset()).considered).toBe(0);
    const nobody = { at: "2025-11-03 12:00:00", customer: null, device: "d", ip: null };
    const nowhere = { at: "2025-11-03 12:00:00", device: null, ip: null };
    const log = paymentLog()
      .pays("P1", nobody)
      .pays("P2", { ...nobody, customer: "A" })
      .pays("P3", { ...nowhere, customer: "B" })
      .pays("P4", { ...nowhere, customer: "C" });
    expect(ringsOf(log.dataset()).considered).toBe(0);
  });

  it("is a household: a few people on one device for weeks", () => {
    const weeks = [3, 13, 23, 33].flatMap((day) =>
      [1, 2, 3].map((by) => ({ by, day: day + by, device: "tablet", ip: "home" })),
    );
    const report = ringsOf(datasetWith(weeks));
    expect(report.rings).toEqual([]);
    expect(reasonsOf(report)).toEqual({ household: 1 });
  });

  it("is a household whose members happen to buy in one week, but are there in others too", () => {
    const week = oneByOne(3, 1, { device: "tablet", ip: "home" });
    const elsewhere = [20, 25, 30, 35, 40].flatMap((day) =>
      [1, 2, 3].map((by) => ({ by, day: day + by })),
    );
    const report = ringsOf(datasetWith([...week, ...elsewhere]));
    expect(report.rings).toEqual([]);
    expect(reasonsOf(report)).toEqual({ household: 1 });
  });

  it("takes sessions for being there as well", () => {
    const log = paying(paymentLog(), "F", oneByOne(3, 1, { device: "tablet", ip: "home" }));
    expect(ringsOf(log.dataset()).rings).toHaveLength(1);
    for (const day of ["14", "17", "20", "23", "26", "29"])
      for (const customer of ["F1", "F2", "F3"])
        log.session(`${customer}-${day}`, { at: `2025-11-${day} 10:00:00`, customer });
    expect(ringsOf(log.dataset()).rings).toEqual([]);
  });

  it("is an office: one IP, own devices, at working hours", () => {
    const workdays = [3, 4, 5, 11, 13, 18, 24, 27];
    const office = workdays.map((day, at) => ({ by: (at % 6) + 1, day, hour: 10, ip: "office" }));
    const report = ringsOf(datasetWith(office));
    expect(report.rings).toEqual([]);
    expect(reasonsOf(report)).toEqual({ office: 1 });
  });

  it("is a carrier, however quickly its customers come", () => {
    const report = ringsOf(datasetWith(oneByOne(21, 0.25, { ip: "carrier" })));
    expect(report.rings).toEqual([]);
    expect(reasonsOf(report)).toEqual({ carrier: 1 });
  });

  it("is a device of the public", () => {
    const report = ringsOf(datasetWith(oneByOne(21, 1, { device: "till" })));
    expect(reasonsOf(report)).toEqual({ public: 1 });
  });

  it("is an IP handed on slowly", () => {
    const report = ringsOf(datasetWith(oneByOne(4, 10, { ip: "hotel", hour: 22 })));
    expect(reasonsOf(report)).toEqual({ slow: 1 });
  });

  it("is two customers", () => {
    const report = ringsOf(datasetWith(FARM.slice(0, 2)));
    expect([report.rings, report.considered, reasonsOf(report)]).toEqual([[], 1, { tooFew: 1 }]);
  });

  it("is people who only meet through somebody who met the others months before", () => {
    const first = oneByOne(2, 1, { ip: "one" });
    const later = [
      { by: 2, day: 60, ip: "two" },
      { by: 3, day: 61, ip: "two" },
    ];
    expect(reasonsOf(ringsOf(datasetWith([...first, ...later])))).toEqual({ tooFew: 2 });
  });

  it("is the carrier a ring also pays through: it joins nobody to it", () => {
    const crowd = paying(paymentLog(), "C", oneByOne(20, 0.2, { ip: "carrier" }));
    const through = FARM.map((payment) => ({ ...payment, ip: "carrier" }));
    const report = ringsOf(paying(crowd, "F", through).dataset());
    expect(theOnly(report).customers).toEqual(["F1", "F2", "F3", "F4"]);
    expect(theOnly(report).sentence.key).toBe("devices");
  });
});

it("takes the first of several rows for when a customer signed up", () => {
  const dataset = paymentLog()
    .customer("C1", { signedUp: "2025-01-01 00:00:00" })
    .customer("C2", { signedUp: "2025-02-01 00:00:00" })
    .customer("C1", { signedUp: "2025-03-01 00:00:00" })
    .pays("P1", { at: "2025-11-01 10:00:00", customer: "C1" })
    .pays("P2", { at: "2025-11-02 10:00:00", customer: "C3" })
    .dataset();
  const signups = signupsOf(dataset, buildLog(dataset))!;
  expect([...signups]).toEqual([Date.UTC(2025, 0, 1), NaN]);
});
