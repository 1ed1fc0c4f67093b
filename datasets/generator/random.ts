import { createHash } from "node:crypto";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/**
 * A seeded stream of random values. `child` gives an independent stream named by its path, so that
 * drawing more or less in one place changes nothing elsewhere.
 */
export class Random {
  readonly #path: string;
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

  private constructor(path: string) {
    this.#path = path;
    const digest = createHash("sha256").update(path).digest();
    const state = [0, 4, 8, 12].map((at) => digest.readInt32LE(at));
    this.#generator = xoroshiro128plusFromState(state);
  }

  static seeded(seed: number): Random {
    return new Random(String(seed));
  }

  child(...names: readonly (string | number)[]): Random {
    return new Random([this.#path, ...names].join("/"));
  }

  /** Number in [0, 1). */
  next(): number {
    return uniformFloat64(this.#generator);
  }

  /** Integer in [min, max], both included. */
  integer(min: number, max: number): number {
    return uniformInt(this.#generator, min, max);
  }

  /** Number in [min, max). */
  between(min: number, max: number): number {
    return min + (max - min) * this.next();
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Normal deviate (Box–Muller). */
  normal(mean = 0, deviation = 1): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Exponential deviate with the given mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Log-normal deviate: `median` times e to a normal deviate. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(this.normal(0, sigma));
  }

  pick<T>(values: readonly T[]): T {
    if (values.length === 0) throw new RangeError("pick from an empty list");
    return values[this.integer(0, values.length - 1)]!;
  }

  /** Position drawn in proportion to its weight; weights are not negative and not all zero. */
  weighted(weights: readonly number[]): number {
    let rest = this.between(
      0,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
    for (const [at, weight] of weights.entries()) {
      rest -= weight;
      if (rest < 0) return at;
    }
    return weights.findLastIndex((weight) => weight > 0);
  }

  /** A new list in random order (Fisher–Yates). */
  shuffled<T>(values: readonly T[]): T[] {
    const list = [...values];
    for (let at = list.length - 1; at > 0; at--) {
      const other = this.integer(0, at);
      [list[at], list[other]] = [list[other]!, list[at]!];
    }
    return list;
  }

  /** `count` different values in random order. */
  sample<T>(values: readonly T[], count: number): T[] {
    if (count > values.length) throw new RangeError(`sample of ${count} from ${values.length}`);
    return this.shuffled(values).slice(0, count);
  }

  /** Lower-case hexadecimal text. */
  hex(digits: number): string {
    let text = "";
    while (text.length < digits) text += this.integer(0, 0xffff).toString(16).padStart(4, "0");
    return text.slice(0, digits);
  }

  /** A version 4 UUID (RFC 9562). */
  uuid(): string {
    const hex = this.hex(32);
    const variant = (8 + this.integer(0, 3)).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
