import { describe, expect, it } from "vitest";
import { AGREEMENT, AMOUNTS, BEHAVIOUR, LABELS_AND_AGE, STRUCTURE, TIME } from "./plants";
import { checkIn, reportOf, type Shop } from "./shop";

describe("a consistent shop", () => {
  const report = reportOf();

  it("has no error and no warning but what a small shop cannot have of its documentation", () => {
    const findings = report.checks.filter(
      ({ severity, count, kind, group }) =>
        severity !== "information" &&
        count > 0 &&
        group !== "documentation" &&
        kind !== "vocabulary.unused",
    );
    expect(findings.map(({ id }) => id)).toEqual([]);
  });

  it("lists the checks it passes with what they looked at", () => {
    expect(checkIn(report, "payments.inside_session")).toMatchObject({ count: 0, total: 3 });
  });
});

describe("events of one instant", () => {
  const atOnce = (shop: Shop): void => {
    const [added, , checkout] = shop.events;
    Object.assign(checkout!, { ts: added!["ts"] });
  };

  it.each([
    ["as written", atOnce],
    [
      "the other way round",
      (shop: Shop): void => {
        atOnce(shop);
        shop.events.reverse();
      },
    ],
  ])("fill the cart before they check it out, in a file %s", (_order, change) => {
    expect(checkIn(reportOf(change), "events.checkout_after_cart").count).toBe(0);
  });
});

describe.each([
  ["structure", STRUCTURE],
  ["agreement", AGREEMENT],
  ["time", TIME],
  ["amounts", AMOUNTS],
  ["labels and age", LABELS_AND_AGE],
  ["behaviour and vocabulary", BEHAVIOUR],
])("a planted defect of %s", (_group, plants) => {
  it.each(plants)("is found by $id exactly $count times in $total", (planted) => {
    const check = checkIn(reportOf(planted.plant), planted.id);
    expect([check.count, check.total]).toEqual([planted.count, planted.total]);
    expect(check.severity).toBe(planted.severity);
  });
});
