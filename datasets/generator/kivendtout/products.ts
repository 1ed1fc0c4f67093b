import type { Random } from "../random";
import { DAY, drawBetween, PERIOD_START } from "./calendar";
import { FIGURES } from "./figures";
import type { BasketLine, Product } from "./model";

const CATEGORIES = [
  "Beauty",
  "Books",
  "Electronics",
  "Fashion",
  "Groceries",
  "Home",
  "Sports",
] as const;
const ADULT_CATEGORY = "Adult";
const ADULT_PRODUCTS = 22;
const PRICE_FLOOR = 10_00;
const PRICE_CEILING = 100_00;

/**
 * Price at a place 0 … 1 in the price order: 10 € to 100 €, skewed, median about 18 €
 * (10 € plus a log-logistic amount of median 8 € and shape 2).
 */
function priceAt(place: number): number {
  const odds = place / (1 - place);
  const cents = PRICE_FLOOR + 8_00 * odds ** (1 / 2);
  return Math.min(PRICE_CEILING, Math.round(cents));
}

/** The catalogue, the same at every scale. One price is drawn from each of 200 equal parts of the price order. */
export function makeProducts(random: Random): Product[] {
  const places = Array.from(
    { length: FIGURES.products },
    (_, at) => (at + random.between(0.05, 0.95)) / FIGURES.products,
  );
  const adult = new Set(
    random.sample(
      places.map((_, at) => at),
      ADULT_PRODUCTS,
    ),
  );
  return random.shuffled(places).map((place, at) => {
    const number = String(at + 1).padStart(4, "0");
    const launched = random.chance(0.12);
    return {
      id: `P${number}`,
      name: `Product ${number}`,
      category: adult.has(at) ? ADULT_CATEGORY : random.pick(CATEGORIES),
      adultOnly: adult.has(at),
      cents: priceAt(place),
      createdMs: launched
        ? drawBetween(random, PERIOD_START, PERIOD_START + 40 * DAY)
        : drawBetween(random, PERIOD_START - 700 * DAY, PERIOD_START - DAY),
      popularity: random.logNormal(1, 0.3),
    };
  });
}

export type Taste = "any" | "cheap" | "costly" | "adult";

export interface Wish {
  /** Only products that exist by then. */
  readonly atMs: number;
  readonly lines: number;
  readonly taste: Taste;
  /** Whether adult-restricted products may be among them. */
  readonly adult: boolean;
  readonly not?: ReadonlySet<Product>;
}

const QUANTITIES = [0.88, 0.1, 0.02];

function appeal(product: Product, { atMs, taste, adult, not }: Wish): number {
  if (product.createdMs > atMs || not?.has(product) === true) return 0;
  if (taste === "adult") return product.adultOnly ? product.popularity : 0;
  if (product.adultOnly && !adult) return 0;
  if (taste === "cheap") return product.cents <= 16_00 ? product.popularity : 0;
  return taste === "costly"
    ? product.popularity * (product.cents / PRICE_FLOOR) ** 1.7
    : product.popularity;
}

/** Draws different products of a catalogue by popularity and taste. */
export class Catalogue {
  readonly products: readonly Product[];

  constructor(products: readonly Product[]) {
    this.products = products;
  }

  draw(random: Random, wish: Wish): Product[] {
    const weights = this.products.map((product) => appeal(product, wish));
    return Array.from({ length: wish.lines }, () => {
      const at = random.weighted(weights);
      weights[at] = 0;
      return this.products[at]!;
    });
  }

  drawLines(random: Random, wish: Wish): BasketLine[] {
    return this.draw(random, wish).map((product) => ({
      product,
      quantity: wish.taste === "cheap" ? 1 : 1 + random.weighted(QUANTITIES),
    }));
  }
}
