import type { Random } from "../../random";
import { WeightedChoice } from "../../sampling";
import type { Basket, BasketLine, Product, Visit } from "../model";
import type { Catalogue } from "../products";

/** Something a visitor does between payments, before it has a time. */
export interface Step {
  readonly type: "product_view" | "search" | "add_to_cart" | "remove_from_cart" | "checkout_start";
  /** What is looked at, or one piece of what goes into or out of the cart. */
  readonly product?: Product;
}

const look = (product: Product): Step => ({ type: "product_view", product });

/** The same step for each piece of the line. */
const perPiece = (type: "add_to_cart" | "remove_from_cart", line: BasketLine): Step[] =>
  Array.from({ length: line.quantity }, () => ({ type, product: line.product }));

/** What must happen before each attempt: the cart is brought to what the attempt pays for. */
export function purchaseSteps(visit: Visit): Step[][] {
  let inCart: Basket | null = null;
  return visit.attempts.map(({ basket, succeeds }) => {
    const steps: Step[] = [];
    if (basket !== inCart) {
      for (const line of inCart?.lines ?? []) steps.push(...perPiece("remove_from_cart", line));
      for (const line of basket.lines)
        steps.push(look(line.product), ...perPiece("add_to_cart", line));
      steps.push({ type: "checkout_start" });
    }
    inCart = succeeds ? null : basket;
    return steps;
  });
}

/** Events of a visit that do not depend on how much its visitor looks around. */
export const requiredEvents = (visit: Visit): number =>
  visit.attempts.length === 0
    ? 1
    : purchaseSteps(visit).reduce((sum, steps) => sum + steps.length, 0) +
      visit.attempts.reduce((sum, { succeeds }) => sum + (succeeds ? 2 : 1), 0);

const SEARCH = 0.2;
/** Visits without a purchase in which something is put into the cart. */
const CARTED = 0.3;
const ADD_AFTER_VIEW = 0.3;
const REMOVE = 0.07;
const CHECKOUT = 0.04;
/** Visits with a purchase in which something else was in the cart for a while. */
const SECOND_THOUGHTS = 0.12;

/** Draws what visitors look at. */
export class Browsing {
  readonly #products: readonly Product[];
  readonly #choice: WeightedChoice;

  constructor(catalogue: Catalogue) {
    this.#products = catalogue.products;
    this.#choice = new WeightedChoice(this.#products.map((product) => product.popularity));
  }

  /** Exactly `count` steps of a visit without a purchase; the cart, if any, is left behind. */
  wander(random: Random, visit: Visit, count: number): Step[] {
    const carted = random.chance(CARTED);
    const cart: Product[] = [];
    const steps: Step[] = [];
    let checkedOut = false;
    while (steps.length < count) {
      const seen = steps.at(-1);
      if (carted && seen?.type === "product_view" && random.chance(ADD_AFTER_VIEW)) {
        cart.push(seen.product!);
        steps.push({ type: "add_to_cart", product: seen.product! });
      } else if (cart.length > 0 && random.chance(REMOVE))
        steps.push({ type: "remove_from_cart", product: cart.pop()! });
      else if (cart.length > 0 && !checkedOut && random.chance(CHECKOUT)) {
        checkedOut = true;
        steps.push({ type: "checkout_start" });
      } else steps.push(this.#drawLook(random, visit));
    }
    return steps;
  }

  /** Exactly `count` more steps before the first checkout of a visit with a purchase. */
  lookAround(random: Random, visit: Visit, required: readonly Step[], count: number): Step[] {
    const steps = [...required];
    const beforeCheckout = (): number => steps.findIndex((step) => step.type === "checkout_start");
    let missing = count;
    if (missing >= 3 && random.chance(SECOND_THOUGHTS)) {
      const product = this.#product(random, visit);
      steps.splice(
        random.integer(0, beforeCheckout()),
        0,
        look(product),
        { type: "add_to_cart", product },
        { type: "remove_from_cart", product },
      );
      missing -= 3;
    }
    for (; missing > 0; missing--)
      steps.splice(random.integer(0, beforeCheckout()), 0, this.#drawLook(random, visit));
    return steps;
  }

  #drawLook(random: Random, visit: Visit): Step {
    return random.chance(SEARCH) ? { type: "search" } : look(this.#product(random, visit));
  }

  #product(random: Random, visit: Visit): Product {
    for (;;) {
      const product = this.#products[this.#choice.draw(random)]!;
      const allowed = !product.adultOnly || visit.customer?.isMinor !== true;
      if (allowed && product.createdMs <= visit.startMs) return product;
    }
  }
}
