import type { Random } from "../random";
import { drawVisitTime, LATEST_START, MINUTE, SECOND } from "./calendar";
import { WeightedChoice } from "../sampling";
import type { Customer, Visit } from "./model";
import { fillBasket } from "./scenarios/stage";
import type { Stage } from "./scenarios/stage";
import {
  drawAftermath,
  drawBrowsing,
  drawCuriosity,
  drawMethod,
  drawRetryGap,
  makeVisit,
} from "./visits";
import { drawWhereabouts, storyOf } from "./whereabouts";

/** Products per order; two on average. */
const LINES = [0.42, 0.3, 0.16, 0.08, 0.04];
/** Share of failed payments that are tried again until one succeeds; the others are given up. */
const RETRIED = 0.7;

export const drawLineCount = (random: Random): number => 1 + random.weighted(LINES);

/** Outcomes of the payments of one visit, in order. */
type Outcomes = readonly boolean[];

/** Exactly `successes` and `failures`, spread over visits. */
export function planOutcomes(random: Random, successes: number, failures: number): Outcomes[] {
  const paid = Array.from({ length: successes }, () => [true]);
  const abandoned: boolean[][] = [];
  for (let n = 0; n < failures; n++)
    if (successes > 0 && random.chance(RETRIED)) random.pick(paid).unshift(false);
    else abandoned.push([false]);
  return random.shuffled([...paid, ...abandoned]);
}

/** Draws customers by how often they come. */
export class Visitors {
  readonly #customers: readonly Customer[];
  readonly #choice: WeightedChoice;

  constructor(customers: readonly Customer[]) {
    this.#customers = customers;
    this.#choice = new WeightedChoice(customers.map((customer) => customer.activity));
  }

  draw(random: Random): Customer {
    return this.#customers[this.#choice.draw(random)]!;
  }
}

/** Somebody who is registered and free at a time drawn by `drawTime`, and that time. */
export function drawVisitor(
  stage: Stage,
  random: Random,
  visitors: Visitors,
  { minutes, drawTime = drawVisitTime }: { minutes: number; drawTime?: typeof drawVisitTime },
): { customer: Customer; startMs: number } {
  for (;;) {
    const customer = visitors.draw(random);
    const registered = customer.signupMs + 20 * SECOND;
    const drawn = drawTime(random);
    // Who signed up later than that comes right after signing up, at times.
    const startMs = drawn > registered || random.chance(0.6) ? drawn : registered;
    const fits = startMs >= registered && startMs <= LATEST_START;
    if (fits && stage.diary.isFree(customer, startMs, startMs + minutes * MINUTE))
      return { customer, startMs };
  }
}

function purchaseVisit(
  stage: Stage,
  random: Random,
  visitors: Visitors,
  outcomes: Outcomes,
): Visit {
  const { customer, startMs } = drawVisitor(stage, random, visitors, { minutes: 60 });
  const where = drawWhereabouts(random, stage.carriers, customer, startMs);
  const story = storyOf(customer, where);
  const basket = fillBasket(stage, random, {
    atMs: startMs,
    lines: drawLineCount(random),
    taste: "any",
    customer,
  });
  const method = drawMethod(random);
  return makeVisit(random, {
    customer,
    ...where,
    startMs,
    tries: outcomes.map((succeeds, at) => ({
      afterSeconds: at === 0 ? drawBrowsing(random) : drawRetryGap(random),
      method: at > 0 && random.chance(0.15) ? drawMethod(random) : method,
      bin: random.pick(customer.bins),
      basket,
      succeeds,
      story,
    })),
    lastSeconds: drawAftermath(random),
    curiosity: drawCuriosity(random),
  });
}

/** Everyday purchases with exactly so many successful and failed payments. */
export function playPurchases(
  stage: Stage,
  random: Random,
  visitors: Visitors,
  { successes, failures }: { successes: number; failures: number },
): Visit[] {
  return planOutcomes(random.child("outcomes"), successes, failures).map((outcomes, at) => {
    const visit = purchaseVisit(stage, random.child(at), visitors, outcomes);
    stage.diary.add(visit);
    return visit;
  });
}
