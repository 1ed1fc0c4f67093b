import type { Random } from "../random";
import { FIGURES } from "./figures";
import type { Basket, Customer, Visit } from "./model";
import type { Stage } from "./scenarios/stage";

/** A basket that became an order. */
interface Sold {
  readonly basket: Basket;
  readonly customer: Customer;
  readonly startMs: number;
  readonly ordinary: boolean;
}

const soldIn = (visits: readonly Visit[]): Sold[] =>
  visits.flatMap((visit) =>
    visit.attempts
      .filter((attempt) => attempt.succeeds)
      .map(({ basket, story }) => ({
        basket,
        customer: visit.customer!,
        startMs: visit.startMs,
        ordinary: story.kind === "normal",
      })),
  );

/** Adds or drops a product in ordinary orders until there are exactly as many order lines as documented. */
function settleLineCount(
  stage: Stage,
  random: Random,
  ordinary: readonly Sold[],
  lines: number,
): void {
  for (let missing = FIGURES.orderLines - lines; missing !== 0;) {
    const { basket, customer, startMs } = random.pick(ordinary);
    if (missing > 0) {
      const not = new Set(basket.lines.map((line) => line.product));
      const wish = {
        atMs: startMs,
        lines: 1,
        taste: "any",
        adult: !customer.isMinor,
        not,
      } as const;
      basket.lines = [...basket.lines, ...stage.catalogue.drawLines(random, wish)];
      missing--;
    } else if (basket.lines.length > 1) {
      basket.lines = basket.lines.slice(0, -1);
      missing++;
    }
  }
}

/** Puts one adult-restricted product into the orders of so many different minors. */
function plantAdultItems(stage: Stage, random: Random, ordinary: readonly Sold[]): void {
  const byMinor = new Map<Customer, Sold>();
  for (const sold of random.shuffled(ordinary))
    if (sold.customer.isMinor) byMinor.set(sold.customer, sold);
  for (const { basket, startMs } of random.sample(
    [...byMinor.values()],
    FIGURES.minorAdultOrders,
  )) {
    const wish = { atMs: startMs, lines: 1, taste: "adult", adult: true } as const;
    basket.lines = [...stage.catalogue.drawLines(random, wish), ...basket.lines.slice(1)];
  }
}

/** Brings the baskets of all purchases to the documented figures. */
export function settleBaskets(stage: Stage, random: Random, visits: readonly Visit[]): void {
  const sold = soldIn(visits);
  const ordinary = sold.filter((one) => one.ordinary);
  const lines = sold.reduce((sum, one) => sum + one.basket.lines.length, 0);
  settleLineCount(stage, random.child("lines"), ordinary, lines);
  plantAdultItems(stage, random.child("adult"), ordinary);
}
