import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  evaluatePrequentially,
  type EvaluatedPayments,
  type FittedScorer,
  type PaymentRange,
} from "#shared/scoring/prequential";
import { completeProtocol, foldsOf, type Protocol } from "#shared/scoring/protocol";
import { UNLABELLED } from "#shared/scoring/figureColumns";

interface One {
  readonly day: number;
  readonly card: number;
  readonly label: number;
  readonly score: number;
}

const paymentsOf = (rows: readonly One[]): EvaluatedPayments => ({
  size: rows.length,
  days: Int32Array.from(rows, ({ day }) => day),
  labels: Uint8Array.from(rows, ({ label }) => label),
  cards: Float64Array.from(rows, ({ card }) => card),
  cents: new Float64Array(rows.length).fill(1000),
});

/** Scores as the rows say; an alert from 0.5 on. */
const scorer =
  (rows: readonly One[], seen: PaymentRange[] = []) =>
  (training: PaymentRange): FittedScorer<null> => {
    seen.push(training);
    return {
      told: null,
      score: (ordinal) => rows[ordinal]!.score,
      isAlert: (ordinal) => rows[ordinal]!.score >= 0.5,
    };
  };

const evaluate = (rows: readonly One[], protocol: Protocol) =>
  evaluatePrequentially(paymentsOf(rows), protocol, scorer(rows));

const PROTOCOL: Protocol = { trainFrom: 10, trainDays: 3, delay: 2, testDays: 2, folds: 1 };

