import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Seeded draws. */
export class Draws {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** A whole number of [0, bound); `bound` ≥ 1. */
  below(bound: number): number {
    return uniformInt(this.#generator, 0, bound - 1);
  }

  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }
}
