import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildQueue, hitId, type Queue } from "#shared/alerts/queue";
import type { AlertHit, Moment } from "#shared/contract/replay";
import { aHit, after, HOUR, theirs, workOf } from "../../support/alertHits";
import { triaged } from "../../support/journalBuilder";

const customer = fc.constantFrom("C1", "C2", "C3", null);
const LAST = 30;
const ours = fc.option(
  fc.record({
    outcome: fc.constantFrom("CHALLENGE", "BLOCK"),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    ruleIds: fc.constant(["high_amount"]),
  }),
);
/** Hits in log order; each is ours, theirs or both. */
const hits: fc.Arbitrary<readonly AlertHit[]> = fc
  .uniqueArray(
    fc.record({
      position: fc.nat(LAST),
      customerId: customer,
      ours,
      theirsAt: fc.option(fc.nat(LAST)),
      amount: fc.option(fc.integer({ min: 1, max: 500 })),
    }),
    { selector: ({ position }) => position, maxLength: 15 },
  )
  .map((rows) =>
    rows
      .toSorted((a, b) => a.position - b.position)
      .map(({ position, theirsAt, ...more }) =>
        aHit(position, {
          ...more,
          score: more.ours?.score ?? 0.1,
          theirs: theirsAt === null && more.ours !== null ? [] : [theirs(theirsAt ?? position)],
        }),
      ),
  );

const work = fc
  .array(
    fc.record({
      key: fc.constantFrom("customer:C1", "customer:C2", "payment:P3"),
      seen: fc.array(fc.nat(LAST), { maxLength: 8 }),
      state: fc.constantFrom("in_review", "snoozed", "false_positive", "confirmed_fraud"),
      untilMs: fc.option(fc.nat(LAST * HOUR)),
    }),
    { maxLength: 5 },
  )
  .map((rows) =>
    workOf(
      ...rows.map(({ key, seen, state, untilMs }) =>
        triaged(
          key,
          seen.map((position) => `P${position}`),
          { state, snoozedUntilMs: untilMs },
        ),
      ),
    ),
  );
const moment = fc.nat(LAST).map(after);
const options = { seed: 20251114, numRuns: 300 };
const OPTIONS = { capacity: 5, nowMs: Date.UTC(2025, 10, 14) };

describe("the queue as of a moment", () => {
  it("does not depend on the moments shown before", () => {
    fc.assert(
      fc.property(hits, work, moment, fc.array(moment), (given, done, at, way) => {
        const sought = buildQueue(given, at, done, OPTIONS);
        for (const stop of way) buildQueue(given, stop, done, OPTIONS);
        expect(buildQueue(given, at, done, OPTIONS)).toEqual(sought);
      }),
      options,
    );
  });

  it("is not changed by hits that are still to come", () => {
    const cut =
      ({ before }: Moment) =>
      (hit: AlertHit) => ({
        ...hit,
        ours: hit.position < before ? hit.ours : null,
        theirs: hit.theirs.filter(({ position }) => position < before),
      });
    fc.assert(
      fc.property(hits, work, moment, (given, done, at) => {
        const happened = given
          .map(cut(at))
          .filter(({ ours: own, theirs: other }) => own !== null || other.length > 0);
        expect(buildQueue(given, at, done, OPTIONS)).toEqual(
          buildQueue(happened, at, done, OPTIONS),
        );
      }),
      options,
    );
  });

  it("does not list what was closed with all its hits, until another comes", () => {
    const find = ({ alerts }: Queue, key: string) => alerts.find((alert) => alert.key === key);
    fc.assert(
      fc.property(hits, moment, fc.nat(), (given, at, pick) => {
        const { alerts } = buildQueue(given, at, workOf(), OPTIONS);
        fc.pre(alerts.length > 0);
        const { key, hits: seen, customerId } = alerts[pick % alerts.length]!;
        const done = workOf(triaged(key, seen.map(hitId)));
        expect(find(buildQueue(given, at, done, OPTIONS), key)?.listed).toBe("closed");
        fc.pre(customerId !== null);
        const more = [...given, aHit(LAST + 1, { customerId })];
        const raised = find(buildQueue(more, after(LAST + 1), done, OPTIONS), key);
        expect(raised?.listed).toBe("todo");
        expect(raised?.fresh.map(hitId)).toContain(`P${LAST + 1}`);
        expect(raised?.triage).toEqual(done.alerts.get(key)?.triages[0]);
      }),
      options,
    );
  });

  it("has every hit that has happened in one alert, the most urgent first", () => {
    fc.assert(
      fc.property(hits, work, fc.option(moment), (given, done, at) => {
        const { alerts, counts } = buildQueue(given, at, done, OPTIONS);
        const held = alerts.flatMap((alert) => alert.hits.map(hitId));
        expect(new Set(held).size).toBe(held.length);
        if (at === null) expect(held).toHaveLength(given.length);
        const { todo, snoozed, closed } = counts.listed;
        expect(todo + snoozed + closed).toBe(alerts.length);
        for (const [place, alert] of alerts.entries())
          expect(alert.priority).toBeLessThanOrEqual(alerts[place - 1]?.priority ?? Infinity);
      }),
      options,
    );
  });
});
