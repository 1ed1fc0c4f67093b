import { fail, ok, type Result } from "../domain/result";
import { formatDay } from "../domain/time";

/** Prequential evaluation (SPEC §7) in UTC days since 1970-01-01. */
export interface Protocol {
  readonly trainFrom: number;
  readonly trainDays: number;
  /** Days until a label is known. */
  readonly delay: number;
  readonly testDays: number;
  readonly folds: number;
}

/** Days of one fold; `…To` is the last day itself. */
export interface FoldDays {
  readonly trainFrom: number;
  readonly trainTo: number;
  readonly testFrom: number;
  readonly testTo: number;
}

/** First and last day with a payment. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

const MOST_TRAIN_DAYS = 30;
const USUAL_TEST_DAYS = 7;

/**
 * The protocol asked for, completed: training begins with the data and takes a third of it, 30 days at most; a test
 * takes 7 days, or what is left; and there are as many whole folds as fit. `cli.usage` where not one fits.
 */
export function completeProtocol(
  span: DaySpan,
  asked: Partial<Protocol> & Pick<Protocol, "delay">,
): Result<Protocol> {
  const trainFrom = asked.trainFrom ?? span.first;
  const days = span.last - trainFrom + 1;
  const { delay } = asked;
  const trainDays = asked.trainDays ?? Math.min(MOST_TRAIN_DAYS, Math.max(1, Math.floor(days / 3)));
  const left = days - trainDays - delay;
  const testDays = asked.testDays ?? Math.max(1, Math.min(USUAL_TEST_DAYS, left));
  const fitting = Math.floor(left / testDays);
  const folds = asked.folds ?? fitting;
  const data = `The payments are from ${formatDay(span.first)} to ${formatDay(span.last)}`;
  if (trainFrom < span.first || trainFrom > span.last)
    return fail("cli.usage", `${data}; training cannot begin on ${formatDay(trainFrom)}.`);
  if (fitting < Math.max(folds, 1)) {
    const wanted = `training from ${formatDay(trainFrom)} for ${inDays(trainDays)}, ${inDays(delay)} of delay, tests of ${inDays(testDays)}`;
    return fail("cli.usage", `${data}: ${Math.max(fitting, 0)} folds fit (${wanted}).`, {
      tip: "Train on fewer days, wait less, test on fewer days, or ask for fewer folds.",
    });
  }
  return ok({ trainFrom, trainDays, delay, testDays, folds });
}

const inDays = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/** The first test day is train start + training days + delay; each fold starts `testDays` after the one before. */
export function foldsOf({ trainFrom, trainDays, delay, testDays, folds }: Protocol): FoldDays[] {
  return Array.from({ length: folds }, (_, fold) => {
    const from = trainFrom + fold * testDays;
    const testFrom = from + trainDays + delay;
    return {
      trainFrom: from,
      trainTo: from + trainDays - 1,
      testFrom,
      testTo: testFrom + testDays - 1,
    };
  });
}