describe("the days of the folds", () => {
  it("begin to test at train start + training days + delay, and each fold starts the test days later", () => {
    const protocol = { trainFrom: 100, trainDays: 7, delay: 7, testDays: 5, folds: 2 };
    expect(foldsOf(protocol)).toEqual([
      { trainFrom: 100, trainTo: 106, testFrom: 114, testTo: 118 },
      { trainFrom: 105, trainTo: 111, testFrom: 119, testTo: 123 },
    ]);
  });

  it("are by default a third of the data and tests of a week, as many as fit", () => {
    expect(completeProtocol({ first: 0, last: 60 }, { delay: 7 })).toEqual({
      ok: true,
      value: { trainFrom: 0, trainDays: 20, delay: 7, testDays: 7, folds: 4 },
    });
    expect(completeProtocol({ first: 0, last: 182 }, { delay: 7 })).toMatchObject({
      value: { trainDays: 30, folds: 20 },
    });
    expect(completeProtocol({ first: 0, last: 13 }, { delay: 7 })).toMatchObject({
      value: { trainDays: 4, testDays: 3, folds: 1 },
    });
  });

  it("are as asked where they fit within the data, and refused where they do not", () => {
    const asked = { delay: 0, trainFrom: 3, trainDays: 4, testDays: 3, folds: 1 };
    expect(completeProtocol({ first: 0, last: 9 }, asked)).toEqual({ ok: true, value: asked });
    expect(completeProtocol({ first: 0, last: 9 }, { ...asked, folds: 2 })).toMatchObject({
      error: { code: "cli.usage", message: expect.stringContaining("1 folds fit") as string },
    });
    for (const trainFrom of [-1, 10])
      expect(completeProtocol({ first: 0, last: 9 }, { ...asked, trainFrom }).ok).toBe(false);
    expect(completeProtocol({ first: 0, last: 5 }, { delay: 7 }).ok).toBe(false);
  });

  it("leave no test day outside the data", () => {
    const options = fc.record(
      {
        trainDays: fc.integer({ min: 1, max: 20 }),
        testDays: fc.integer({ min: 1, max: 20 }),
        folds: fc.integer({ min: 1, max: 5 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 14 }),
        options,
        (last, delay, asked) => {
          const protocol = completeProtocol({ first: 0, last }, { delay, ...asked });
          if (!protocol.ok) return;
          expect(protocol.value.folds).toBeGreaterThan(0);
          expect(foldsOf(protocol.value).at(-1)!.testTo).toBeLessThanOrEqual(last);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe("a fold", () => {
  const at = (day: number, card: number, label: number, score = 0.1): One => ({
    day,
    card,
    label,
    score,
  });

  it("is fitted on the payments of its training days alone", () => {
    const rows = [9, 10, 12, 12, 13, 15, 16].map((day) => at(day, day, 0));
    const seen: PaymentRange[] = [];
    evaluatePrequentially(paymentsOf(rows), PROTOCOL, scorer(rows, seen));
    expect(seen).toEqual([{ from: 1, to: 4 }]);
  });

  it("leaves out cards with a fraud in the training days or until test day − delay − 1, and no others", () => {
    const rows = [
      at(9, 1, 1),
      at(10, 2, 1),
      at(12, 3, 1),
      at(13, 4, 1),
      at(14, 5, 1),
      at(15, 1, 0),
      at(15, 2, 0),
      at(15, 3, 0),
      at(15, 4, 0),
      at(16, 3, 0),
      at(16, 4, 0),
      at(16, 5, 0),
      at(16, 6, 1, 0.9),
    ];
    const [fold] = evaluate(rows, PROTOCOL).folds;
    // Known on day 15: cards 2 and 3; on day 16 card 4 as well. Card 1's fraud was before the training days.
    expect(fold).toMatchObject({ payments: 4, frauds: 1, compromised: 4 });
    expect(fold?.trained).toEqual({ payments: 2, frauds: 2 });
  });

  it("leaves out payments without a label and counts them", () => {
    const rows = [at(15, 1, UNLABELLED, 0.9), at(15, 2, 1, 0.8), at(15, 3, 0, 0.1)];
    const [fold] = evaluate(rows, PROTOCOL).folds;
    expect(fold).toMatchObject({ payments: 2, unlabelled: 1 });
    expect(fold?.figures.auc_roc.value).toBe(1);
    expect(fold?.figures.alerts_per_day.value).toBe(0.5);
  });

  it("has null and the reason where a figure is not defined", () => {
    const legitimate = evaluate([at(15, 1, 0, 0.9)], PROTOCOL).folds[0]!.figures;
    expect(legitimate.auc_roc).toEqual({
      value: null,
      low: null,
      high: null,
      reason: "no fraud in the test days",
    });
    expect(legitimate.false_positive_rate.value).toBe(1);
    const quiet = evaluate([at(15, 1, 0), at(15, 2, 1)], PROTOCOL).folds[0]!.figures;
    expect(quiet.precision.reason).toBe("no alert in the test days");
    const none = evaluate([at(10, 1, 1)], PROTOCOL).folds[0]!.figures;
    expect(none.recall.reason).toBe("no labelled payment in the test days");
  });

  it("adds up the money of what is caught, missed and alarmed, in the major unit", () => {
    const rows = [at(15, 1, 1, 0.9), at(15, 2, 1), at(16, 3, 0, 0.6), at(16, 4, 0)];
    const { figures } = evaluate(rows, PROTOCOL).folds[0]!;
    expect(figures.money_saved.value).toBe(10);
    expect(figures.money_missed.value).toBe(10);
    expect(figures.money_false_alarms.value).toBe(10);
    expect(figures.recall.value).toBe(0.5);
    expect(figures.precision.value).toBe(0.5);
  });

  it("says what a perfect ranking would come to at 100", () => {
    const rows = [at(15, 1, 1), at(15, 1, 1), at(15, 2, 0, 0.9), at(16, 3, 0)];
    const { figures } = evaluate(rows, PROTOCOL).folds[0]!;
    expect(figures.precision_at_100_best.value).toBe(0.01);
    expect(figures.card_precision_at_100_best.value).toBe(0.005);
  });
});

describe("an evaluation", () => {
  const anyRows = fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 30 }),
        card: fc.integer({ min: 0, max: 8 }),
        label: fc.constantFrom(0, 0, 0, 1, UNLABELLED),
        score: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
      }),
      { minLength: 30, maxLength: 120 },
    )
    .map((rows) => rows.sort((a, b) => a.day - b.day));
  const protocol: Protocol = { trainFrom: 2, trainDays: 6, delay: 4, testDays: 5, folds: 3 };

  it("measures what the wording of the protocol leaves in, day for day", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        evaluate(rows, protocol).folds.forEach(({ days, payments, compromised }) => {
          let kept = 0;
          let left = 0;
          for (const { day, card, label } of rows) {
            if (day < days.testFrom || day > days.testTo) continue;
            const isKnown = rows.some(
              (other) =>
                other.card === card &&
                other.label === 1 &&
                other.day >= days.trainFrom &&
                (other.day <= days.trainTo || other.day <= day - protocol.delay - 1),
            );
            if (isKnown) left++;
            else if (label !== UNLABELLED) kept++;
          }
          expect([payments, compromised]).toEqual([kept, left]);
        });
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("gives the mean of the folds where a figure is defined, inside its interval", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { folds, mean } = evaluate(rows, protocol);
        const values = folds
          .map(({ figures }) => figures.auc_roc.value)
          .filter((value) => value !== null);
        if (values.length === 0) expect(mean.auc_roc.reason).toBe("not defined in any fold");
        else
          expect(mean.auc_roc.value).toBeCloseTo(
            values.reduce((sum, value) => sum + value, 0) / values.length,
            12,
          );
        const { low, high } = mean.auc_roc;
        if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  it("is the same every time", () => {
    const rows = fc.sample(anyRows, { seed: 9, numRuns: 1 })[0]!;
    expect(evaluate(rows, protocol)).toEqual(evaluate(rows, protocol));
  });
});
